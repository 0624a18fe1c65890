import type { ListedMeasure } from "#lib/measures/queries";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { hereInWords, rangeInWords } from "./measure-words";

/** The measures, one line each: what it asks about, what can be done with it here, and where to look. */
export function MeasureList({ measures }: { measures: readonly ListedMeasure[] }) {
  return (
    <ul className="ruled">
      {measures.map(({ measure, isOn }) => (
        <li
          key={measure.slug}
          className="grid gap-x-6 gap-y-1 py-2.5 sheet:grid-cols-[9rem_minmax(0,1fr)_8rem_7rem_13rem]"
        >
          <Link href={`/library/measures/${measure.slug}`} className="font-medium text-link">
            {measure.name}
          </Link>
          <span>{measure.asks}</span>
          <span className="type-figure text-text-muted">{measure.itemCount} questions</span>
          <span>
            <Badge>{hereInWords(measure, isOn)}</Badge>
          </span>
          <span className="type-figure text-text-muted">
            {measure.cutOff?.note ?? (rangeInWords(measure) && `From ${rangeInWords(measure)}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

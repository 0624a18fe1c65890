import { Link } from "#ui/link";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { CLASS_LABEL, FORMAT_LABEL, plural, stagesInWords } from "../../_components/exercise-words";
import { exerciseHref } from "./library-address";
import { LibraryMarks, type ListedRow } from "./library-marks";

function Entry({ row }: { row: ListedRow }) {
  return (
    <li
      data-line
      data-exercise={`${row.slug} ${row.version}`}
      className="keep-together grid gap-x-8 gap-y-2 py-4 sheet:grid-cols-[minmax(0,1fr)_14rem] rail:grid-cols-[minmax(0,1fr)_19rem] wide:grid-cols-[minmax(0,1fr)_15rem_16rem]"
    >
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className="type-heading">
          <Link id={row.slug} href={exerciseHref(row)}>
            {row.title}
          </Link>
        </h2>
        <p className="max-w-measure">{row.aim}</p>
        <p className="flex flex-wrap gap-x-4">
          {row.mechanisms.map((mechanism) => (
            <MechanismGlyph key={mechanism} name={mechanism} />
          ))}
        </p>
      </div>
      <div className="flex flex-col items-start gap-1 text-text-muted wide:pt-1">
        <p className="type-figure">
          {plural(row.minutes, "minute")}. {FORMAT_LABEL[row.format]}
        </p>
        <p>{stagesInWords(row.stages)}</p>
        <p>
          {CLASS_LABEL[row.exerciseClass]}, level {row.explicitness}
        </p>
        {row.state === "published" && row.format !== "homework" ? (
          <Link href={`/library/${row.slug}/add`} aria-describedby={row.slug}>
            Add to plan
          </Link>
        ) : null}
      </div>
      <div className="flex flex-col items-start gap-1 text-text-muted sheet:col-start-2 wide:col-start-3 wide:pt-1">
        <LibraryMarks row={row} />
      </div>
    </li>
  );
}

/** The exercises one under the other, apart by hairlines alone. */
export function LibraryList({ rows }: { rows: readonly ListedRow[] }) {
  return (
    <ul className="ruled">
      {rows.map((row) => (
        <Entry key={`${row.slug} ${row.version}`} row={row} />
      ))}
    </ul>
  );
}

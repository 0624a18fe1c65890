import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { formatWeekday } from "../../../../../../_ui/when";
import type { LaneEntry } from "../loaders";

const STANDING = {
  stuck: { kind: "strong", words: "Stuck" },
  free: { kind: "plain", words: "Not stuck" },
  open: { kind: "sample", words: "Still open" },
} as const;

/** One episode of a partner in its stages, or how they say they responded. */
export function LaneEntryRow({ entry }: { entry: LaneEntry }) {
  const when = `${formatWeekday(entry.day)}, ${entry.part}`;
  if (entry.kind === "view") {
    return (
      <li className="flex flex-col gap-1 border-b py-3">
        <h4 className="type-label">{when}</h4>
        <p>
          <span className="text-text-muted">Says of own response: </span>
          {entry.response}
        </p>
        {entry.need || entry.realNeed ? (
          <p>
            <span className="text-text-muted">Needed: </span>
            {entry.need} {entry.realNeed ? <q className="break-words">{entry.realNeed}</q> : null}
          </p>
        ) : null}
        <p className="type-note">{entry.under}</p>
      </li>
    );
  }
  const { standing, yes, relief, stages, under, log } = entry;
  return (
    <li className="flex flex-col gap-1 border-b py-3">
      <h4 className="type-label flex flex-wrap items-center gap-2">
        {when}
        <Badge kind={STANDING[standing].kind}>{STANDING[standing].words}</Badge>
      </h4>
      <p className="type-note">
        {yes.length} of 4{standing === "open" ? " so far" : ""}
        {yes.length > 0 ? `: ${yes.join("; ")}` : ""}
      </p>
      <dl className="flex flex-col">
        {relief ? (
          <div>
            <dt className="inline text-text-muted">Relief: </dt>
            <dd className="inline type-figure">{relief}</dd>
          </div>
        ) : null}
        {stages.map(({ name, told, quote }) => (
          <div key={name}>
            <dt className="inline text-text-muted">{name}: </dt>
            <dd className="inline">
              {told}
              {told && quote ? " " : null}
              {quote ? <q className="break-words">{quote}</q> : null}
            </dd>
          </div>
        ))}
      </dl>
      <p className="type-note">{under}</p>
      {log === null ? null : (
        <Link href={log.href} className="inline-flex min-h-control items-center self-start text-link">
          {log.label}
        </Link>
      )}
    </li>
  );
}

import { Badge } from "#ui/badge";
import { formatDate, formatWeekday } from "../../../../_ui/when";
import { RevealLines } from "./reveal-lines";

export type ShownLine = { value: string; label: string; saidA: string; saidB: string; isOpen: boolean };

type SharedLinesProps = { coupleId: string; kind: "check_in" | "rating"; lines: readonly ShownLine[] };

/** The single lines both have shared; of every other line nobody is told who has not. */
export function SharedLines({ coupleId, kind, lines: shared }: SharedLinesProps) {
  const lines = shared.map(({ saidA, saidB, ...line }) => ({
    ...line,
    when:
      kind === "check_in"
        ? `Week of ${formatWeekday(saidA)}`
        : `A sent it on ${formatDate(saidA)}, B on ${formatDate(saidB)}`,
  }));
  // Beside the drawings it is a part of the page; among the ratings, of theirs.
  const Heading = kind === "check_in" ? "h2" : "h3";
  const ready = lines.filter(({ isOpen }) => !isOpen);
  const open = lines.filter(({ isOpen }) => isOpen);
  return (
    <section aria-labelledby="lines" className="screen-only flex max-w-measure flex-col gap-3">
      <Heading id="lines" className="type-heading border-b pb-1">
        Lines both share
      </Heading>
      <RevealLines coupleId={coupleId} lines={ready} />
      {open.length > 0 ? (
        <ul className="ruled">
          {open.map(({ value, label, when }) => (
            <li key={value} className="py-2">
              {label}
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="type-note">{when}</span>
                <Badge>open to both</Badge>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="type-note">
        Each chooses alone, on their own page, which lines the other may read. A line stands here once both
        share the same one; neither is told, and nothing opens before you reveal it.
      </p>
    </section>
  );
}

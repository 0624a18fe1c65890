import type { HistoryLine } from "#lib/exercises/load-history";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { formatMoment } from "../../../../../_ui/when";
import { STATE_LABEL } from "../../../_components/filter-words";
import { replacedBy } from "../../_components/where-from";

/** Of what was published, the newest alone is in use. */
function stateOf({ version, state }: HistoryLine, lines: readonly HistoryLine[]) {
  if (state !== "published") return STATE_LABEL[state];
  return replacedBy(version, lines) === null ? STATE_LABEL.published : "Replaced";
}

function writerOf({ writer }: HistoryLine): string {
  if (writer === null) return "Came with Evenkeel";
  return writer === "you" ? "Begun by you" : "Begun by a colleague";
}

function dateOf(line: HistoryLine, zone: string): string | null {
  if (line.retiredAt) return `retired ${formatMoment(line.retiredAt, zone)}`;
  if (line.publishedAt) return `published ${formatMoment(line.publishedAt, zone)}`;
  return line.updatedAt && `saved ${formatMoment(line.updatedAt, zone)}`;
}

type VersionLinesProps = { slug: string; lines: readonly HistoryLine[]; timeZone: string };

/** All versions, newest first: state, who and when. */
export function VersionLines({ slug, lines, timeZone }: VersionLinesProps) {
  return (
    <ol className="ruled">
      {lines.map((line) => (
        <li key={line.version} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
          <Link
            href={
              line.state === "draft" ? `/library/${slug}/edit` : `/library/${slug}?version=${line.version}`
            }
            className="text-link"
          >
            Version {line.version}
          </Link>
          <Badge kind={stateOf(line, lines) === STATE_LABEL.published ? "strong" : "plain"}>
            {stateOf(line, lines)}
          </Badge>
          <span className="type-note type-figure">
            {[writerOf(line), dateOf(line, timeZone)].filter(Boolean).join(", ")}
          </span>
        </li>
      ))}
    </ol>
  );
}

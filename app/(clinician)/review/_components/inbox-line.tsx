import type { InboxRow } from "#lib/homework/types";
import { Badge } from "#ui/badge";
import { CodeName } from "#ui/code-name";
import { Link } from "#ui/link";
import { formatMoment } from "../../../_ui/when";
import { ReviewedForm } from "./reviewed-form";

const ALERT = {
  agreement: "Agreement not kept: look first",
  consent_check: "A no may not be safe: look first",
  answer: "An answer asks for a look: look first",
} as const;

/** One sent task: whose, what, when, and the two things to do with it. */
export function InboxLine({ row, timeZone }: { row: InboxRow; timeZone: string }) {
  return (
    <li data-line className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="flex min-w-0 flex-col gap-1">
        <Link href={`/review/${row.taskId}`}>
          <CodeName>{row.codeName}</CodeName>, partner {row.slot}: {row.title}
        </Link>
        <p className="type-note flex flex-wrap items-center gap-2">
          <time dateTime={row.submittedAt.toISOString()}>{formatMoment(row.submittedAt, timeZone)}</time>
          {row.outcome === "stopped" ? <span>Stopped early, and that counts</span> : null}
          {row.alert ? <Badge kind="danger">{ALERT[row.alert]}</Badge> : null}
          {row.strained ? <Badge kind="danger">Upset 7 or more: look first</Badge> : null}
        </p>
      </div>
      <ReviewedForm taskId={row.taskId} whose={`${row.codeName}, partner ${row.slot}, ${row.title}`} />
    </li>
  );
}

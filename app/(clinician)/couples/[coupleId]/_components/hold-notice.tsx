import type { Reach } from "#lib/couples/gates";
import type { Hold, OpenHold } from "#lib/couples/holds";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { gateWords, reachWords } from "./hold-words";

type HoldNoticeProps = { coupleId: string; hold: Hold; holds: readonly OpenHold[]; reach: Reach };

/** What is held for this couple and what that means, for the treating clinician alone. */
export function HoldNotice({ coupleId, hold, holds, reach }: HoldNoticeProps) {
  if (hold === "none") return null;
  const people = <Link href={`/couples/${coupleId}/people`}>People and safety</Link>;
  if (hold === "all") {
    return (
      <Notice kind="warning" title="All homework is held">
        {holds.length > 0 ? <p>{holds.map((h) => gateWords(h.gate)).join("; ")}.</p> : null}
        <p>
          The couple is paused or closed, consent is missing or was withdrawn, or a safety hold stops work
          done alone as well. Both partners see the same empty page. {people}
        </p>
      </Notice>
    );
  }
  if (hold === "sexual") {
    return (
      <Notice kind="danger" title="No new sexual exercises for now">
        <p>
          A partner did not feel safe to say no. New sexual exercises wait until you have reviewed that
          answer. Nothing either partner sees has changed. <Link href="/review">Review</Link>
        </p>
      </Notice>
    );
  }
  if (hold === "touch") {
    return (
      <Notice kind="danger" title="No new touch work for now">
        <p>
          A partner said that an agreement was not kept. New touch and sexual exercises wait until you have
          reviewed that answer. Nothing either partner sees has changed. <Link href="/review">Review</Link>
        </p>
      </Notice>
    );
  }
  const gates = holds.map((h) => h.gate);
  const title = hold === "joint" ? "Joint and touch work is held" : "A safety hold is set";
  return (
    <Notice kind="danger" title={title}>
      <p>{gates.map(gateWords).join("; ")}.</p>
      <p>
        {reachWords(reach)} {people}
      </p>
    </Notice>
  );
}

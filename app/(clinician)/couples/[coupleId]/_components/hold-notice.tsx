import type { Reach } from "#lib/couples/gates";
import type { Hold, OpenHold } from "#lib/couples/holds";
import type { AnswerHold } from "#lib/couples/types";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { answerHoldWords } from "../../../_components/held-work-words";
import { gateWords, reachWords } from "./hold-words";

type HoldNoticeProps = {
  coupleId: string;
  hold: Hold;
  holds: readonly OpenHold[];
  answerHolds: readonly AnswerHold[];
  reach: Reach;
};

/** What private answers hold that nobody has reviewed. */
function AnswerNotice({ answerHolds }: Pick<HoldNoticeProps, "answerHolds">) {
  if (answerHolds.length === 0) return null;
  return (
    <Notice kind="danger" title="An answer holds new work for now">
      <p>
        {answerHoldWords(answerHolds.map((one) => one.exerciseClass))} <Link href="/review">Review</Link>
      </p>
    </Notice>
  );
}

/** What is held for this couple and what that means, for the treating clinician alone. */
export function HoldNotice({ coupleId, hold, holds, answerHolds, reach }: HoldNoticeProps) {
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
  const gates = holds.map((h) => h.gate);
  const title = hold === "joint" ? "Joint and touch work is held" : "A safety hold is set";
  return (
    <>
      <AnswerNotice answerHolds={answerHolds} />
      {holds.length > 0 ? (
        <Notice kind="danger" title={title}>
          <p>{gates.map(gateWords).join("; ")}.</p>
          <p>
            {reachWords(reach)} {people}
          </p>
        </Notice>
      ) : null}
    </>
  );
}

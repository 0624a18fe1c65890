import type { CoupleFacts, HeldCouple } from "#lib/couples/find-couple";
import type { ReachTold } from "#lib/couples/reach-told";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { answerHoldWords } from "../../../_components/held-work-words";
import { pausedWords, reachWords } from "./hold-words";
import { gateLine } from "./screening-words";

type HoldNoticeProps = { couple: HeldCouple; reach: ReachTold };

/** What private answers hold that nobody has reviewed. */
function AnswerNotice({ answerHolds }: Pick<CoupleFacts, "answerHolds">) {
  if (answerHolds.length === 0) return null;
  return (
    <Notice kind="danger" title="An answer holds new work for now">
      <p>
        {answerHoldWords(answerHolds.map((one) => one.exerciseClass))} <Link href="/review">Review</Link>
      </p>
    </Notice>
  );
}

/** Why all of it is held, and what both partners see of that: the same, whoever the reason is. */
function allHeldWords(couple: CoupleFacts): string {
  const left = "It left both partners' pages at the same moment";
  const why = pausedWords(couple) ?? "A safety hold stops work done alone as well.";
  if (couple.state === "closed") return `${why} ${left}, and nothing there says why.`;
  const waits =
    couple.state === "active" && couple.isPaused
      ? ", and check-ins, questions and moments wait for both as well"
      : "";
  return `${why} ${left}${waits}. Whoever has homework to do reads that their therapist has paused it for now, and nothing else.`;
}

/** What is held for this couple and what that means, for the treating clinician alone. */
export function HoldNotice({ couple, reach }: HoldNoticeProps) {
  const { hold, gates, answerHolds } = couple;
  if (hold === "none") return null;
  const people = <Link href={`/couples/${couple.id}/people`}>People and safety</Link>;
  if (hold === "all") {
    return (
      <Notice kind="warning" title="All homework is held">
        {gates.length > 0 ? <p>{gateLine(couple)}</p> : null}
        <p>
          {allHeldWords(couple)} {people}
        </p>
      </Notice>
    );
  }
  const title = hold === "joint" ? "Joint and touch work is held" : "A safety hold is set";
  return (
    <>
      <AnswerNotice answerHolds={answerHolds} />
      {gates.length > 0 ? (
        <Notice kind="danger" title={title}>
          <p>{gateLine(couple)}</p>
          <p>
            {reachWords(reach)} {people}
          </p>
        </Notice>
      ) : null}
    </>
  );
}

import type { AnswerAlert } from "#lib/couples/types";
import type { OpenedResponse } from "#lib/homework/types";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { answerHoldWords } from "../../../_components/held-work-words";

const ALERTS: Readonly<Record<AnswerAlert, { title: string; text: string }>> = {
  agreement: {
    title: "What was agreed was not kept",
    text: "This was said in private. See each of them alone before any touch exercise, and do not quote it.",
  },
  consent_check: {
    title: "A no may not be safe here",
    text: "This was said in private. See each of them alone before going on, and do not quote it.",
  },
  answer: {
    title: "An answer asks for a look",
    text: "This exercise watches for this answer. It was said in private: do not quote it.",
  },
};

type ResponseFlagsProps = {
  strained: boolean;
  response: Pick<OpenedResponse, "alert" | "holds" | "reviewed" | "coupleId">;
};

/** What asks for a look before anything else. Neither is ever told to the other partner. */
export function ResponseFlags({ strained, response }: ResponseFlagsProps) {
  const { alert, holds, reviewed, coupleId } = response;
  if (!strained && !alert) return null;
  return (
    <div className="mb-6 flex flex-col gap-3">
      {alert ? (
        <Notice kind="danger" title={ALERTS[alert].title}>
          <p>{ALERTS[alert].text}</p>
          {reviewed ? null : (
            <p>
              {answerHoldWords(holds)} <Link href={`/couples/${coupleId}/people`}>Set a safety hold</Link>
            </p>
          )}
        </Notice>
      ) : null}
      {strained ? (
        <Notice kind="warning" title="Upset or strained at 7 or more">
          This exercise cannot be given again until you mark this as reviewed.
        </Notice>
      ) : null}
    </div>
  );
}

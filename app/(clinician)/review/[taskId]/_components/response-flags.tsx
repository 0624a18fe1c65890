import type { AnswerAlert } from "#lib/homework/types";
import { Notice } from "#ui/notice";

const ALERTS: Readonly<Record<AnswerAlert, { title: string; text: string }>> = {
  agreement: {
    title: "What was agreed was not kept",
    text: "This was said in private. See each of them alone before any touch exercise, and do not quote it. New touch work is held until you mark this as reviewed.",
  },
  consent_check: {
    title: "A no may not be safe here",
    text: "This was said in private. See each of them alone before going on, and do not quote it.",
  },
};

/** What asks for a look before anything else. Neither is ever told to the other partner. */
export function ResponseFlags({ strained, alert }: { strained: boolean; alert: AnswerAlert | null }) {
  if (!strained && !alert) return null;
  return (
    <div className="mb-6 flex flex-col gap-3">
      {alert ? (
        <Notice kind="danger" title={ALERTS[alert].title}>
          {ALERTS[alert].text}
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

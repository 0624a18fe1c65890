import type { OpenedField } from "#lib/homework/types";
import { Icon } from "#ui/icon";
import { AUDIENCE_WORDS, answerWords } from "./answer-words";

/** Every question that was asked, its answer, and whom the writer was told would see it. */
export function AnswerList({ fields }: { fields: readonly OpenedField[] }) {
  return (
    <dl className="ruled">
      {fields.map((opened) => (
        <div key={opened.field.name} className="flex flex-col gap-1 py-3">
          <dt className="type-label">{opened.field.label}</dt>
          <dd className="max-w-measure whitespace-pre-wrap break-words">{answerWords(opened)}</dd>
          <dd className="type-note flex items-center gap-1.5">
            <Icon name="lock" size={14} />
            {AUDIENCE_WORDS[opened.visibility]}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import type { Field } from "#lib/exercises/types";
import { Icon } from "#ui/icon";
import { answerInWords, audienceOf, marksOf, optionsOf } from "../../../_components/exercise-field-words";

function Question({ field }: { field: Field }) {
  const options = optionsOf(field);
  return (
    <li className="keep-together grid gap-x-6 gap-y-1 py-3 sheet:grid-cols-[4rem_minmax(0,1fr)]">
      <p className="type-note type-figure">Step {field.step}</p>
      <div className="flex max-w-measure flex-col gap-1">
        <h3 className="type-label">{field.label}</h3>
        <p className="type-note">{field.why}</p>
        <p>
          {answerInWords(field)}
          {options.length === 0 ? "." : `: ${options.join("; ")}.`}
        </p>
        <p className="flex gap-1.5">
          <span className="pt-0.5 text-text-muted">
            <Icon name="lock" size={16} />
          </span>
          {audienceOf(field)}
        </p>
        {marksOf(field).map((mark) => (
          <p key={mark} className="type-note">
            {mark}
          </p>
        ))}
      </div>
    </li>
  );
}

/** Every question in the order it comes, with how it is answered and who will see the answer. */
export function QuestionList({ fields }: { fields: readonly Field[] }) {
  return (
    <ol className="ruled">
      {fields.map((field) => (
        <Question key={field.name} field={field} />
      ))}
    </ol>
  );
}

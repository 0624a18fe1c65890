import type { ReactNode } from "react";
import type { Field } from "#lib/exercises/types";
import { Checkbox } from "#ui/checkbox";
import { FieldErrors } from "#ui/field-errors";
import { FieldGroup } from "#ui/field-group";
import { Icon } from "#ui/icon";
import { RadioGroup } from "#ui/radio-group";
import { ScaleChoice } from "#ui/scale-choice";
import { TextArea } from "#ui/text-area";
import { TimerControl } from "./timer-control";
import * as WORDS from "./words";

export const ANSWER_ID = "answer";

type QuestionControlProps = {
  field: Field;
  /** Who will see the answer; said before anything is typed. */
  audience: string;
  /** The form value, or the list of picks. */
  value: string | readonly string[];
  /** Minutes as they were typed, where no script runs; empty before. */
  minutes: string;
  errors: readonly string[];
  onTime: () => void;
};

// Far above what an answer may have: a browser cuts what is longer without a word, our own refusal keeps it.
const LONGEST_PASTE = 20_000;

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

function Hint({ field, audience }: { field: Field; audience: string }) {
  const most = field.type === "multi" ? field.max : undefined;
  return (
    <span className="flex flex-col gap-2">
      <span>{field.why}</span>
      {most ? <span>{WORDS.step.pickUpTo(most)}</span> : null}
      <span className="flex items-start gap-2 text-text">
        <span className="pt-1">
          <Icon name="lock" />
        </span>
        {audience}
      </span>
    </span>
  );
}

function choices({ field, value, minutes, onTime }: QuestionControlProps): ReactNode {
  const text = typeof value === "string" ? value : "";
  switch (field.type) {
    case "scale":
      return <ScaleChoice name="answer" low={field.low} high={field.high} value={text} />;
    case "choice":
      return <RadioGroup name="answer" options={field.options} value={text} />;
    case "yesno":
      return <RadioGroup name="answer" options={YES_NO} value={text} />;
    case "multi":
    case "check":
      return (
        <div className="flex flex-col gap-2">
          {field.options.map((option) => (
            <Checkbox
              key={option.value}
              name="answer[]"
              value={option.value}
              label={option.label}
              defaultChecked={value.includes(option.value)}
            />
          ))}
        </div>
      );
    case "timer":
    case "turns":
      return <TimerControl field={field} value={text} typed={minutes} onTime={onTime} />;
    default:
      return null;
  }
}

/** The one question of a page: its words are the page's h1, the reason and the audience stand before the field. */
export function QuestionControl(question: QuestionControlProps) {
  const { field, audience, value, errors } = question;
  if (field.type !== "short" && field.type !== "long") {
    return (
      <FieldGroup
        id={ANSWER_ID}
        legend={field.label}
        hint={<Hint field={field} audience={audience} />}
        errors={errors}
        titled
      >
        {choices(question)}
      </FieldGroup>
    );
  }
  return (
    <div className="flex max-w-measure flex-col">
      <h1 className="type-display mb-2">
        <label htmlFor={ANSWER_ID}>{field.label}</label>
      </h1>
      <div id={`${ANSWER_ID}-hint`} className="mb-4 text-text-muted">
        <Hint field={field} audience={audience} />
      </div>
      <FieldErrors id={`${ANSWER_ID}-errors`} errors={errors} />
      <TextArea
        id={ANSWER_ID}
        name="answer"
        length={field.type === "short" ? "short" : "normal"}
        maxLength={LONGEST_PASTE}
        autoComplete="off"
        defaultValue={typeof value === "string" ? value : ""}
        aria-describedby={errors.length > 0 ? `${ANSWER_ID}-hint ${ANSWER_ID}-errors` : `${ANSWER_ID}-hint`}
        aria-invalid={errors.length > 0 || undefined}
      />
    </div>
  );
}

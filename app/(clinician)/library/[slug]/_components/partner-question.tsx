import type { ReactNode } from "react";
import { audienceLine } from "#lib/exercises/rules";
import type { Field as Question } from "#lib/exercises/types";
import { Button } from "#ui/button";
import { Checkbox } from "#ui/checkbox";
import { Field } from "#ui/field";
import { FieldGroup } from "#ui/field-group";
import { RadioGroup } from "#ui/radio-group";
import { ScaleChoice } from "#ui/scale-choice";
import { TextArea } from "#ui/text-area";
import { TextInput } from "#ui/text-input";
import { plural } from "../../../_components/exercise-words";

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;

type Answered<Type extends Question["type"]> = Extract<Question, { type: Type }>;

function Run({ question }: { question: Answered<"timer" | "turns"> }) {
  const lengths =
    question.type === "turns"
      ? [{ value: String(question.minutesEach), label: `${plural(question.minutesEach, "minute")} each` }]
      : question.minutes.map((minutes) => ({ value: String(minutes), label: plural(minutes, "minute") }));
  return (
    <div className="flex flex-col gap-3">
      {lengths.length === 1 ? (
        <p className="type-display type-figure">{lengths[0]?.label}</p>
      ) : (
        <RadioGroup name={`picture-${question.name}`} options={lengths} />
      )}
      <Button wide>Start</Button>
    </div>
  );
}

function Choices({ question }: { question: Exclude<Question, Answered<"short" | "long">> }) {
  const name = `picture-${question.name}`;
  switch (question.type) {
    case "scale":
      return <ScaleChoice name={name} low={question.low} high={question.high} />;
    case "choice":
      return <RadioGroup name={name} options={question.options} />;
    case "yesno":
      return <RadioGroup name={name} options={YES_NO} />;
    case "multi":
    case "check":
      return (
        <div className="flex flex-col gap-2">
          {question.options.map(({ value, label }) => (
            <Checkbox key={value} name={name} value={value} label={label} />
          ))}
        </div>
      );
    case "timer":
    case "turns":
      return <Run question={question} />;
  }
}

function Asked({ question, label }: { question: Question; label: ReactNode }) {
  const id = `picture-${question.name}`;
  const hint = <span className="text-base text-text-muted">{question.why}</span>;
  if (question.type === "short" || question.type === "long") {
    return (
      <Field id={id} label={label} hint={hint}>
        {(control) =>
          question.type === "short" ? (
            <TextInput {...control} name={id} autoComplete="off" />
          ) : (
            <TextArea {...control} name={id} autoComplete="off" />
          )
        }
      </Field>
    );
  }
  return (
    <FieldGroup id={id} legend={label} hint={hint}>
      <Choices question={question} />
    </FieldGroup>
  );
}

/** One question as a partner meets it on the phone: question, why it is asked, answer, who will see it. */
export function PartnerQuestion({ question, stopLine }: { question: Question; stopLine: string | null }) {
  return (
    <li className="flex flex-col gap-4 py-8">
      <Asked question={question} label={<span className="type-display">{question.label}</span>} />
      <p className="text-text-muted">{audienceLine(question.visibility)}</p>
      {stopLine === null ? null : <p>{stopLine}</p>}
    </li>
  );
}

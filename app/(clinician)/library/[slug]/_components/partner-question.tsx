import { audienceLine } from "#lib/exercises/rules";
import type { Field as Question } from "#lib/exercises/types";
import { Button } from "#ui/button";
import { Checkbox } from "#ui/checkbox";
import { Field } from "#ui/field";
import { FieldGroup } from "#ui/field-group";
import { Icon } from "#ui/icon";
import { RadioGroup } from "#ui/radio-group";
import { ScaleChoice } from "#ui/scale-choice";
import { TextArea } from "#ui/text-area";
import { plural } from "../../../_components/exercise-words";
import { RankedCards, SortedCards } from "./partner-cards";

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;

type Answered<Type extends Question["type"]> = Extract<Question, { type: Type }>;

const idOf = (question: Question) => `picture-${question.name}`;

/** Why it is asked and who will see the answer, said before anything is typed. */
function Hint({ question }: { question: Question }) {
  const most = question.type === "multi" ? question.max : undefined;
  return (
    <span className="mb-2 flex flex-col gap-2 text-base text-text-muted">
      <span>{question.why}</span>
      {most === undefined ? null : <span>Pick up to {most}.</span>}
      <span className="flex items-start gap-2 text-text">
        <span className="pt-1">
          <Icon name="lock" />
        </span>
        {audienceLine(question.visibility)}
      </span>
    </span>
  );
}

function Clock({ question }: { question: Answered<"timer" | "turns"> }) {
  const minutes = question.type === "turns" ? [question.minutesEach] : question.minutes;
  const parts = question.type === "turns" ? question.rounds * 2 : question.parts;
  return (
    <div className="flex flex-col gap-4">
      {minutes.length === 1 ? null : (
        <FieldGroup id={`${idOf(question)}-minutes`} legend="How long?">
          <RadioGroup
            name={idOf(question)}
            value={String(minutes[0])}
            options={minutes.map((length) => ({ value: String(length), label: plural(length, "minute") }))}
          />
        </FieldGroup>
      )}
      <div className="sheet flex flex-col gap-2">
        {parts === 1 ? null : (
          <p className="type-label">{`${question.type === "turns" ? "Turn" : "Part"} 1 of ${parts}`}</p>
        )}
        {question.type === "turns" ? <p>One of you speaks. The other one listens.</p> : null}
        <p className="type-title">Press Start when you are ready.</p>
        <p className="type-note">The time is a guide. You can stop sooner or take longer.</p>
        <div className="mt-2 flex flex-wrap gap-3">
          <Button kind="primary">Start</Button>
          <Button>Stop</Button>
        </div>
      </div>
    </div>
  );
}

function Choices({ question }: { question: Exclude<Question, Answered<"short" | "long">> }) {
  const name = idOf(question);
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
    case "rank":
      return <RankedCards question={question} name={name} />;
    case "sort":
      return <SortedCards question={question} name={name} />;
    case "timer":
    case "turns":
      return <Clock question={question} />;
  }
}

function Asked({ question }: { question: Question }) {
  const label = <span className="type-display">{question.label}</span>;
  const hint = <Hint question={question} />;
  if (question.type === "short" || question.type === "long") {
    return (
      <Field id={idOf(question)} label={label} hint={hint}>
        {(control) => (
          <TextArea {...control} length={question.type === "short" ? "short" : "long"} autoComplete="off" />
        )}
      </Field>
    );
  }
  return (
    <FieldGroup id={idOf(question)} legend={label} hint={hint}>
      <Choices question={question} />
    </FieldGroup>
  );
}

/** One question as a partner meets it on the phone. */
export function PartnerQuestion({ question, stopLine }: { question: Question; stopLine: string | null }) {
  return (
    <li className="flex flex-col gap-4 py-8">
      <Asked question={question} />
      {stopLine === null ? null : <p>{stopLine}</p>}
    </li>
  );
}

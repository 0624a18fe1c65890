"use client";

import { lazy, type ReactNode } from "react";
import { Checkbox } from "../checkbox";
import { FieldErrors } from "../field-errors";
import { FieldGroup } from "../field-group";
import { RadioGroup } from "../radio-group";
import { ScaleChoice } from "../scale-choice";
import { TextArea } from "../text-area";
import type { Asked } from "./asked";
import { QUESTION_WORDS as words } from "./question-words";
import { TEXT_LIMITS } from "./text-limits";

// Few questions need these: their scripts are fetched where one stands, and a plain question stays light.
const ListInputs = lazy(async () => ({ default: (await import("./list-inputs")).ListInputs }));
const PacerControl = lazy(async () => ({ default: (await import("./pacer-control")).PacerControl }));
const RankControl = lazy(async () => ({ default: (await import("./rank-control")).RankControl }));
const SortControl = lazy(async () => ({ default: (await import("./sort-control")).SortControl }));
const TimerControl = lazy(async () => ({ default: (await import("./timer-control")).TimerControl }));

type QuestionProps = {
  question: Asked;
  /** Id of the control or its group; an error summary may link to it. */
  id: string;
  /** Name of the form field. */
  name: string;
  /** Why it is asked and who will see the answer: a `QuestionHint`. */
  hint: ReactNode;
  /** True where the question is the page: its words become the h1. */
  titled?: boolean;
  /** The form value, or the list of picks. */
  value?: string | readonly string[];
  /** Minutes as they were typed, where no script runs; empty before. */
  minutes?: string;
  /** Which turn it is, from 1, where partners take turns. */
  turn?: number;
  errors?: readonly string[];
  /** Told when the answer changed without a key or a press in the form itself. */
  onChange?: () => void;
};

const YES_NO = [
  { value: "yes", label: words.yes },
  { value: "no", label: words.no },
];

const NOTHING = () => {};

function choices(props: QuestionProps): ReactNode {
  const { question, name, value = "", minutes = "", turn = 1, onChange = NOTHING } = props;
  const text = typeof value === "string" ? value : "";
  const rest = { name, value, onChange };
  switch (question.type) {
    case "scale":
      return <ScaleChoice name={name} low={question.low} high={question.high} value={text} />;
    case "choice":
      return <RadioGroup name={name} options={question.options} value={text} />;
    case "yesno":
      return <RadioGroup name={name} options={YES_NO} value={text} />;
    case "multi":
    case "check":
      return (
        <div className="flex flex-col gap-2">
          {question.options.map((option) => (
            <Checkbox
              key={option.value}
              name={`${name}[]`}
              value={option.value}
              label={option.label}
              defaultChecked={value.includes(option.value)}
            />
          ))}
        </div>
      );
    case "timer":
    case "turns":
      return <TimerControl {...rest} question={question} typed={minutes} turn={turn} />;
    case "pacer":
      return <PacerControl {...rest} question={question} typed={minutes} />;
    case "lines":
    case "dates":
      return <ListInputs {...rest} question={question} />;
    case "rank":
      return <RankControl {...rest} question={question} />;
    case "sort":
      return <SortControl {...rest} question={question} />;
    default:
      return null;
  }
}

/** One question with its control: its words, the reason and the audience stand before the field. */
export function Question(props: QuestionProps) {
  const { question, id, name, hint, titled = false, value, errors = [] } = props;
  if (question.type !== "short" && question.type !== "long") {
    return (
      <FieldGroup
        id={id}
        legend={titled ? question.label : <span className="type-display">{question.label}</span>}
        hint={hint}
        errors={errors}
        titled={titled}
      >
        {choices(props)}
      </FieldGroup>
    );
  }
  const label = <label htmlFor={id}>{question.label}</label>;
  return (
    <div className="flex max-w-measure flex-col">
      {titled ? <h1 className="type-display mb-2">{label}</h1> : <p className="type-display mb-2">{label}</p>}
      <div id={`${id}-hint`} className="mb-4">
        {hint}
      </div>
      <FieldErrors id={`${id}-errors`} errors={errors} />
      <TextArea
        id={id}
        name={name}
        length={question.type === "short" ? "short" : "normal"}
        limit={TEXT_LIMITS[question.type]}
        autoComplete="off"
        defaultValue={typeof value === "string" ? value : ""}
        aria-describedby={errors.length > 0 ? `${id}-hint ${id}-errors` : `${id}-hint`}
        aria-invalid={errors.length > 0 || undefined}
      />
    </div>
  );
}

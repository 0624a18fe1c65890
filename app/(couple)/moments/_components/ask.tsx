import type { ReactNode } from "react";
import { Checkbox } from "#ui/checkbox";
import { FieldErrors } from "#ui/field-errors";
import { FieldGroup } from "#ui/field-group";
import { Icon } from "#ui/icon";
import { RadioGroup } from "#ui/radio-group";
import { ScaleChoice } from "#ui/scale-choice";
import { TextArea } from "#ui/text-area";
import { TEXT_LIMITS } from "../../../_ui/question/text-limits";
import { moments as words } from "../words";

type Option = { readonly value: string; readonly label: string };

/** One question with the kinds of answers that these pages have. */
export type Question = { readonly name: string; readonly label: string; readonly why: string } & (
  | { readonly type: "scale"; readonly low: string; readonly high: string }
  | { readonly type: "choice" | "multi"; readonly options: readonly Option[] }
  | { readonly type: "short" | "yesno" }
);

type AskProps = {
  question: Question;
  /** As its form sends it. */
  value: string | readonly string[];
  errors: readonly string[];
};

const YES_NO: readonly Option[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

const asList = (value: AskProps["value"]) => (typeof value === "string" ? (value ? [value] : []) : value);

function Hint({ why, isText }: { why: string; isText: boolean }) {
  return (
    <span className="flex flex-col gap-1">
      <span>{why}</span>
      <span className="flex items-start gap-2">
        <span className="pt-0.5">
          <Icon name="lock" size={14} />
        </span>
        <span>{words.audience}</span>
      </span>
      {isText ? <span>{words.notWatched}</span> : null}
    </span>
  );
}

function control({ question, value }: AskProps): ReactNode {
  const text = typeof value === "string" ? value : (value[0] ?? "");
  switch (question.type) {
    case "scale":
      return <ScaleChoice name={question.name} low={question.low} high={question.high} value={text} />;
    case "yesno":
      return <RadioGroup name={question.name} options={YES_NO} value={text} />;
    case "choice":
      return <RadioGroup name={question.name} options={question.options} value={text} />;
    case "multi":
      return (
        <div className="grid gap-2 sm:grid-cols-2">
          {question.options.map((option) => (
            <Checkbox
              key={option.value}
              name={`${question.name}[]`}
              value={option.value}
              label={option.label}
              defaultChecked={asList(value).includes(option.value)}
            />
          ))}
        </div>
      );
    case "short":
      return null;
  }
}

/** A question, who will see the answer, and its control. */
export function Ask(props: AskProps) {
  const { question, value, errors } = props;
  const { name } = question;
  if (question.type !== "short") {
    return (
      <FieldGroup
        id={name}
        legend={question.label}
        hint={<Hint why={question.why} isText={false} />}
        errors={errors}
      >
        {control(props)}
      </FieldGroup>
    );
  }
  const described = errors.length > 0 ? `${name}-hint ${name}-errors` : `${name}-hint`;
  return (
    <div className="flex max-w-measure flex-col gap-1">
      <label htmlFor={name} className="type-label">
        {question.label}
      </label>
      <div id={`${name}-hint`} className="type-note mb-1">
        <Hint why={question.why} isText />
      </div>
      <FieldErrors id={`${name}-errors`} errors={errors} />
      <TextArea
        id={name}
        name={name}
        length="short"
        limit={TEXT_LIMITS.short}
        autoComplete="off"
        defaultValue={typeof value === "string" ? value : ""}
        aria-describedby={described}
        aria-invalid={errors.length > 0 || undefined}
      />
    </div>
  );
}

"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Button } from "#ui/button";
import { FormProblems } from "#ui/form-problems";
import { useFormAction } from "#ui/use-form-action";
import { AgreementField, type ShownAgreement } from "../../../_components/agreement";
import { useNewestPage } from "../../../_components/use-newest-page";
import { AgreementLine } from "../../_components/agreement-line";
import { Ask, type Question } from "../../_components/ask";
import { WhenFields } from "../../_components/when-fields";
import { moments as words } from "../../words";
import { tellResponseAction } from "../actions";

type ViewFormProps = {
  questions: readonly Question[];
  agreement: ShownAgreement;
  days: readonly { value: string; label: string }[];
  day: string;
  part: string;
};

/** A day, a part of it, one tap, and what one needed oneself if one likes. */
export function ViewForm({ questions, agreement, days, day, part }: ViewFormProps) {
  const [state, send, isPending] = useFormAction(tellResponseAction, "/moments/view");
  useNewestPage(state);
  const ids = Object.fromEntries(questions.map(({ name }) => [name, name]));
  return (
    <form action={send} noValidate className="flex flex-1 flex-col gap-8">
      <FormProblems state={state} fieldIds={{ day: "day", part: "part", ...ids }} />
      <AgreementField agreement={agreement} />
      <AgreementLine agreement={agreement.line} />
      <WhenFields
        days={days}
        day={typedValue(state, "day", day)}
        part={typedValue(state, "part", part)}
        errors={{ day: fieldErrors(state, "day"), part: fieldErrors(state, "part") }}
      />
      {questions.map((question) => (
        <Ask
          key={question.name}
          question={question}
          value={typedValue(state, question.name)}
          errors={fieldErrors(state, question.name)}
        />
      ))}
      <div className="mt-auto flex flex-col gap-3">
        <p className="text-text-muted">{words.once}</p>
        <Button type="submit" kind="primary" wide aria-disabled={isPending || undefined}>
          {isPending ? words.saving : words.sendLast}
        </Button>
      </div>
    </form>
  );
}

"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { REASON_LIMIT } from "#lib/supervision/rules";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { askCoSignAction, endCoSignAction } from "../actions";

/** A request or co-signature that stands, in words. */
export type StandingCoSign = {
  id: string;
  words: string;
  status: string;
  note: string | null;
  /** Nobody has decided about it yet. */
  isWaiting: boolean;
};

type CoSignProps = {
  coupleId: string;
  standing: readonly StandingCoSign[];
  /** What a supervisor could be asked about. */
  choices: readonly { value: string; label: string }[];
};

/** What was asked of a supervisor, and the form to ask. */
export function CoSign({ coupleId, standing, choices }: CoSignProps) {
  const [asked, ask] = useFormAction(askCoSignAction);
  const [ended, end] = useFormAction(endCoSignAction);
  return (
    <div className="flex flex-col gap-3">
      {standing.length > 0 ? (
        <ul className="ruled" aria-label="Co-signatures">
          {standing.map((one) => (
            <li key={one.id} className="flex flex-col gap-1 py-3">
              <p className="font-medium">{one.words}</p>
              <p>{one.status}</p>
              {one.note ? (
                <p className="type-note max-w-measure whitespace-pre-wrap break-words">{one.note}</p>
              ) : null}
              <form action={end}>
                <input type="hidden" name="coupleId" value={coupleId} />
                <input type="hidden" name="coSignId" value={one.id} />
                <SubmitButton kind="plain" pending={one.isWaiting ? "Withdrawing" : "Ending"}>
                  {one.isWaiting ? "Withdraw" : "End this"}
                  <span className="sr-only">: {one.words}</span>
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
      {ended.status === "idle" ? null : <FormProblems state={ended} fieldIds={{}} />}
      {choices.length > 0 ? (
        <details open={asked.status !== "idle"}>
          <summary className="cursor-pointer underline">Ask a supervisor to co-sign</summary>
          <form action={ask} className="mt-3 flex flex-col gap-3" noValidate>
            <FormProblems state={asked} fieldIds={{ what: "co-sign-what", reason: "co-sign-reason" }} />
            <input type="hidden" name="coupleId" value={coupleId} />
            <Field id="co-sign-what" label="What should go on" errors={fieldErrors(asked, "what")}>
              {(control) => (
                <Select
                  {...control}
                  name="what"
                  options={[{ value: "", label: "Choose" }, ...choices]}
                  defaultValue={typedValue(asked, "what")}
                  key={typedValue(asked, "what")}
                />
              )}
            </Field>
            <Field
              id="co-sign-reason"
              label="Why it can go on with care"
              hint="Supervisors of your practice read this line and your name. Write nothing that tells whose couple it is."
              errors={fieldErrors(asked, "reason")}
            >
              {(control) => (
                <TextArea
                  {...control}
                  name="reason"
                  length="short"
                  limit={REASON_LIMIT}
                  defaultValue={typedValue(asked, "reason")}
                  key={typedValue(asked, "reason")}
                />
              )}
            </Field>
            <div>
              <SubmitButton kind="quiet" pending="Asking">
                Ask
              </SubmitButton>
            </div>
          </form>
        </details>
      ) : null}
    </div>
  );
}

"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Badge } from "#ui/badge";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { recordScreeningAction } from "../actions";

const STATUSES = [
  { value: "clear", label: "Clear" },
  { value: "concern", label: "A concern: then set the hold that names it" },
  { value: "not_done", label: "Not done" },
];

export type ScreenedPartner = {
  partnerId: string;
  slot: string;
  /** Whether it counts today. */
  counts: boolean;
  words: string;
  /** Everything that was written down, newest first. */
  written: readonly { id: string; words: string }[];
  /** More of it is older than that. */
  hasOlder: boolean;
};

type ScreeningProps = { coupleId: string; today: string; partner: ScreenedPartner };

/** Where one partner's screening stands, and the form that writes down a new one. */
export function Screening({ coupleId, today, partner }: ScreeningProps) {
  const { partnerId, slot, counts, words, written, hasOlder } = partner;
  const [state, send] = useFormAction(recordScreeningAction);
  const ids = { status: `status-${slot}`, screenedOn: `screened-${slot}` };
  return (
    <li className="flex flex-col gap-2 py-3">
      <p>
        <span className="inline-flex flex-wrap items-center gap-3">
          Partner {slot}
          <Badge kind={counts ? "plain" : "danger"}>{counts ? "screened" : "due"}</Badge>
        </span>
      </p>
      <p>{words}</p>
      {state.status === "done" ? <FormProblems state={state} fieldIds={{}} /> : null}
      <details open={state.status === "refused"}>
        <summary className="cursor-pointer underline">Write down a screening of {slot}</summary>
        <form action={send} className="mt-3 flex flex-col gap-3" noValidate>
          {state.status === "refused" ? <FormProblems state={state} fieldIds={ids} /> : null}
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="partnerId" value={partnerId} />
          <Field
            id={ids.status}
            label={`How it came out for ${slot}`}
            hint="The outcome alone. What was said has no place here."
            errors={fieldErrors(state, "status")}
          >
            {(control) => (
              <Select
                {...control}
                name="status"
                defaultValue={typedValue(state, "status")}
                key={typedValue(state, "status")}
                options={[{ value: "", label: "Choose" }, ...STATUSES]}
              />
            )}
          </Field>
          <Field
            id={ids.screenedOn}
            label={`Day ${slot} was seen alone`}
            errors={fieldErrors(state, "screenedOn")}
          >
            {(control) => (
              <TextInput
                {...control}
                name="screenedOn"
                type="date"
                width="narrow"
                max={today}
                defaultValue={typedValue(state, "screenedOn", today)}
                key={typedValue(state, "screenedOn")}
              />
            )}
          </Field>
          <div>
            <SubmitButton kind="quiet" pending="Saving">
              Save the screening of {slot}
            </SubmitButton>
          </div>
        </form>
      </details>
      {written.length > 0 ? (
        <details>
          <summary className="cursor-pointer underline">
            Screenings of {slot} so far ({hasOlder ? "the newest " : ""}
            {written.length})
          </summary>
          <ul className="mt-1 flex flex-col gap-1">
            {written.map((one) => (
              <li key={one.id} className="type-note type-figure">
                {one.words}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

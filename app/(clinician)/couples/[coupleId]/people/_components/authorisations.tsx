"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import type { AuthorisationLine } from "#lib/notes/authorisations";
import type { Released } from "#lib/notes/rules-release";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { formatDate } from "../../../../../_ui/when";
import { withdrawAuthorisationAction, writeAuthorisationAction } from "../actions";

const IDS = {
  slot: "signed-slot",
  record: "signed-record",
  signedOn: "signed-on",
  purpose: "signed-purpose",
};
const ON_PAPER = { joint: "joint record", own: "own sub-file" } as const;

type AuthorisationsProps = {
  coupleId: string;
  /** The practice's day. */
  today: string;
  authorisations: readonly AuthorisationLine[];
  releasable: readonly { value: Released; label: string }[];
  purposeLimit: number;
};

/** What each has signed for, each with its own way to be withdrawn, and the form that writes another down. */
export function Authorisations(props: AuthorisationsProps) {
  const { coupleId, today, authorisations, releasable, purposeLimit } = props;
  const [state, send] = useFormAction(writeAuthorisationAction);
  const [withdrawn, withdraw] = useFormAction(withdrawAuthorisationAction);
  const given = (name: string, other = "") => typedValue(state, name, other);
  return (
    <div className="flex flex-col gap-4">
      <p className="type-note">
        The joint record leaves the practice with the written authorisation of each of the two, a sub-file
        with that of its own partner. Write down what was signed on paper.
      </p>
      <FormProblems state={withdrawn} fieldIds={{}} />
      {authorisations.length === 0 ? (
        <p className="text-text-muted">Nobody has signed for a release.</p>
      ) : (
        <ul className="ruled border-y">
          {authorisations.map((one) => (
            <li key={one.id} className="flex flex-col gap-1 py-2">
              <p>
                {one.slot}, {ON_PAPER[one.record]},{" "}
                <span className="type-figure">signed {formatDate(one.signedOn)}</span>
                {one.withdrawnOn ? (
                  <span className="type-figure text-text-muted">
                    , withdrawn {formatDate(one.withdrawnOn)}
                  </span>
                ) : null}
              </p>
              <p className="type-note wrap-anywhere">{one.purpose}</p>
              {one.withdrawnOn ? null : (
                <form action={withdraw}>
                  <input type="hidden" name="coupleId" value={coupleId} />
                  <input type="hidden" name="authorisationId" value={one.id} />
                  <input type="hidden" name="withdrawnOn" value={today} />
                  <SubmitButton kind="plain" pending="Withdrawing">
                    Withdrawn today
                    <span className="sr-only">
                      : {one.slot}, {ON_PAPER[one.record]}, signed {formatDate(one.signedOn)}
                    </span>
                  </SubmitButton>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <details open={state.status === "refused"}>
        <summary className="inline-flex min-h-control cursor-pointer items-center text-link">
          Write down an authorisation
        </summary>
        <form action={send} className="mt-2 flex flex-col gap-4" noValidate>
          <FormProblems state={state} fieldIds={IDS} />
          <input type="hidden" name="coupleId" value={coupleId} />
          <div className="grid gap-4 sheet:grid-cols-3">
            <Field id={IDS.slot} label="Who signed" errors={fieldErrors(state, "slot")}>
              {(control) => (
                <Select
                  {...control}
                  name="slot"
                  defaultValue={given("slot")}
                  key={given("slot")}
                  options={[
                    { value: "", label: "Choose" },
                    { value: "A", label: "Partner A" },
                    { value: "B", label: "Partner B" },
                  ]}
                />
              )}
            </Field>
            <Field id={IDS.record} label="For what record" errors={fieldErrors(state, "record")}>
              {(control) => (
                <Select
                  {...control}
                  name="record"
                  defaultValue={given("record")}
                  key={given("record")}
                  options={[{ value: "", label: "Choose" }, ...releasable]}
                />
              )}
            </Field>
            <Field id={IDS.signedOn} label="Signed on" errors={fieldErrors(state, "signedOn")}>
              {(control) => (
                <TextInput
                  {...control}
                  name="signedOn"
                  type="date"
                  max={today}
                  defaultValue={given("signedOn", today)}
                  key={given("signedOn", today)}
                />
              )}
            </Field>
          </div>
          <Field
            id={IDS.purpose}
            label="What for, and to whom"
            hint="Sealed, for you alone."
            errors={fieldErrors(state, "purpose")}
          >
            {(control) => (
              <TextArea
                {...control}
                name="purpose"
                length="short"
                limit={purposeLimit}
                defaultValue={given("purpose")}
                key={given("purpose")}
              />
            )}
          </Field>
          <div>
            <SubmitButton kind="quiet">Save the authorisation</SubmitButton>
          </div>
        </form>
      </details>
    </div>
  );
}

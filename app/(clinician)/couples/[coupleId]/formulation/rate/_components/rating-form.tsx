"use client";
import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { MECHANISM_LABEL } from "../../../../../_components/exercise-words";
import { rateCoupleAction } from "../../actions";

type Statement = { key: string; words: string; A: number | null; B: number | null };
type Group = {
  mechanism: keyof typeof MECHANISM_LABEL;
  cues: readonly string[];
  statements: readonly Statement[];
};

const SLOTS = ["A", "B"] as const;

function Cell({
  name,
  label,
  value,
  state,
}: {
  name: string;
  label: string;
  value: number | null;
  state: FormState;
}) {
  const typed = typedValue(state, name, value === null ? "" : String(value));
  const isWrong = fieldErrors(state, name).length > 0;
  return (
    <TextInput
      id={name}
      name={name}
      key={typed}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      width="narrow"
      inputMode="numeric"
      maxLength={2}
      autoComplete="off"
      defaultValue={typed}
    />
  );
}

/** The 27 statements with a number for each partner: Tab from one to the next, nothing else to do. */
export function RatingForm({ coupleId, groups }: { coupleId: string; groups: readonly Group[] }) {
  const [state, send] = useFormAction(rateCoupleAction);
  const ids = groups.flatMap(({ statements }) =>
    statements.flatMap(({ key }) => SLOTS.map((slot) => `${slot}.${key}`)),
  );
  return (
    <form action={send} noValidate className="flex max-w-reading flex-col gap-8">
      <FormProblems state={state} fieldIds={Object.fromEntries(ids.map((id) => [id, id]))} />
      <input type="hidden" name="coupleId" value={coupleId} />
      {groups.map(({ mechanism, cues, statements }) => (
        <table key={mechanism} className="w-full border-collapse">
          <caption className="pb-2 text-start">
            <span className="type-heading block">{MECHANISM_LABEL[mechanism]}</span>
            <span className="type-note block">Look for: {cues.join(". ")}.</span>
          </caption>
          <thead>
            <tr>
              <th scope="col" className="border-b py-1 pe-3 text-start text-sm font-medium text-text-muted">
                As each would say it
              </th>
              {SLOTS.map((slot) => (
                <th
                  key={slot}
                  scope="col"
                  className="w-20 border-b px-1 py-1 text-start text-sm font-medium text-text-muted"
                >
                  Partner {slot}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {statements.map((one) => (
              <tr key={one.key}>
                <th scope="row" className="border-b py-2 pe-3 text-start font-normal">
                  <span className="type-figure text-text-muted">{one.key}</span> {one.words}
                </th>
                {SLOTS.map((slot) => (
                  <td key={slot} className="w-20 border-b px-1 py-2 align-top">
                    <Cell
                      name={`${slot}.${one.key}`}
                      label={`${one.key}, partner ${slot}`}
                      value={one[slot]}
                      state={state}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <div className="sticky bottom-0 border-t bg-bg py-3">
        <SubmitButton pending="Saving">Save the ratings</SubmitButton>
      </div>
    </form>
  );
}

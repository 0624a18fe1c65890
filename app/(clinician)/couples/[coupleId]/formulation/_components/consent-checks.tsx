"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { LINE_LIMIT } from "#lib/couples/rules";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Notice } from "#ui/notice";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { markConsentCheckAction } from "../actions";

type Slot = "A" | "B";
type ConsentChecksProps = {
  coupleId: string;
  checks: readonly { slot: Slot; keys: readonly string[]; ratedAt: Date | null }[];
  marks: readonly { id: string; slot: Slot; on: string; note: string }[];
  wordsOf: Readonly<Record<string, string>>;
};

/** The private checks that high ratings open, each with the way to close it, and those that were closed. */
export function ConsentChecks({ coupleId, checks, marks, wordsOf }: ConsentChecksProps) {
  const [state, send] = useFormAction(markConsentCheckAction);
  const open = checks.filter(({ keys }) => keys.length > 0);
  const isGone = !open.some(({ slot }) => slot === typedValue(state, "slot"));
  if (open.length === 0 && marks.length === 0 && state.status === "idle") return null;
  return (
    <div className="mb-8 flex flex-col gap-4">
      {state.status === "done" || isGone ? <FormProblems state={state} fieldIds={{}} /> : null}
      {open.length > 0 ? (
        <Notice kind="danger" title="See each alone about consent before any touch or sexual work">
          {open.map(({ slot, keys, ratedAt }) => {
            const isLast = typedValue(state, "slot") === slot;
            const id = `note-${slot}`;
            return (
              <form key={slot} action={send} className="flex flex-col gap-3" noValidate>
                <p>
                  Partner {slot}: {keys.map((key) => `${key}, ${wordsOf[key]}`).join(" ")} Rated 7 or more.
                  This stands here alone; neither partner is told.
                </p>
                {isLast && state.status === "refused" ? (
                  <FormProblems state={state} fieldIds={{ note: id }} />
                ) : null}
                <input type="hidden" name="coupleId" value={coupleId} />
                <input type="hidden" name="slot" value={slot} />
                <input type="hidden" name="ratedAt" value={ratedAt?.toISOString() ?? ""} />
                <Field
                  id={id}
                  label={`Seen alone, partner ${slot}: one line for the record`}
                  hint="Sealed. No partner ever sees it."
                  errors={isLast ? fieldErrors(state, "note") : []}
                >
                  {(control) => (
                    <TextArea
                      {...control}
                      name="note"
                      length="short"
                      limit={LINE_LIMIT}
                      defaultValue={isLast ? typedValue(state, "note") : ""}
                      key={isLast ? typedValue(state, "note") : ""}
                    />
                  )}
                </Field>
                <div>
                  <SubmitButton kind="quiet" pending="Saving">
                    Done with partner {slot}
                  </SubmitButton>
                </div>
              </form>
            );
          })}
        </Notice>
      ) : null}
      {marks.length > 0 ? (
        <details>
          <summary className="min-h-8 cursor-pointer py-1 text-text-muted">
            Consent checks that were done ({marks.length})
          </summary>
          <ul className="ruled max-w-measure">
            {marks.map(({ id, slot, on, note }) => (
              <li key={id} className="flex flex-col py-2">
                <span className="type-note type-figure">
                  Partner {slot}, {on}
                </span>
                <span>{note}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

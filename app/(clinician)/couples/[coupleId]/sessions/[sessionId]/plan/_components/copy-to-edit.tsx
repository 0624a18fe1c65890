"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import type { ClosedPlan } from "#lib/planning/closed-plan";
import type { SessionFacts } from "#lib/planning/types";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Link } from "#ui/link";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { formatDay, formatMoment } from "../../../../../../../_ui/when";
import { startPlanAction } from "../actions";

type CopyToEditProps = { coupleId: string; session: SessionFacts; closed: ClosedPlan };

/** A plan that stays as it is, and the way to go on with a copy: into a coming session that has none yet. */
export function CopyToEdit({ coupleId, session, closed: { signedAt, copyTo } }: CopyToEditProps) {
  const [state, send] = useFormAction(startPlanAction);
  const chosen = typedValue(state, "sessionId");
  return (
    <section aria-labelledby="copy-title" className="mt-8 max-w-reading border-t pt-4">
      <h3 id="copy-title" className="type-label">
        {signedAt ? `Signed on ${formatDay(signedAt, session.zone)}` : "This session is closed"}
      </h3>
      <p className="type-note mt-1 mb-3">
        This plan stays as it is. A copy takes its structure and minutes along, without decisions or notes.
      </p>
      {copyTo.length === 0 ? (
        <p>
          No coming session is without a plan.{" "}
          <Link href={`/couples/${coupleId}/sessions/new`}>Set the next session</Link>
        </p>
      ) : (
        <form action={send} className="flex flex-wrap items-end gap-3">
          <div className="basis-full empty:hidden">
            <FormProblems state={state} fieldIds={{ sessionId: "copy-to" }} />
          </div>
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="frame" value="last" />
          <input type="hidden" name="from" value={session.id} />
          <div className="min-w-0 grow sheet:max-w-80">
            <Field id="copy-to" label="Into" errors={fieldErrors(state, "sessionId")}>
              {(control) => (
                <Select
                  {...control}
                  name="sessionId"
                  key={chosen}
                  defaultValue={chosen || undefined}
                  options={copyTo.map(({ id, number, startsAt, zone }) => ({
                    value: id,
                    label: `Session ${number}, ${formatMoment(startsAt, zone)}`,
                  }))}
                />
              )}
            </Field>
          </div>
          <SubmitButton kind="plain" pending="Copying">
            Copy to edit
          </SubmitButton>
        </form>
      )}
    </section>
  );
}

"use client";
import { type ReactNode, startTransition, useState } from "react";
import { type FormState, fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import type { WallTime } from "#lib/planning/types";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { SubmitButton } from "#ui/submit-button";
import { UndoBar } from "#ui/undo-bar";
import { useFormAction } from "#ui/use-form-action";
import { LengthField } from "../../../_components/length-field";
import { WallFields } from "../../../_components/wall-fields";
import { cancelSessionAction, moveSessionAction, putBackSessionAction } from "../actions";
import { useLengthByNow } from "./use-length-by-now";

type ChangeFormsProps = {
  coupleId: string;
  sessionId: string;
  wall: WallTime;
  minutes: number;
  later: number;
  /** The minutes of this session and of those after it, in order. */
  lengths: readonly number[];
  isCancelled: boolean;
};

const IDS = { date: "date", time: "time", zone: "zone", minutes: "minutes" };

function formOf(values: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

function Reach({
  id,
  legend,
  later,
  state,
}: {
  id: string;
  legend: string;
  later: number;
  state: FormState;
}) {
  if (later === 0) return null;
  return (
    <FieldGroup id={id} legend={legend} errors={fieldErrors(state, "reach")}>
      <RadioGroup
        key={typedValue(state, "reach", "one")}
        name="reach"
        value={typedValue(state, "reach", "one")}
        options={[
          { value: "one", label: "This one" },
          {
            value: "later",
            label: later === 1 ? "This one and the one after it" : `This one and the ${later} after it`,
          },
        ]}
      />
    </FieldGroup>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-4">
      <h2 id={id} className="type-heading border-b pb-2">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Moves or cancels a session, or the rest of its series; each can be taken back at once. */
export function ChangeForms({
  coupleId,
  sessionId,
  wall,
  minutes,
  later,
  lengths,
  isCancelled,
}: ChangeFormsProps) {
  const [moved, move] = useFormAction(moveSessionAction);
  const [cancelled, cancel] = useFormAction(cancelSessionAction);
  const [back, putBack] = useFormAction(putBackSessionAction);
  const of = { coupleId, sessionId };
  // Where a session stood when Move was pressed, and how many were moved along.
  const [stood, setStood] = useState<Readonly<Record<string, string>> | null>(null);
  const [settled, setSettled] = useState<FormState>(IDLE);
  const answer = isCancelled ? cancelled : moved;
  useLengthByNow(moved);
  const takeBack = () => {
    setSettled(answer);
    setStood(null);
    startTransition(() => {
      if (isCancelled) putBack(formOf(of));
      else if (stood) move(formOf(stood));
    });
  };
  const stoodAt = (form: FormData) => {
    const reach = String(form.get("reach") ?? "one");
    const typed = String(form.get("minutes") ?? minutes);
    const back = { ...of, ...wall, reach };
    if (Number(typed) === minutes) return back;
    return { ...back, drawn: typed, lengths: (reach === "one" ? [minutes] : lengths).join(",") };
  };
  const hidden = Object.entries(of).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return (
    <div className="flex flex-col gap-8">
      {answer.status === "done" && answer !== settled ? (
        isCancelled || stood ? (
          <UndoBar message={answer.note} onUndo={takeBack} onGone={() => setSettled(answer)} />
        ) : (
          <FormProblems state={answer} fieldIds={{}} />
        )
      ) : null}
      {isCancelled ? (
        <Part id="back" title="This session is cancelled">
          <p className="max-w-measure text-text-muted">
            Its number and its plan are kept. Calendars mark it as cancelled when the file is taken again.
          </p>
          <form action={putBack} className="flex flex-col gap-4">
            {back.status === "refused" ? <FormProblems state={back} fieldIds={{}} /> : null}
            {hidden}
            <div>
              <SubmitButton kind="quiet" pending="Putting back">
                Put it back
              </SubmitButton>
            </div>
          </form>
        </Part>
      ) : (
        <div className="grid gap-8 wide:grid-cols-2">
          <Part id="move" title="Move">
            <form
              action={move}
              onSubmit={({ currentTarget }) => setStood(stoodAt(new FormData(currentTarget)))}
              className="flex flex-col gap-4"
              noValidate
            >
              {moved.status === "refused" ? <FormProblems state={moved} fieldIds={IDS} /> : null}
              {hidden}
              <input type="hidden" name="drawn" value={minutes} />
              <WallFields state={moved} start={wall}>
                <LengthField state={moved} minutes={minutes} />
              </WallFields>
              {lengths.some((one) => one !== minutes) ? (
                <p className="type-note">
                  Those after it are not all {minutes} minutes. A length you change here is then the length of
                  all that move; left as it is, each keeps its own.
                </p>
              ) : null}
              <Reach id="move-reach" legend="Which sessions move" later={later} state={moved} />
              <div>
                <SubmitButton pending="Moving">Move</SubmitButton>
              </div>
            </form>
          </Part>
          <Part id="cancel" title="Cancel">
            <form action={cancel} className="flex flex-col gap-4">
              {cancelled.status === "refused" ? <FormProblems state={cancelled} fieldIds={{}} /> : null}
              {hidden}
              <p className="max-w-measure text-text-muted">
                Its number stays its own, and its plan is kept. Whoever comes sees no appointment any more;
                nobody is written to.
              </p>
              <Reach
                id="cancel-reach"
                legend="Which sessions are cancelled"
                later={later}
                state={cancelled}
              />
              <div>
                <SubmitButton kind="quiet" pending="Cancelling">
                  Cancel session
                </SubmitButton>
              </div>
            </form>
          </Part>
        </div>
      )}
    </div>
  );
}

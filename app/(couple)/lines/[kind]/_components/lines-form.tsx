"use client";
import { type FormPick, type FormState, fieldErrors, type Said, typedList } from "#lib/auth/form-state";
import { Checkbox } from "#ui/checkbox";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { HardLinkButton } from "#ui/hard-link";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { PassphraseField } from "../../../_components/passphrase-field";
import { lines as words } from "../../words";
import { chooseLinesAction, openLinesAction } from "../actions";

/** The lines to tick: as they are shared, and after a refusal as they were ticked. */
function PickGroups({ picks, kept }: { picks: readonly FormPick[]; kept: FormState }) {
  const typed = typedList(kept, "picked");
  const isTicked = ({ value, isPicked }: FormPick) =>
    kept.status === "refused" ? typed.includes(value) : isPicked;
  const groups = [...new Set(picks.map(({ group }) => group))];
  return groups.map((group, place) => (
    <FieldGroup key={group} id={`group-${place}`} legend={group}>
      <div className="flex flex-col gap-2">
        {picks
          .filter((pick) => pick.group === group)
          .map((pick) => (
            <div key={pick.value}>
              <input type="hidden" name="offered[]" value={pick.value} />
              <Checkbox
                key={String(isTicked(pick))}
                name="picked[]"
                value={pick.value}
                label={pick.label}
                defaultChecked={isTicked(pick)}
              />
            </div>
          ))}
      </div>
    </FieldGroup>
  ));
}

function OpenLines({ said }: { said: readonly Said[] }) {
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="open" className="flex flex-col gap-4 border-t pt-6">
      <h2 id="open" className="type-title">
        {words.open}
      </h2>
      {said.map(({ title, lines }) => (
        <section key={`${title} ${lines.join(" ")}`} className="flex flex-col gap-1 border-l-2 pl-4">
          <h3 className="type-label">{title}</h3>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
    </section>
  );
}

type LinesFormProps = { kind: string; address: string };

/** Asks for the passphrase, and shows in its place what can be shared and what is open. */
export function LinesForm({ kind, address }: LinesFormProps) {
  const [state, send] = useFormAction(openLinesAction, address);
  const [kept, keep] = useFormAction(chooseLinesAction, address);
  if (state.status === "done") {
    // What was kept in part is said in place of the lines: how they stand now is shown behind the passphrase alone.
    const picks = kept.status === "done" ? [] : (state.picks ?? []);
    return (
      <div className="flex flex-1 flex-col gap-6">
        {kept.status === "done" ? (
          <FormProblems state={kept} fieldIds={{}} />
        ) : (
          <p role="status">{state.note}</p>
        )}
        {picks.length > 0 ? (
          <form action={keep} className="flex flex-col gap-6" noValidate>
            <FormProblems state={kept} fieldIds={{}} />
            <input type="hidden" name="kind" value={kind} />
            <PickGroups picks={picks} kept={kept} />
            <SubmitButton wide pending={words.saving}>
              {words.save}
            </SubmitButton>
          </form>
        ) : null}
        <OpenLines said={state.said ?? []} />
        <div className="mt-auto">
          <HardLinkButton href="/home" wide>
            {words.home}
          </HardLinkButton>
        </div>
      </div>
    );
  }
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={kept} fieldIds={{}} />
      <FormProblems state={state} fieldIds={{ passphrase: "passphrase" }} />
      <input type="hidden" name="kind" value={kind} />
      <PassphraseField label={words.passphrase} errors={fieldErrors(state, "passphrase")} />
      <SubmitButton wide pending={words.showing}>
        {words.show}
      </SubmitButton>
    </form>
  );
}

"use client";
import { fieldErrors } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { HardLinkButton } from "#ui/hard-link";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { PassphraseField } from "../../../_components/passphrase-field";
import { questions as words } from "../../words";
import { openSentRatingsAction } from "../actions";

/** Asks for the passphrase, and shows the numbers in its place. */
export function SentForm() {
  const [state, send] = useFormAction(openSentRatingsAction, "/questions/sent");
  if (state.status === "done") {
    const parts = (state.said ?? []).filter(({ lines }) => lines.length > 0);
    return (
      <div className="flex flex-1 flex-col gap-6">
        <p role="status">{state.note}</p>
        {parts.map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h2 className="type-note type-figure">{title}</h2>
            <ul className="ruled">
              {lines.map((line) => (
                <li key={line} className="py-2">
                  {line}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <div className="mt-auto">
          <HardLinkButton href="/home" kind="primary" wide>
            {words.home}
          </HardLinkButton>
        </div>
      </div>
    );
  }
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={{ passphrase: "passphrase" }} />
      <PassphraseField label={words.passphrase} errors={fieldErrors(state, "passphrase")} />
      <SubmitButton wide pending={words.showing}>
        {words.show}
      </SubmitButton>
    </form>
  );
}

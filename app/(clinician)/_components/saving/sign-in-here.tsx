"use client";
import { useActionState, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { type FormState, fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import { Button } from "#ui/button";
import { Dialog } from "#ui/dialog";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";

/** Signs in without leaving the page; what is on it stays, and is saved right after. */
export function SignInHere({ onSignedIn }: { onSignedIn: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Sign in here
      </Button>
      {open ? <SignInDialog onClose={() => setOpen(false)} onSignedIn={onSignedIn} /> : null}
    </>
  );
}

/** Asks at the door; what was typed stays where it does not answer. */
async function signInHere(_before: FormState, form: FormData): Promise<FormState> {
  try {
    const answer = await fetch("/sign-in-here", { method: "POST", body: form, cache: "no-store" });
    return (await answer.json()) as FormState;
  } catch {
    return {
      status: "refused",
      code: "unexpected",
      message: "The server cannot be reached. Please try again.",
      fields: {},
      values: { email: String(form.get("email") ?? "") },
    };
  }
}

function SignInDialog({ onClose, onSignedIn }: { onClose: () => void; onSignedIn: () => void }) {
  const [state, send] = useActionState(signInHere, IDLE);
  const told = useRef(false);
  useEffect(() => {
    if (state.status !== "done" || told.current) return;
    told.current = true;
    onClose();
    onSignedIn();
  }, [state, onClose, onSignedIn]);
  // Beside the page and in no form of it: of a form within a form the browser sends the outer one.
  return createPortal(
    <Dialog open onClose={onClose} title="Sign in">
      <form
        action={send}
        // The form it stands in, as React sees it, has nothing to do with this one.
        onSubmit={(event) => event.stopPropagation()}
        className="flex flex-col gap-4"
        noValidate
      >
        <p>What you wrote stays on this page. It is saved as soon as you are signed in.</p>
        <FormProblems state={state} fieldIds={{ email: "here-email", passphrase: "here-passphrase" }} />
        <Field id="here-email" label="E-mail address" errors={fieldErrors(state, "email")}>
          {(control) => (
            <TextInput
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              required
              defaultValue={typedValue(state, "email")}
              key={typedValue(state, "email")}
            />
          )}
        </Field>
        <Field id="here-passphrase" label="Passphrase" errors={fieldErrors(state, "passphrase")}>
          {(control) => (
            <TextInput
              {...control}
              name="passphrase"
              type="password"
              autoComplete="current-password"
              required
            />
          )}
        </Field>
        <div className="flex justify-end">
          <SubmitButton pending="Signing in">Sign in and save</SubmitButton>
        </div>
      </form>
    </Dialog>,
    document.body,
  );
}

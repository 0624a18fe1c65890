"use client";

import { lazy, useActionState } from "react";
import { type FormState, IDLE } from "#lib/auth/form-state";

// Almost nobody ever needs them, and every page with a form would carry their script.
const KeptFields = lazy(async () => ({ default: (await import("./kept-fields")).KeptFields }));

type KeptFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Address of the page that was sent; the form it had names the same one. */
  address: string;
};

/**
 * What was sent where no script runs, after the session had ended: the words are on the screen, the picks are
 * in the form, and the same button sends them again.
 */
export function KeptForm({ action, address }: KeptFormProps) {
  const [state, send] = useActionState(action, IDLE, address);
  return (
    <form action={send} className="flex flex-1 flex-col gap-6">
      <KeptFields state={state} />
    </form>
  );
}

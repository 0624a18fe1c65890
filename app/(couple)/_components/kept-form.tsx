"use client";

import { useActionState } from "react";
import { type FormState, IDLE } from "#lib/auth/form-state";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { TextArea } from "#ui/text-area";
import * as WORDS from "./words";

const words = WORDS.kept;

type KeptFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Address of the page that was sent; the form it had names the same one. */
  address: string;
};

/** Values of choices are short marks of our own; everything else is somebody's words. */
const isMark = (value: string) => /^[a-z0-9_-]{0,40}$/.test(value);

function Kept({ name, value }: { name: string; value: string }) {
  if (name !== "answer" || isMark(value)) return <input type="hidden" name={name} value={value} />;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor="answer" className="type-label">
        {words.typed}
      </label>
      <TextArea id="answer" name="answer" autoComplete="off" defaultValue={value} />
    </div>
  );
}

/**
 * What was sent where no script runs, after the session had ended: the words are on the screen, the picks are
 * in the form, and the same button sends them again.
 */
export function KeptForm({ action, address }: KeptFormProps) {
  const [state, send] = useActionState(action, IDLE, address);
  const refused = state.status === "refused" ? state : null;
  return (
    <form action={send} className="flex flex-1 flex-col gap-6">
      <h1 className="type-display">{words.title}</h1>
      <div role="alert">
        <Notice kind="warning">{refused?.message ?? words.signedOut}</Notice>
      </div>
      <p>
        <a href="/sign-in" target="_blank" rel="noopener" className="text-link">
          {words.signIn}
        </a>
      </p>
      {Object.entries(refused?.values ?? {}).map(([name, value]) =>
        typeof value === "string" ? (
          <Kept key={name} name={name} value={value} />
        ) : (
          value.map((one) => <input key={`${name} ${one}`} type="hidden" name={`${name}[]`} value={one} />)
        ),
      )}
      {refused ? (
        <div className="mt-auto">
          <Button type="submit" kind="primary" wide>
            {words.again}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

"use client";
import { type FormEvent, startTransition } from "react";
import type { FormState } from "#lib/auth/form-state";
import { SubmitButton } from "#ui/submit-button";

type PublishPartProps = {
  slug: string;
  version: number;
  send: (form: FormData) => void;
  state: FormState;
  /** The revision the server holds, once everything on the page is saved. */
  revision: () => number;
  flush: () => Promise<boolean>;
};

/** Publishes what is on the page. It cannot be undone, so it says first what it does. */
export function PublishPart({ slug, version, send, state, revision, flush }: PublishPartProps) {
  const saveFirst = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (!(await flush())) return;
    form.set("revision", String(revision()));
    startTransition(() => send(form));
  };
  return (
    <details open={state.status === "refused" || undefined} className="sheet">
      <summary className="type-label cursor-pointer">Publish version {version}</summary>
      <form action={send} onSubmit={saveFirst} className="mt-3 flex flex-col items-start gap-3">
        <p className="max-w-measure">
          Everybody in the practice can give it from then on. This version stays as it is for good; what you
          change later becomes the next version.
        </p>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="revision" defaultValue={revision()} />
        <SubmitButton pending="Publishing">Publish for good</SubmitButton>
      </form>
    </details>
  );
}

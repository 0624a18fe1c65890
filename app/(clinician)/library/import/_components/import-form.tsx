"use client";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FieldErrors } from "#ui/field-errors";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { importAction } from "../actions";

const TOO_LARGE = "This file is too large. Use at most one million characters.";

type ImportFormProps = {
  /** The most characters a file may have. */
  longest: number;
  /** What was sent before was longer than a server takes, and was never read. */
  wasTooLarge: boolean;
};

/** Takes a file by paste, or where scripts run by choosing it: it lands in the same box, to be looked at first. */
export function ImportForm({ longest, wasTooLarge }: ImportFormProps) {
  const [state, send] = useFormAction(importAction);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  // A file that was too large to be put into the box is still what was chosen.
  const chosenTooLarge = useRef(false);

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    if (!file) {
      chosenTooLarge.current = false;
      setProblem(null);
      return;
    }
    // A character takes four bytes at most, so nothing longer than this has to be read to be refused.
    const text = file.size > longest * 4 ? null : await file.text();
    chosenTooLarge.current = text === null || text.length > longest;
    setProblem(chosenTooLarge.current ? TOO_LARGE : null);
    if (box.current && text !== null && !chosenTooLarge.current) box.current.value = text;
  };
  const check = (event: FormEvent) => {
    const isTooLarge = chosenTooLarge.current || (box.current?.value.length ?? 0) > longest;
    setProblem(isTooLarge ? TOO_LARGE : null);
    if (isTooLarge) event.preventDefault();
  };

  const faults = state.status === "refused" ? Object.entries(state.fields) : [];
  const unread = wasTooLarge && state.status === "idle" ? [`${TOO_LARGE} Nothing was imported.`] : [];
  const own = faults.flatMap(([path, texts]) => (path === "text" || path === "file" ? texts : []));
  const listed = faults.filter(([path]) => path !== "text" && path !== "file");
  const typed = typedValue(state, "text");
  return (
    <form action={send} onSubmit={check} noValidate autoComplete="off" className="flex flex-col gap-4">
      {state.status === "done" ? (
        <div role="status">
          <Notice kind="done">
            <p>{state.note}</p>
            <ul className="flex flex-col gap-1">
              {(state.links ?? []).map(({ href, label }) => (
                <li key={href}>
                  <Link href={href}>{label}</Link>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      {state.status === "refused" ? (
        <div role="alert">
          <Notice kind="warning" title={state.message}>
            {listed.length === 0 ? null : (
              <ul className="flex flex-col gap-1">
                {listed.map(([path, texts]) => (
                  <li key={path}>
                    <code>{path}</code>: {texts.join(" ")}
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        </div>
      ) : null}
      <div className="flex [@media(scripting:none)]:hidden flex-col gap-1">
        <label htmlFor="file" className="type-label">
          Choose a file
        </label>
        <input
          id="file"
          type="file"
          accept="application/json,.json"
          onChange={choose}
          className="max-w-full file:mr-3 file:min-h-control file:cursor-pointer file:rounded-control file:border file:border-border-strong file:bg-surface file:px-4 file:font-medium file:text-text"
        />
        <FieldErrors id="file-errors" errors={problem === null ? [] : [problem]} />
      </div>
      <Field id="text" label="Or paste it here" errors={[...unread, ...own]}>
        {(control) => (
          <TextArea
            {...control}
            ref={box}
            key={typed}
            name="text"
            length="long"
            spellCheck={false}
            // Whoever types or pastes here takes this instead of the file.
            onInput={() => {
              chosenTooLarge.current = false;
            }}
            defaultValue={typed}
          />
        )}
      </Field>
      <div>
        <SubmitButton pending="Importing">Import as drafts</SubmitButton>
      </div>
    </form>
  );
}

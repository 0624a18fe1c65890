"use client";
import { useEffect, useRef, useState } from "react";
import { typedValue } from "#lib/auth/form-state";
import { mergeTexts, PROCESS_LIMIT, TEXT_RULES } from "#lib/notes/rules";
import type { ProcessPage } from "#lib/notes/types";
import { clockTime } from "#lib/planning/rules";
import { FormProblems } from "#ui/form-problems";
import { Notice } from "#ui/notice";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { hasKeys, putJson } from "../../../../../../_components/saving/put-json";
import { SaveStatus } from "../../../../../../_components/saving/save-status";
import { type Kept, Saver } from "../../../../../../_components/saving/saver";
import { useSaving } from "../../../../../../_components/saving/use-saving";
import { saveProcessNoteAction } from "../../note/actions";

type Saved = { version: number; savedAt: string };
const isSaved = (answer: unknown): answer is Saved => hasKeys(answer, "version", "savedAt");

type ProcessEditorProps = {
  coupleId: string;
  sessionId: string;
  zone: string;
  note: ProcessPage["note"];
};

function keptOf(note: ProcessPage["note"]): Kept<string> {
  return note
    ? { work: note.text, version: note.version, savedAt: note.savedAt }
    : { work: "", version: 0, savedAt: new Date(0) };
}

/** One text, saved as it is typed. Two windows that wrote at once end with both texts, one beneath the other. */
export function ProcessEditor({ coupleId, sessionId, zone, note }: ProcessEditorProps) {
  const [state, send] = useFormAction(saveProcessNoteAction);
  const [saver] = useState(
    () =>
      new Saver<string>(keptOf(note), {
        ...TEXT_RULES,
        put: async (text, version, leaving) => {
          const body = { coupleId, version, text };
          const heard = await putJson(`/api/process-notes/${sessionId}`, body, leaving, isSaved);
          if (heard.kind !== "saved") return heard;
          const { answer } = heard;
          return {
            kind: "saved",
            version: answer.version,
            savedAt: new Date(answer.savedAt),
            found: null,
          };
        },
      }),
  );
  const [text, setText] = useState(() => typedValue(state, "text", saver.kept.work));
  const [joined, setJoined] = useState(false);
  const version = useRef<HTMLInputElement>(null);
  const { save, retry } = useSaving(saver, note !== null && note.version > saver.kept.version);
  const isStale = save.kind === "stale";

  useEffect(() => saver.change(text), [saver, text]);
  useEffect(() => {
    if (note === null || note.version <= saver.kept.version) return;
    if (!isStale && !saver.isDirty) {
      saver.takeTheirs(keptOf(note));
      setText(note.text);
    }
    if (!isStale) return;
    const merged = saver.joinBy(
      keptOf(note),
      (from) => mergeTexts(from, text, note.text),
      (made) => made.text,
    );
    setJoined(merged.isJoined);
    setText(merged.text);
  }, [note, saver, text, isStale]);

  return (
    <form action={send} className="flex flex-col gap-3" noValidate>
      <FormProblems state={state} fieldIds={{ text: "process-text" }} />
      {joined ? (
        <Notice title="This was also changed in another window">Both texts are kept below.</Notice>
      ) : null}
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="version" ref={version} defaultValue={note?.version ?? 0} />
      <label htmlFor="process-text" className="sr-only">
        Your process note
      </label>
      <TextArea
        id="process-text"
        name="text"
        length="long"
        limit={PROCESS_LIMIT}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="contents noscript:hidden">
        {saver.kept.version > 0 || save.kind !== "saved" ? (
          <SaveStatus save={save} thing="note" savedAt={(at) => clockTime(at, zone)} onRetry={retry} sticks />
        ) : (
          <p className="type-note">Saved as you write.</p>
        )}
      </div>
      <noscript>
        <SubmitButton kind="quiet">Save</SubmitButton>
      </noscript>
    </form>
  );
}

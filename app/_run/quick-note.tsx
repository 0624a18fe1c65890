"use client";
import { type FormEvent, useEffect, useState } from "react";
import { NOTE_TAG_LABEL, NOTE_TAGS, type NoteTag, QUICK_NOTE_LIMIT } from "#lib/planning/run-types";
import { Button } from "#ui/button";
import { Dialog } from "#ui/dialog";
import { Field } from "#ui/field";
import { TextInput } from "#ui/text-input";

type QuickNoteProps = { open: boolean; onClose: () => void; onNote: (tag: NoteTag, text: string) => void };

/** One line with a tag and the time it was written. What was typed stays until it is kept or taken back. */
export function QuickNote({ open, onClose, onNote }: QuickNoteProps) {
  const [text, setText] = useState("");
  const [tag, setTag] = useState<NoteTag>("observation");
  const [problem, setProblem] = useState<string | null>(null);
  // What is typed at once belongs into the line, and a dialog would give its cross the focus.
  useEffect(() => {
    if (open) document.getElementById("quick-note")?.focus();
  }, [open]);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (words === "") return setProblem("Write a few words first.");
    if (words.length > QUICK_NOTE_LIMIT)
      return setProblem(`A quick note has room for ${QUICK_NOTE_LIMIT} characters. Nothing was cut.`);
    onNote(tag, words);
    setText("");
    setProblem(null);
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title="Quick note">
      <form onSubmit={keep} className="flex flex-col gap-4" noValidate>
        <Field id="quick-note" label="One line, for you alone" errors={problem ? [problem] : []}>
          {(control) => (
            <TextInput
              {...control}
              value={text}
              onChange={(event) => setText(event.target.value)}
              autoComplete="off"
            />
          )}
        </Field>
        <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
          <legend className="type-label mb-1">About</legend>
          {NOTE_TAGS.map((one) => (
            <label key={one} className="choice">
              <span className="choice-box">
                <input
                  type="radio"
                  name="quick-note-tag"
                  value={one}
                  checked={tag === one}
                  onChange={() => setTag(one)}
                />
              </span>
              <span>{NOTE_TAG_LABEL[one]}</span>
            </label>
          ))}
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary">
            Keep the note
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

"use client";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { noteText, sectionsOf } from "#lib/notes/rules";
import {
  type Amendment,
  type KeptNote,
  LAYOUT_LABEL,
  NOTE_LAYOUTS,
  NOTE_PARTS,
  type NoteContent,
  type NoteFacts,
  type NotePart,
  type NoteParts,
  PART_LABEL,
} from "#lib/notes/types";
import { clockTime } from "#lib/planning/rules";
import { Button } from "#ui/button";
import { FormProblems } from "#ui/form-problems";
import { Notice } from "#ui/notice";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { SaveStatus } from "../../../../../../_components/saving/save-status";
import { noteAction } from "../actions";
import { AmendForm } from "./amend-form";
import { CopyText } from "./copy-text";
import { PartRow, RiskRow } from "./part-row";
import { momentOf, SignedNote } from "./signed-note";
import { type NotePlace, useNote } from "./use-note";

type NoteEditorProps = {
  /** The heading over the note, where it is one block of a page among others. */
  title?: string;
  place: NotePlace;
  note: KeptNote | null;
  amendments: readonly Amendment[];
  /** What a new note begins with. */
  facts: NoteFacts;
  zone: string;
  /** What the last button does: sign, or sign and close the session with it. None while the session is to come. */
  last: "sign" | "close" | null;
  /** What stands between the note and its last button. */
  children?: ReactNode;
};

const FIELD_IDS = Object.fromEntries(NOTE_PARTS.map((part) => [part, `note-${part}`]));

const signedText = (
  { content }: KeptNote,
  record: NotePlace["record"],
  amendments: readonly Amendment[],
  zone: string,
) =>
  noteText(
    content,
    record,
    amendments.map(({ text, writtenAt }) => ({ text, on: momentOf(writtenAt, zone) })),
  );

/** What was typed where no script runs and the form came back refused. */
function typedContent(state: FormState): NoteContent | null {
  if (state.status !== "refused") return null;
  const risk = typedValue(state, "riskChecked");
  return {
    layout: NOTE_LAYOUTS.find((one) => one === typedValue(state, "layout")) ?? "soap",
    riskChecked: risk === "yes" || risk === "no" ? risk : null,
    parts: Object.fromEntries(NOTE_PARTS.map((part) => [part, typedValue(state, part)])) as NoteParts,
  };
}

/**
 * The note of a session while it can be written: one text per part, in one of three layouts over the same parts, saved
 * as it is typed. It begins with facts; what they mean is the clinician's to write.
 */
export function NoteEditor({ title, place, note, amendments, facts, zone, last, children }: NoteEditorProps) {
  const [state, send, isPending] = useFormAction(noteAction);
  const inHand = useNote(place, note, facts, typedContent(state));
  const { content, save, both, foundStale } = inHand;
  const form = useRef<HTMLFormElement>(null);
  const version = useRef<HTMLInputElement>(null);
  const told = useRef<FormState | null>(null);
  const isStale = state.status === "refused" && state.code === "stale_version";
  useEffect(() => {
    if (!isStale || told.current === state) return;
    told.current = state;
    foundStale();
  }, [isStale, state, foundStale]);

  // What is not saved yet is saved first, so that what is signed is what is seen.
  const saveFirst = async (event: FormEvent<HTMLFormElement>) => {
    if (version.current) version.current.value = String(inHand.keptVersion());
    if (!inHand.isDirty()) return;
    event.preventDefault();
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const saved = await inHand.flush();
    if (!saved) {
      // What stands in the way is where the eye goes next; a render later it is marked.
      setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    if (!version.current) return;
    version.current.value = String(inHand.keptVersion());
    form.current?.requestSubmit(submitter);
  };
  const heading = title ? <h2 className="type-heading border-b pb-2">{title}</h2> : null;
  const block = "flex min-w-0 flex-col gap-4";
  // Signed, there is nothing to write in: unless something typed here is still to be saved.
  if (note?.signedAt && !inHand.isDirty()) {
    return (
      <>
        <div className={block}>
          {heading}
          <SignedNote record={place.record} note={note} amendments={amendments} zone={zone} />
          <CopyText text={() => signedText(note, place.record, amendments, zone)} />
          <AmendForm place={place} />
        </div>
        {children}
      </>
    );
  }
  const refusedParts = save.kind === "refused" ? save.fields : {};
  const errorsOf = (part: NotePart) => [
    ...new Set([...fieldErrors(state, part), ...(refusedParts[`parts.${part}`] ?? refusedParts[part] ?? [])]),
  ];
  const sections = sectionsOf(content.layout, place.record, content.parts);
  const isLocked = note?.signedAt != null || (save.kind === "refused" && save.code === "conflict");
  const unsaved = NOTE_PARTS.filter((part) => content.parts[part] !== inHand.keptContent().parts[part]);
  return (
    <>
      <div className={block}>
        {heading}
        <form
          ref={form}
          id="note-form"
          action={send}
          onSubmit={saveFirst}
          className="flex flex-col gap-4"
          noValidate
        >
          <FormProblems state={state} fieldIds={FIELD_IDS} fieldNames={PART_LABEL} />
          <input type="hidden" name="coupleId" value={place.coupleId} />
          <input type="hidden" name="sessionId" value={place.sessionId} />
          <input type="hidden" name="record" value={place.record} />
          <input type="hidden" name="version" ref={version} defaultValue={note?.version ?? 0} />
          <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
            <fieldset className="flex flex-wrap items-center gap-x-4">
              <legend className="sr-only">Layout</legend>
              {NOTE_LAYOUTS.map((layout) => (
                <label key={layout} className="choice">
                  <span className="choice-box">
                    <input
                      type="radio"
                      name="layout"
                      value={layout}
                      checked={content.layout === layout}
                      onChange={() => inHand.set({ layout })}
                    />
                  </span>
                  <span>{LAYOUT_LABEL[layout]}</span>
                </label>
              ))}
            </fieldset>
            <CopyText text={() => noteText(content, place.record)} />
            {inHand.isKept && inHand.lacks ? (
              <Button kind="plain" onClick={inHand.addFacts}>
                Add the facts
              </Button>
            ) : null}
          </div>
          {both.length > 0 ? (
            <Notice title="This note was also changed in another window">
              <p>
                Both texts are kept, one beneath the other, in{" "}
                {both.map((part) => PART_LABEL[part]).join(", ")}.
              </p>
            </Notice>
          ) : null}
          <div className="flex flex-col gap-4">
            {sections.map(({ letter, name, parts }) => (
              <section key={name} aria-labelledby={`section-${name}`}>
                <h3
                  id={`section-${name}`}
                  className={letter === "" ? "sr-only" : "type-heading mb-1 border-b"}
                >
                  {name}
                </h3>
                {parts.map((part) => (
                  <div key={part}>
                    {part === "risk" ? (
                      <RiskRow
                        risk={content.riskChecked}
                        onChange={(riskChecked) => inHand.set({ riskChecked })}
                      />
                    ) : null}
                    <PartRow
                      part={part}
                      text={content.parts[part]}
                      errors={errorsOf(part)}
                      onChange={(text) => inHand.write(part, text)}
                    />
                  </div>
                ))}
              </section>
            ))}
          </div>
          {/* A part that this layout does not show goes along all the same. */}
          {content.parts.text === "" ? <input type="hidden" name="text" value="" /> : null}
          <div className="contents noscript:hidden">
            {inHand.isKept || save.kind !== "saved" ? (
              <SaveStatus
                save={save}
                thing="note"
                savedAt={(at) => clockTime(at, zone)}
                onRetry={inHand.retry}
                sticks
              />
            ) : (
              <p className="type-note">Filled in with what is known. Saved as soon as you write.</p>
            )}
          </div>
          <noscript>
            <SubmitButton kind="quiet" name="press" value="save">
              Save the note
            </SubmitButton>
          </noscript>
        </form>
        {isLocked ? (
          <AmendForm
            place={place}
            begin={unsaved.map((part) => `${PART_LABEL[part]}: ${content.parts[part]}`).join("\n")}
          />
        ) : null}
      </div>
      {children}
      {last === null ? null : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            kind="primary"
            type="submit"
            form="note-form"
            name="press"
            value={last}
            aria-disabled={isPending || undefined}
          >
            {isPending ? "Signing" : last === "close" ? "Sign and close" : "Sign the note"}
          </Button>
          <p className="type-note max-w-measure">
            A signed note stays as it is. What comes later is added beneath it, with its date.
          </p>
        </div>
      )}
    </>
  );
}

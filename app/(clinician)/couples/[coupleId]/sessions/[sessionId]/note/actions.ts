"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { amendNote } from "#lib/notes/amend-note";
import { saveProcessNote } from "#lib/notes/process-note";
import { saveNote } from "#lib/notes/save-note";
import { amendNoteInput, noteFormInput, processNoteFormInput } from "#lib/notes/schema";
import { signAndClose, signNote } from "#lib/notes/sign-note";

/** Every button sends what stands in the fields, so that no words are lost on the way. */
export const noteAction = formAction("clinician", noteFormInput, async (actor, { press, ...input }) => {
  if (press === "close") {
    await signAndClose(actor, input);
    return { to: `/couples/${input.coupleId}` };
  }
  if (press === "sign") {
    await signNote(actor, input);
    refresh();
    return { note: "The note is signed." };
  }
  await saveNote(actor, input);
  refresh();
  return { note: "The note is saved.", keepTyped: true };
});

export const amendNoteAction = formAction("clinician", amendNoteInput, async (actor, input) => {
  await amendNote(actor, input);
  refresh();
  return { note: "The amendment is added." };
});

export const saveProcessNoteAction = formAction("clinician", processNoteFormInput, async (actor, input) => {
  await saveProcessNote(actor, input);
  refresh();
  return { note: "The process note is saved.", keepTyped: true };
});

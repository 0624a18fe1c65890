"use server";
import { formAction } from "#lib/auth/form-action";
import { importExercises } from "#lib/exercises/import-exercises";
import { importedInWords } from "./file-words";
import { importForm } from "./import-schema";

export const importAction = formAction("clinician", importForm, async (actor, input) => ({
  note: importedInWords(await importExercises(actor, input)),
}));

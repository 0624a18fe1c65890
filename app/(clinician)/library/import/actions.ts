"use server";
import { formAction } from "#lib/auth/form-action";
import { importExercises } from "#lib/exercises/import-exercises";
import { importedInWords } from "./file-words";
import { importForm } from "./import-schema";

export const importAction = formAction("clinician", importForm, async (actor, input) => {
  const imported = await importExercises(actor, input);
  return {
    note: importedInWords(imported),
    links: imported.map(({ slug, title }) => ({ href: `/library/${slug}/edit`, label: `Open “${title}”` })),
  };
});

"use server";
import { formAction } from "#lib/auth/form-action";
import { discardDraft } from "#lib/exercises/discard-draft";
import { openDraft } from "#lib/exercises/open-draft";
import { publishExercise } from "#lib/exercises/publish-exercise";
import { saveExercise } from "#lib/exercises/save-exercise";
import { exerciseDraftSchema, publishExerciseInput } from "#lib/exercises/schema";
import type { Exercise } from "#lib/exercises/types";
import { invalid } from "#lib/kernel/errors";
import { afterCommand, withTyped } from "./_components/draft-edits";
import { draftForm } from "./draft-schema";

/** Saves the draft from a plain form, and does what its button said. */
export const saveDraftAction = formAction(
  "clinician",
  draftForm,
  async (actor, { slug, revision, ...form }) => {
    const { do: command = "save", ...typed } = form;
    const { draft } = await openDraft(actor, slug);
    const texts = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, String(text)]));
    const read = exerciseDraftSchema.safeParse(afterCommand(withTyped(draft, texts), command));
    if (!read.success) {
      const fields: Record<string, string[]> = {};
      for (const { path, message } of read.error.issues) fields[path.join(".")] = [message];
      throw invalid(fields);
    }
    await saveExercise(actor, { slug, revision, body: read.data as Exercise });
    return { to: `/library/${slug}/edit` };
  },
);

export const publishAction = formAction("clinician", publishExerciseInput, async (actor, input) => {
  const { slug } = await publishExercise(actor, input);
  return { to: `/library/${slug}` };
});

export const discardDraftAction = formAction("clinician", publishExerciseInput, async (actor, input) => {
  await discardDraft(actor, input);
  return { to: "/library" };
});

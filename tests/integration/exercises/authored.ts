import type { ActorOf } from "#lib/access/actor";
import { forkExercise } from "#lib/exercises/fork-exercise";
import { openExercise } from "#lib/exercises/open-exercise";
import { publishExercise } from "#lib/exercises/publish-exercise";
import { saveExercise } from "#lib/exercises/save-exercise";
import type { Exercise } from "#lib/exercises/types";

type Clinician = ActorOf<"clinician">;

/** A fork of a built-in exercise, not published. */
export function forkOf(actor: Clinician, slug = "pause-pact", title = "Our pause") {
  return forkExercise(actor, { slug, title });
}

/** Saves a draft with some parts changed; answers the next revision. */
export async function change(actor: Clinician, slug: string, parts: Partial<Exercise>): Promise<number> {
  const { versions } = await openExercise(actor, slug);
  const draft = versions.find(({ state }) => state === "draft");
  const opened = await openExercise(actor, slug, draft?.version);
  const body = { ...opened.exercise, ...parts };
  return (await saveExercise(actor, { slug, revision: opened.revision ?? 0, body })).revision;
}

/** An own exercise in use: a fork with some parts changed, published. */
export async function publishedFork(
  actor: Clinician,
  { from = "pause-pact", title = "Our pause", parts = {} as Partial<Exercise> } = {},
): Promise<string> {
  const { slug } = await forkOf(actor, from, title);
  const revision = await change(actor, slug, parts);
  await publishExercise(actor, { slug, revision });
  return slug;
}

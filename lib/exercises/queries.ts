import { catalogue } from "#lib/exercises/catalogue/index";
import type { Exercise } from "#lib/exercises/types";

/** Every exercise in its newest version, in catalogue order. It holds nothing about anyone, so it takes no actor. */
export function listExercises(): readonly Exercise[] {
  return catalogue.filter(({ slug, version }) => findExercise(slug)?.version === version);
}

/** One exercise: the newest version, or exactly the one asked for. Null when there is none. */
export function findExercise(slug: string, version?: number): Exercise | null {
  const versions = catalogue.filter((exercise) => exercise.slug === slug);
  if (version !== undefined) return versions.find((exercise) => exercise.version === version) ?? null;
  return versions.reduce<Exercise | null>(
    (newest, exercise) => (newest === null || exercise.version > newest.version ? exercise : newest),
    null,
  );
}

import type { CoupleFacts } from "#lib/couples/find-couple";
import { filterExercises, LISTED_FROM, leadMechanisms } from "#lib/exercises/rules";
import { type Exercise, type Format, MECHANISMS, type Mechanism } from "#lib/exercises/types";
import { limitsOf, lockReason } from "#lib/planning/policy";
import type { LibraryEntry } from "#lib/planning/types";

/** The need an exercise works on first. */
export const leadOf = ({ weights }: Exercise): Mechanism => leadMechanisms(weights)[0] ?? "communication";

function toEntry(exercise: Exercise, couple: CoupleFacts): LibraryEntry {
  return {
    slug: exercise.slug,
    version: exercise.version,
    title: exercise.title,
    aim: exercise.aim,
    who: exercise.who,
    weights: exercise.weights,
    lead: leadOf(exercise),
    needs: MECHANISMS.filter((need) => exercise.weights[need] >= LISTED_FROM),
    minutes: exercise.minutes,
    explicitness: exercise.explicitness,
    sessionFirst: exercise.sessionFirst,
    locked: lockReason(exercise, limitsOf(couple)),
  };
}

/** What can be chosen in a session, or given as homework; locked entries stay visible with their reason. */
export function entriesFor(
  choosable: readonly Exercise[],
  couple: CoupleFacts,
  format: Extract<Format, "session" | "homework">,
): LibraryEntry[] {
  return filterExercises(choosable, { format }).map((exercise) => toEntry(exercise, couple));
}

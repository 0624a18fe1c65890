import { needsYes, yesReason } from "#lib/couples/fresh-yes";
import type { Where } from "#lib/couples/gates";
import { careGates, careReason, type Limits, lockReason } from "#lib/couples/lock-reason";
import { getsStandIn, mayStandIn, suggestedStandIn } from "#lib/couples/rules-stand-in";
import { fitsFormat, LISTED_FROM, leadMechanisms } from "#lib/exercises/rules";
import { type Exercise, MECHANISMS, type Mechanism } from "#lib/exercises/types";
import { asksForCalm } from "#lib/planning/rules-settle";
import { waysOf } from "#lib/planning/rules-ways";
import type { LibraryEntry, StandIns } from "#lib/planning/types";

/** The need an exercise works on first. */
export const leadOf = ({ weights }: Exercise): Mechanism => leadMechanisms(weights)[0] ?? "communication";

function toEntry(exercise: Exercise, limits: Limits, where: Where): LibraryEntry {
  // It stands against giving, not against planning: a plan is made for the room, where both can still be asked.
  const ask = yesReason(exercise, limits);
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
    asksForCalm: asksForCalm(exercise),
    stages: exercise.stages,
    grade: exercise.evidence.thisForm.grade,
    ways: waysOf(exercise),
    locked: lockReason(exercise, limits, where) ?? (where === "home" ? ask : null),
    care: careReason(exercise, limits, where),
    careGates: careGates(exercise, limits, where),
    ask: where === "session" ? ask : null,
    onlyNow: needsYes(exercise.exerciseClass),
  };
}

/** What can be chosen in a session, or given as homework; locked entries stay visible with their reason. */
export function entriesFor(choosable: readonly Exercise[], limits: Limits, where: Where): LibraryEntry[] {
  const format = where === "home" ? "homework" : "session";
  return choosable
    .filter((exercise) => fitsFormat(exercise, format))
    .map((exercise) => toEntry(exercise, limits, where));
}

/**
 * What can take the place of homework while that is kept back, for everything that could be given now; for what a search
 * found beyond that, `among`, the same is suggested.
 */
export function standInsFor(
  choosable: readonly Exercise[],
  limits: Limits,
  taken: readonly string[],
  among: readonly Exercise[] = choosable,
): StandIns {
  const fits = choosable.filter((exercise) => mayStandIn(exercise, limits));
  const mains = among.filter(
    (exercise) => fitsFormat(exercise, "homework") && getsStandIn(exercise.exerciseClass),
  );
  return {
    options: fits.map(({ slug, title }) => ({ slug, title })),
    suggested: Object.fromEntries(
      mains.map((main) => [main.slug, suggestedStandIn(main, fits, limits, taken)?.title ?? null]),
    ),
  };
}

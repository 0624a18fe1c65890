import { stoppingGates } from "#lib/couples/gates";
import { careGates, type Limits, lockReason } from "#lib/couples/lock-reason";
import { fitsFormat, leadMechanisms } from "#lib/exercises/rules";
import type { Exercise, ExerciseClass } from "#lib/exercises/types";

/**
 * What of homework gets another piece in its place while a gate keeps it back: everything but work done alone, which
 * hardly any gate stops. Source: formulation paper, section 7: "keep a planned non-touch exercise in place".
 */
export function getsStandIn(exerciseClass: ExerciseClass): boolean {
  return exerciseClass !== "I";
}

/** What may take its place: work done alone or joint talk, for home, that both could be given now. */
export function mayStandIn(exercise: Exercise, limits: Limits): boolean {
  const { exerciseClass, explicitness } = exercise;
  return (
    (exerciseClass === "I" || exerciseClass === "J") &&
    explicitness === 0 &&
    fitsFormat(exercise, "homework") &&
    lockReason(exercise, limits, "home") === null
  );
}

/** The smaller the number, the better it fits; compared from left to right. */
function rankOf(exercise: Exercise, main: Exercise, limits: Limits): number[] {
  const [lead] = leadMechanisms(main.weights);
  return [
    stoppingGates(exercise).length,
    careGates(exercise, limits, "home").length,
    lead !== undefined && leadMechanisms(exercise.weights)[0] === lead ? 0 : 1,
    Math.abs(exercise.minutes.typical - main.minutes.typical),
  ];
}

function compareRanks(one: readonly number[], two: readonly number[]): number {
  return one.map((rank, place) => rank - (two[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/**
 * What is offered to take the place of an exercise: work done alone that the fewest gates stop, then that asks for the
 * least care, serves the same need, takes about as long; ties by slug. Null where there is none. `taken` is what the
 * couple has at home already.
 */
export function suggestedStandIn<E extends Exercise>(
  main: Exercise,
  choosable: readonly E[],
  limits: Limits,
  taken: readonly string[],
): E | null {
  if (!getsStandIn(main.exerciseClass)) return null;
  const [best] = choosable
    .filter(
      (one) =>
        one.exerciseClass === "I" &&
        one.slug !== main.slug &&
        !taken.includes(one.slug) &&
        mayStandIn(one, limits),
    )
    .map((one) => ({ one, rank: rankOf(one, main, limits) }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || (a.one.slug < b.one.slug ? -1 : 1));
  return best?.one ?? null;
}

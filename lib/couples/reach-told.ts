import { type HoldGate, type Reach, strictestOf } from "#lib/couples/gates";
import { type Agreed, reachUnder, unsigned } from "#lib/couples/rules-co-sign";
import { listExercises } from "#lib/exercises/queries";

/** How far gates reach, with the titles of the built-in exercises that are held where most of their class goes on. */
export type ReachTold = Reach & { readonly singles: readonly string[] };

/** What the therapist is told that gates hold at home, while these co-signatures last. Source: formulation paper, section 7. */
export function reachTold(gates: readonly HoldGate[], agreed: readonly Agreed[]): ReachTold {
  const reach = reachUnder(gates, agreed);
  const singles = listExercises().filter((exercise) => {
    const { exerciseClass, explicitness } = exercise;
    if (reach.block.includes(exerciseClass)) return false;
    if (reach.level3 && exerciseClass === "X" && explicitness >= 3) return false;
    return strictestOf(unsigned(gates, exerciseClass, agreed), exercise, "home") === "block";
  });
  return { ...reach, singles: singles.map(({ title }) => title) };
}

import { weighedGate } from "#db/schema/weighed";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { CareGate, Where } from "#lib/couples/gates";
import { type Bounded, careGates, type Limits } from "#lib/couples/lock-reason";
import { weighedPlace } from "#lib/couples/weighed-place";
import { gateName } from "#lib/exercises/gate-words";
import { invalid } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** What was weighed, and the line that says why it goes on. */
export type Weighed = { readonly gates: readonly CareGate[]; readonly reason: string };

/**
 * What the clinician weighed before an exercise goes on. Throws "invalid_input" beside the line where a gate asks for
 * one and none was written. Source: formulation paper, section 7.
 */
export function requireWeighed(
  exercise: Bounded,
  limits: Limits,
  where: Where,
  reason: string | undefined,
): Weighed {
  const gates = careGates(exercise, limits, where);
  if (gates.length > 0 && !reason)
    throw invalid({
      reason: [`This asks for care (${gates.map(gateName).join(", ")}): write one line on why it can go on.`],
    });
  return { gates, reason: reason ?? "" };
}

/** Writes down what was weighed for work that is being given, in the same transaction; one row a gate. */
export async function keepWeighedIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  given: { coupleId: Id; assignmentId: Id; exerciseSlug: string; exerciseVersion: number },
  { gates, reason }: Weighed,
  now: Date,
): Promise<void> {
  if (gates.length === 0) return;
  const { practiceId, userId } = actor;
  const { coupleId, assignmentId } = given;
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  await tx.insert(weighedGate).values(
    gates.map((gate) => ({
      ...given,
      practiceId,
      gate,
      reasonSealed: seal(key, weighedPlace(practiceId, coupleId, assignmentId, gate), reason),
      weighedBy: userId,
      weighedAt: now,
    })),
  );
}

import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { CoupleFacts } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { careGates, type Limits, lockReason } from "#lib/couples/lock-reason";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import { fitsFormat } from "#lib/exercises/rules";
import type { Exercise } from "#lib/exercises/types";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { heldItems } from "#lib/planning/held-items";
import { suits } from "#lib/planning/rules-attendees";
import type { RunEventInput } from "#lib/planning/run-schema";
import type { KeptEvent } from "#lib/planning/run-types";
import type { Attendees, PlanItem } from "#lib/planning/types";

type Clinician = ActorOf<"clinician">;
type Ref = { slug: string; version: number };

/**
 * Whether an exercise may take the place of another in a run: made for a session and for who came, nothing against it,
 * and nothing to weigh first either, as one press leaves no room for a reason. Source: formulation paper, section 7.
 */
export function canSwapIn(exercise: Exercise, limits: Limits, attendees: Attendees): boolean {
  return (
    suits(exercise, attendees) &&
    fitsFormat(exercise, "session") &&
    lockReason(exercise, limits, "session") === null &&
    careGates(exercise, limits, "session").length === 0
  );
}

/**
 * The changes that may not be for this couple now: a swap to what is not in the library, was retired or may not be
 * swapped in, and bringing back what is held or needs both where one came alone. `before` is what was told of the run already.
 */
export async function refusedChangesIn(
  tx: Tx,
  actor: Clinician,
  couple: CoupleFacts,
  run: {
    items: readonly PlanItem[];
    attendees: Attendees;
    before: readonly KeptEvent[];
    events: readonly RunEventInput[];
  },
  now: Date,
): Promise<ReadonlySet<Id>> {
  const { items, attendees, before, events } = run;
  if (!events.some(({ kind }) => kind === "swap" || kind === "planned_again")) return new Set();
  const refs = new Map<Id, Ref>();
  for (const item of items) for (const ref of exerciseRefs([item])) refs.set(item.id, ref);
  for (const event of [...before, ...events])
    if (event.kind === "swap" && !refs.has(event.newItemId))
      refs.set(event.newItemId, { slug: event.exerciseSlug, version: event.exerciseVersion });
  const swaps = events.flatMap((event) =>
    event.kind === "swap" ? [{ slug: event.exerciseSlug, version: event.exerciseVersion }] : [],
  );
  const found = await exercisesIn(tx, actor, [...refs.values(), ...swaps]);
  const limits = await findLimitsIn(tx, actor, couple, now);
  const isRefused = (event: RunEventInput) => {
    if (event.kind === "swap") {
      const to = found.get(refKey({ slug: event.exerciseSlug, version: event.exerciseVersion }));
      return !to || to.retired || !canSwapIn(to.exercise, limits, attendees);
    }
    const ref = event.kind === "planned_again" ? refs.get(event.itemId) : undefined;
    const exercise = ref && found.get(refKey(ref))?.exercise;
    return (
      exercise !== undefined &&
      (lockReason(exercise, limits, "session") !== null || !suits(exercise, attendees))
    );
  };
  return new Set(events.filter(isRefused).map(({ id }) => id));
}

/** Of these items, whatever became of them, those that may not be brought back now, each with its reason. */
export function heldAgain(
  items: readonly PlanItem[],
  limits: Limits,
  found: Awaited<ReturnType<typeof exercisesIn>>,
  attendees: Attendees,
) {
  const planned = items.map((item) => ({ ...item, state: "planned" as const }));
  return heldItems(planned, limits, found, attendees);
}

/** Throws "held" with the reason where one of these items may not be brought back now. */
export async function refuseHeldAgainIn(
  tx: Tx,
  actor: Clinician,
  couple: CoupleFacts,
  { items, attendees }: { items: readonly PlanItem[]; attendees: Attendees },
  now: Date,
): Promise<void> {
  if (items.length === 0) return;
  const found = await exercisesIn(tx, actor, exerciseRefs(items));
  const [held] = heldAgain(items, await findLimitsIn(tx, actor, couple, now), found, attendees);
  if (held) throw new DomainError("held", `${held.title}. ${held.reason}`);
}

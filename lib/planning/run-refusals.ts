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
import { checksIn, unweighed } from "#lib/planning/plan-checks";
import { suits } from "#lib/planning/rules-attendees";
import { type CheckedBySlug, NOT_WEIGHED, reasonFor } from "#lib/planning/rules-checks";
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
 * swapped in, and bringing back, or bringing up before its turn, what is held, needs both where one came alone, or
 * asks to be weighed and was not: a press leaves no room for a reason, and a final plan takes none. `before` is what was told of the run already.
 */
export async function refusedChangesIn(
  tx: Tx,
  actor: Clinician,
  couple: CoupleFacts,
  run: {
    planId: Id | null;
    items: readonly PlanItem[];
    attendees: Attendees;
    before: readonly KeptEvent[];
    events: readonly RunEventInput[];
  },
  now: Date,
): Promise<ReadonlySet<Id>> {
  const { planId, items, attendees, before, events } = run;
  const brings = (kind: RunEventInput["kind"]) => kind === "planned_again" || kind === "now";
  if (!events.some(({ kind }) => kind === "swap" || brings(kind))) return new Set();
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
  const checked = planId === null ? {} : await checksIn(tx, actor, couple.id, planId);
  const isWeighed = (exercise: Exercise) => {
    const gates = careGates(exercise, limits, "session");
    return gates.length === 0 || reasonFor(checked, exercise.slug, gates) !== null;
  };
  const isRefused = (event: RunEventInput) => {
    if (event.kind === "swap") {
      const to = found.get(refKey({ slug: event.exerciseSlug, version: event.exerciseVersion }));
      return !to || to.retired || !canSwapIn(to.exercise, limits, attendees);
    }
    const ref = brings(event.kind) && "itemId" in event ? refs.get(event.itemId ?? "") : undefined;
    const exercise = ref && found.get(refKey(ref))?.exercise;
    return (
      exercise !== undefined &&
      (lockReason(exercise, limits, "session") !== null ||
        !suits(exercise, attendees) ||
        !isWeighed(exercise))
    );
  };
  return new Set(events.filter(isRefused).map(({ id }) => id));
}

/** An item that may not be brought back or up now: something stands against it, or nobody said why it goes on. */
export type StoppedItem = { id: Id; why: "hold" | "weigh"; sentence: string };

/** Of these items, whatever became of them, those that may not be brought back or up now, each with its reason. */
export function stoppedItems(
  items: readonly PlanItem[],
  limits: Limits,
  found: Awaited<ReturnType<typeof exercisesIn>>,
  { attendees, checked }: { attendees: Attendees; checked: CheckedBySlug },
): StoppedItem[] {
  const planned = items.map((item) => ({ ...item, state: "planned" as const }));
  const held = heldItems(planned, limits, found, attendees).map(
    ({ id, title, reason }): StoppedItem => ({ id, why: "hold", sentence: `${title}. ${reason}` }),
  );
  const asks = unweighed(planned, limits, found, checked);
  const toWeigh = planned
    .filter(({ id }) => asks[id] && !held.some((one) => one.id === id))
    .map(({ id, title }): StoppedItem => ({ id, why: "weigh", sentence: `${title} ${NOT_WEIGHED}.` }));
  return [...held, ...toWeigh];
}

/** Throws "held" with the reason where one of these items may not be brought back or up now. */
export async function refuseHeldAgainIn(
  tx: Tx,
  actor: Clinician,
  couple: CoupleFacts,
  plan: { planId: Id; items: readonly PlanItem[]; attendees: Attendees },
  now: Date,
): Promise<void> {
  const { planId, items, attendees } = plan;
  if (items.length === 0) return;
  const found = await exercisesIn(tx, actor, exerciseRefs(items));
  const limits = await findLimitsIn(tx, actor, couple, now);
  const checked = await checksIn(tx, actor, couple.id, planId);
  const [stopped] = stoppedItems(items, limits, found, { attendees, checked });
  if (stopped) throw new DomainError("held", stopped.sentence);
}

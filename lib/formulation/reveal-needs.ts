import { sql } from "drizzle-orm";
import { needOpening } from "#db/schema/need-sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { requireRevealable } from "#lib/couples/require-revealable";
import type { RevealNeedsInput } from "#lib/formulation/episode-schema";
import { dayInPracticeIn } from "#lib/formulation/episodes-of-couple";
import { lockNeedsIn } from "#lib/formulation/lock-needs";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

type Clinician = ActorOf<"clinician">;

/** A day that both have shared, and whether both can read it. Of every other day nobody is told who has not. */
export type NeedDay = { day: string; isOpen: boolean };

/** The days that both have shared, the newest first. For a couple on the caseload; others have none. */
export async function needDaysIn(tx: Tx, actor: Clinician, coupleId: Id): Promise<NeedDay[]> {
  requireRole(actor, "clinician");
  const rows = await tx.execute<{ day: string; is_open: boolean }>(
    sql`select d.day::text as day, d.is_open from app.need_days(${coupleId}::uuid) d order by d.day desc limit 40`,
  );
  return rows.map(({ day, is_open }) => ({ day, isOpen: is_open }));
}

/**
 * The therapist reveals to both what both have shared of one day: what it was about for each, and the response as each
 * saw it. Until then neither can tell who chose. Throws "not_found" outside the caseload, "held" while a hold, a pause or
 * an answer that nobody has reviewed holds work, and "conflict" where not both have shared or it is open already.
 * Source: formulation paper, section 3; security paper, SAFE-03.
 */
export async function revealNeeds(
  actor: Clinician,
  input: RevealNeedsInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => revealNeedsIn(tx, actor, input, clock));
}

/** As `revealNeeds`, inside a transaction that is already open. */
export async function revealNeedsIn(
  tx: Tx,
  actor: Clinician,
  { coupleId, day }: RevealNeedsInput,
  clock: Clock = systemClock,
): Promise<void> {
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  requireRevealable(couple);
  await lockNeedsIn(tx, actor.practiceId, coupleId);
  const ready = (await needDaysIn(tx, actor, coupleId)).some((one) => one.day === day && !one.isOpen);
  if (!ready) throw new DomainError("conflict", "Nothing is ready to be revealed: both have to share first.");
  await tx.insert(needOpening).values({
    practiceId: actor.practiceId,
    coupleId,
    happenedOn: day,
    openedOn: await dayInPracticeIn(tx, clock()),
  });
  await recordAudit(tx, actor, {
    action: "reveal",
    entity: "loop_episode",
    entityId: couple.id,
    coupleId,
    purpose: "reveal what both shared of a day",
  });
}

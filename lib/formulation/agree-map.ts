import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { loopMap } from "#db/schema/loop-map";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { todayInPractice } from "#lib/couples/week";
import type { AgreeLoopMapInput, TakeBackLoopMapInput } from "#lib/formulation/map-schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid, notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";

/**
 * Notes the day on which both agreed to a version: from then on both can open it, each on their own page. Throws
 * "invalid_input" for a day that is still to come, and "not_found". Source: formulation paper, section 3.
 */
export async function agreeLoopMap(
  actor: ActorOf<"clinician">,
  { coupleId, mapId, agreedOn }: AgreeLoopMapInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    if (!isId(mapId)) throw notFound();
    if (agreedOn > (await todayIn(tx, actor, clock)))
      throw invalid({ agreedOn: ["This day is still to come."] });
    const changed = await tx
      .update(loopMap)
      .set({ agreedOn, takenBackOn: null })
      .where(and(ofTreatedCouple(actor, loopMap, coupleId), eq(loopMap.id, mapId)))
      .returning({ id: loopMap.id });
    if (changed.length === 0) throw notFound();
    await recordAudit(tx, actor, {
      action: "update",
      entity: "loop_map",
      entityId: mapId,
      coupleId,
      purpose: "both agreed to the loop map",
    });
  });
}

/**
 * Takes the map off the couple's own pages, every version of it, at once for both. The versions stay, and so does the
 * day on which both agreed. Throws "not_found" outside the caseload.
 */
export async function takeBackLoopMap(
  actor: ActorOf<"clinician">,
  { coupleId }: TakeBackLoopMapInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    await tx
      .update(loopMap)
      .set({ takenBackOn: await todayIn(tx, actor, clock) })
      .where(
        and(
          ofTreatedCouple(actor, loopMap, coupleId),
          isNotNull(loopMap.agreedOn),
          isNull(loopMap.takenBackOn),
        ),
      );
    await recordAudit(tx, actor, {
      action: "update",
      entity: "loop_map",
      entityId: coupleId,
      coupleId,
      purpose: "take the loop map back",
    });
  });
}

async function todayIn(tx: Tx, actor: ActorOf<"clinician">, clock: Clock): Promise<string> {
  const [home] = await tx
    .select({ today: todayInPractice(clock()) })
    .from(practice)
    .where(eq(practice.id, actor.practiceId));
  if (!home) throw notFound();
  return home.today;
}

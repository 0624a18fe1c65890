import { and, desc, gt, inArray, lte } from "drizzle-orm";
import { checkIn } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";
import { type Grounds, TENSION_DAYS } from "#lib/planning/rules-reasons";

const DAY = 86_400_000;

/** How tense things were in the newest check-in of each who comes, where one is of late; of the other nothing is read. */
export async function tensionLatelyIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  present: readonly Slot[],
  now: Date,
): Promise<Grounds["tension"]> {
  const rows = await tx
    .selectDistinctOn([checkIn.slot], { slot: checkIn.slot, tension: checkIn.q6 })
    .from(checkIn)
    .where(
      and(
        ofTreatedCouple(actor, checkIn, coupleId),
        inArray(checkIn.slot, [...present]),
        gt(checkIn.sentAt, new Date(now.getTime() - TENSION_DAYS * DAY)),
        lte(checkIn.sentAt, now),
      ),
    )
    .orderBy(checkIn.slot, desc(checkIn.week));
  const of = (slot: Slot) => rows.find((row) => row.slot === slot)?.tension ?? null;
  return { A: of("A"), B: of("B") };
}

import { sql } from "drizzle-orm";
import { couple as coupleTable } from "#db/schema/couples";
import { screening } from "#db/schema/safety";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { lapsesOn } from "#lib/couples/rules-screening";
import type { ScreeningInput } from "#lib/couples/schema";
import { invalid, notFound } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";

/**
 * Writes down how the screening of one partner, seen alone, came out: the outcome, never an answer. The newest word on
 * a partner is in force until it lapses; without one G01 holds for both. Throws "not_found" for a partner who is
 * not of this couple, "invalid_input" for a day ahead or before the couple began.
 * Source: formulation paper, section 7; sessions paper, section 2.
 */
export async function recordScreening(actor: ActorOf<"clinician">, input: ScreeningInput): Promise<void> {
  const { coupleId, partnerId, status, screenedOn } = input;
  await withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
    const screened = couple.partners.find(({ id }) => id === partnerId);
    if (!screened) throw notFound();
    if (screenedOn > couple.checks.today) throw invalid({ screenedOn: ["Choose today or an earlier day."] });
    const [began] = await tx
      .select({
        on: sql<string>`to_char(couple.created_at at time zone (
          select home.time_zone from practice home where home.id = couple.practice_id), 'YYYY-MM-DD')`,
      })
      .from(coupleTable)
      .where(sql`${couplesVisibleTo(actor)} and ${coupleTable.id} = ${coupleId}`);
    if (!began) throw notFound();
    if (screenedOn < began.on)
      throw invalid({ screenedOn: ["That is before this couple began here. Choose a later day."] });
    const id = newId();
    await tx.insert(screening).values({
      practiceId: actor.practiceId,
      id,
      coupleId,
      partnerId,
      slot: screened.slot,
      status,
      screenedOn,
      lapsesOn: lapsesOn(screenedOn),
      recordedBy: actor.userId,
      recordedAt: sql`clock_timestamp()`,
    });
    await recordAudit(tx, actor, {
      action: "create",
      entity: "screening",
      entityId: id,
      coupleId,
      purpose: "record a screening",
    });
  });
}

import { and, eq, exists, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { partner } from "#db/schema/couples";
import { checkIn } from "#db/schema/homework";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { eitherWithdrew } from "#lib/couples/own-consent";
import { type AgreementNow, agreementNow } from "#lib/couples/same-agreement";
import { weekInPractice } from "#lib/couples/week";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";

export type OpenCheckInDeps = { clock: Clock };

/** The week a partner's check-in is for, and whether they may send it now. Answers sent before are not in it. */
export type OpenCheckIn = AgreementNow & { week: string; state: "open" | "sent" | "held" };

/** This week's check-in of the partner who asks. An audited read. */
export async function openCheckIn(
  actor: ActorOf<"partner">,
  deps: OpenCheckInDeps = { clock: systemClock },
): Promise<OpenCheckIn> {
  const week = weekInPractice(deps.clock());
  return withActor(actor, async (tx) => {
    const sent = tx
      .select({ one: sql`1` })
      .from(checkIn)
      .where(and(ownedBy(actor, checkIn), sql`${checkIn.week} = ${week}::date`));
    const [[found]] = await Promise.all([
      tx
        .select({
          week,
          isHeld: eitherWithdrew(actor),
          ...agreementNow(actor),
          sent: exists(sent).mapWith(Boolean),
        })
        .from(partner)
        .innerJoin(practice, eq(practice.id, partner.practiceId))
        .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId))),
      recordAudit(tx, actor, {
        action: "read",
        entity: "check_in",
        coupleId: actor.coupleId,
        purpose: "open check-in",
      }),
    ]);
    if (!found) throw notFound();
    const state = found.isHeld ? "held" : found.sent ? "sent" : "open";
    const { agreement, agreementVersion } = found;
    return { week: found.week, state, agreement, agreementVersion };
  });
}

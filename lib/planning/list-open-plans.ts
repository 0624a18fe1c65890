import { and, asc, eq, gt } from "drizzle-orm";
import { couple } from "#db/schema/couples";
import { plan, session } from "#db/schema/planning";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";
import { SESSION_COLUMNS, toSession } from "#lib/planning/find-session";
import type { SessionFacts } from "#lib/planning/types";

/** As many as are looked through at a glance; the rest is reached from its own plan. Ours. */
export const MOST_OPEN_PLANS = 12;

/** A coming session whose plan can still be changed. */
export type OpenPlan = { coupleId: Id; codeName: string; session: SessionFacts };

/** The clinician's coming sessions with a plan that is not final, the nearest first. An audited read. */
export async function listOpenPlans(
  actor: ActorOf<"clinician">,
  clock: Clock = systemClock,
): Promise<OpenPlan[]> {
  return withActor(actor, async (tx) => {
    const [rows] = await Promise.all([
      tx
        .select({ coupleId: couple.id, codeName: couple.codeName, session: SESSION_COLUMNS })
        .from(session)
        .innerJoin(couple, and(eq(couple.practiceId, session.practiceId), eq(couple.id, session.coupleId)))
        .innerJoin(plan, and(eq(plan.practiceId, session.practiceId), eq(plan.sessionId, session.id)))
        .where(
          and(
            couplesVisibleTo(actor),
            eq(session.practiceId, actor.practiceId),
            eq(session.state, "planned"),
            eq(plan.state, "draft"),
            gt(session.startsAt, clock()),
          ),
        )
        .orderBy(asc(session.startsAt), asc(session.id))
        .limit(MOST_OPEN_PLANS),
      recordAudit(tx, actor, { action: "read", entity: "plan", purpose: "choose a plan to add to" }),
    ]);
    return rows.map((row) => ({ ...row, session: toSession(row.session) }));
  });
}

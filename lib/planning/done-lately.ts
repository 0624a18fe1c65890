import { and, desc, eq, inArray, isNotNull, lt, sql } from "drizzle-orm";
import { plan, planItem, session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import type { Id } from "#lib/kernel/ids";
import { coverage } from "#lib/planning/rules";
import { looksBackOn } from "#lib/planning/rules-attendees";
import { COMPARED_WITH, type Lately, meanCoverage } from "#lib/planning/rules-lately";
import type { SessionFacts } from "#lib/planning/types";

/**
 * What the last closed sessions before one, with whoever comes to it, gave to each need: the minutes that were done,
 * not those planned. A session that was not run here says nothing and is left out. One bounded statement.
 */
export async function doneLatelyIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  { startsAt, attendees }: Pick<SessionFacts, "startsAt" | "attendees">,
): Promise<Lately> {
  const held = tx
    .select({
      sessionId: sql<Id>`${session.id}`.as("held_session"),
      planId: sql<Id>`${plan.id}`.as("held_plan"),
    })
    .from(session)
    .innerJoin(plan, and(eq(plan.practiceId, session.practiceId), eq(plan.sessionId, session.id)))
    .where(
      and(
        ofTreatedCouple(actor, session, coupleId),
        eq(session.state, "closed"),
        isNotNull(session.startedAt),
        lt(session.startsAt, startsAt),
        inArray(session.attendees, looksBackOn(attendees)),
      ),
    )
    .orderBy(desc(session.startsAt))
    .limit(COMPARED_WITH)
    .as("held");
  const rows = await tx
    .select({
      sessionId: held.sessionId,
      exerciseSlug: planItem.exerciseSlug,
      version: planItem.exerciseVersion,
      minutes: sql<number | null>`coalesce(${planItem.actualMinutes}, ${planItem.minutes})::int`,
    })
    .from(held)
    .leftJoin(
      planItem,
      and(
        eq(planItem.practiceId, actor.practiceId),
        eq(planItem.planId, held.planId),
        eq(planItem.state, "done"),
        isNotNull(planItem.exerciseSlug),
      ),
    );
  const refs = rows.flatMap(({ exerciseSlug: slug, version }) =>
    slug !== null && version !== null ? [{ slug, version }] : [],
  );
  const found = refs.length > 0 ? await exercisesIn(tx, actor, refs) : new Map<string, never>();
  // By version: what was done in March is weighed as it was then.
  const weights = Object.fromEntries([...found].map(([key, { exercise }]) => [key, exercise.weights]));
  const sessions = [...Map.groupBy(rows, ({ sessionId }) => sessionId).values()];
  return meanCoverage(
    sessions.map((done) =>
      coverage(
        done.map(({ exerciseSlug: slug, version, minutes }) => ({
          exerciseSlug: slug !== null && version !== null ? refKey({ slug, version }) : null,
          minutes: minutes ?? 0,
          state: "done",
        })),
        weights,
      ),
    ),
  );
}

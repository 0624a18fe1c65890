import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { yesAnswer, yesRequest } from "#db/schema/agreements";
import { partner } from "#db/schema/couples";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { freshSince, type YesClass } from "#lib/couples/fresh-yes";
import { eitherWithdrew } from "#lib/couples/own-consent";
import { YES_GATES } from "#lib/couples/rules-ask";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/**
 * Whether the therapist asked for a yes that this partner has not answered. Both are asked at once, and what the other
 * one answered does not touch it; a question that is too old is let go of.
 */
export function isAskedForYes(actor: ActorOf<"partner">, now: Date): SQL<boolean> {
  requireRole(actor, "partner");
  return sql<boolean>`exists (select from ${yesRequest} q
    where q.practice_id = ${actor.practiceId} and q.couple_id = ${actor.coupleId}
      and q.asked_at > ${freshSince(now).toISOString()}::timestamptz
      and not ${isClassHeld(sql`q.exercise_class`)}
      and not exists (select from ${yesAnswer} a
        where a.practice_id = q.practice_id and a.couple_id = q.couple_id and a.partner_id = ${actor.userId}
          and a.exercise_class = q.exercise_class and a.request_id = q.id))`;
}

/** A question that is on the partner's phone; what they said to it is not in it. */
export type YesQuestion = { exerciseClass: YesClass; isAnswered: boolean };

export type OwnYes = { state: "held" } | { state: "open"; questions: readonly YesQuestion[] };

/**
 * What the partner who asks is asked for a yes to, the newest question of each kind. What they answered is not read
 * back, so that a phone that is watched tells nothing. An audited read.
 */
export async function openOwnYes(actor: ActorOf<"partner">): Promise<OwnYes> {
  return withActor(actor, async (tx) => {
    const [isHeld, questions] = await Promise.all([
      isHeldIn(tx, actor),
      newestQuestionsIn(tx, actor),
      recordAudit(tx, actor, {
        action: "read",
        entity: "partner",
        entityId: actor.userId,
        coupleId: actor.coupleId,
        purpose: "own choices",
      }),
    ]);
    if (isHeld) return { state: "held" };
    return {
      state: "open",
      questions: questions.map(({ exerciseClass, isAnswered }) => ({ exerciseClass, isAnswered })),
    };
  });
}

/** Whether either took back consent, for a verb that stops then. Throws "not_found" for nobody's own row. */
export async function isHeldIn(tx: Tx, actor: ActorOf<"partner">): Promise<boolean> {
  const [found] = await tx
    .select({ isHeld: eitherWithdrew(actor) })
    .from(partner)
    .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId)));
  if (!found) throw notFound();
  return found.isHeld;
}

/** Whether a hold stops all work of a class now: its question waits with it, for both alike. Source: formulation paper, section 7. */
function isClassHeld(exerciseClass: SQL): SQL<boolean> {
  return sql<boolean>`app.is_held_by(case ${exerciseClass} when 'T' then ${YES_GATES.T}::text else ${YES_GATES.X}::text end)`;
}

/**
 * The newest question of each kind that this couple was asked. Of a kind that a hold stops only what the partner has
 * answered: a yes can be taken back at any moment, also then.
 */
export async function newestQuestionsIn(
  tx: Tx,
  actor: ActorOf<"partner">,
): Promise<(YesQuestion & { id: Id })[]> {
  requireRole(actor, "partner");
  // Names written out: in a one-table select the builder drops the table, and `id` would be another's.
  const isAnswered = sql<boolean>`exists (select from ${yesAnswer} a where a.practice_id = yes_request.practice_id
    and a.request_id = yes_request.id and a.partner_id = ${actor.userId})`;
  const rows = await tx
    .selectDistinctOn([yesRequest.exerciseClass], {
      id: yesRequest.id,
      exerciseClass: yesRequest.exerciseClass,
      isAnswered,
    })
    .from(yesRequest)
    .where(
      and(
        eq(yesRequest.practiceId, actor.practiceId),
        eq(yesRequest.coupleId, actor.coupleId),
        sql`(not ${isClassHeld(sql`${yesRequest.exerciseClass}`)} or ${isAnswered})`,
      ),
    )
    .orderBy(yesRequest.exerciseClass, desc(yesRequest.askedAt), desc(yesRequest.id));
  return rows.map((row) => ({ ...row, exerciseClass: row.exerciseClass as YesClass }));
}

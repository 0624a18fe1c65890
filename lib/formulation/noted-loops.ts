import { and, count, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { loopEpisode } from "#db/schema/episodes";
import { assignment, draft, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { draftPlace, openAnswers } from "#lib/exercises/sealed-answers";
import { LOOP_LOG, loopsOn, type Noted } from "#lib/formulation/rules-log";
import type { Id } from "#lib/kernel/ids";
import type { KeyRing } from "#lib/secrets/data-keys";

type Partner = ActorOf<"partner">;

/** What one partner notes of their loop, one write at a time, so that two at once see each other. Ends with the transaction. */
export async function lockLoopsIn(tx: Tx, actor: Partner): Promise<void> {
  const name = `loops ${actor.practiceId} ${actor.userId}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}::text, 0))`);
}

/** How many of a partner's own episodes stand on each of these days, wherever they were noted. */
export async function sentLoopsIn(tx: Tx, actor: Partner, days: readonly string[]): Promise<Noted> {
  const rows = await tx
    .select({ day: loopEpisode.happenedOn, sent: count() })
    .from(loopEpisode)
    .where(
      and(
        ownedBy(actor, loopEpisode),
        isNotNull(loopEpisode.sentOn),
        inArray(loopEpisode.happenedOn, [...days]),
      ),
    )
    .groupBy(loopEpisode.happenedOn);
  return Object.fromEntries(rows.map(({ day, sent }) => [day, sent]));
}

/** How many loops of each of these days stand in logs that the partner is still writing, but for one of them. */
export async function draftLoopsIn(
  tx: Tx,
  actor: Partner,
  keys: KeyRing,
  days: readonly string[],
  besides: Id | null = null,
): Promise<Noted> {
  const line = sql<Id>`coalesce(${task.continues}, ${task.id})`;
  // Of homework that was carried on the newest draft counts: it holds what the one before it held.
  const rows = await tx
    .select({ line, taskId: draft.taskId, version: draft.version, sealed: draft.answersSealed })
    .from(draft)
    .innerJoin(task, and(eq(task.practiceId, draft.practiceId), eq(task.id, draft.taskId)))
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .where(
      and(
        ownedBy(actor, draft),
        eq(assignment.exerciseSlug, LOOP_LOG),
        sql`exists (select from ${task} k join ${assignment} a on a.practice_id = k.practice_id and a.id = k.assignment_id
          where k.practice_id = task.practice_id and k.partner_id = task.partner_id and k.state = 'open'
            and a.closed_at is null and coalesce(k.continues, k.id) = ${line})`,
        besides === null
          ? undefined
          : sql`${line} <> (select coalesce(k.continues, k.id) from ${task} k
              where k.practice_id = ${actor.practiceId} and k.id = ${besides})`,
      ),
    )
    .orderBy(line, desc(draft.updatedAt), desc(draft.taskId));
  const newest = rows.filter((row, place) => rows[place - 1]?.line !== row.line);
  const logs = newest.map((row) => openAnswers(keys, draftPlace(actor, row.taskId, row.version), row.sealed));
  return Object.fromEntries(days.map((day) => [day, logs.reduce((sum, log) => sum + loopsOn(log, day), 0)]));
}

/** What a partner has noted of each of these days in other places than one log. The ring must hold their private key. */
export async function notedLoopsIn(
  tx: Tx,
  actor: Partner,
  keys: KeyRing,
  days: readonly string[],
  besides: Id,
): Promise<Noted> {
  const [sent, drafts] = await Promise.all([
    sentLoopsIn(tx, actor, days),
    draftLoopsIn(tx, actor, keys, days, besides),
  ]);
  return Object.fromEntries(days.map((day) => [day, (sent[day] ?? 0) + (drafts[day] ?? 0)]));
}

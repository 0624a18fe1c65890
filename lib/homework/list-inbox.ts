import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { couple } from "#db/schema/couples";
import { response, task } from "#db/schema/homework";
import { withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { AnswerAlert } from "#lib/couples/types";
import { isStrained } from "#lib/homework/rules";
import type { InboxQuery } from "#lib/homework/schema";
import { exercisesGivenIn } from "#lib/homework/task-exercise";
import type { InboxPage, Outcome } from "#lib/homework/types";
import { type Id, isId } from "#lib/kernel/ids";

export const INBOX_SIZE = 25;

type Cursor = { at: string; id: Id };

function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const [at, id] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown[];
    return typeof at === "string" && isSentAt(at) && isId(id) ? { at, id } : null;
  } catch {
    return null; // a cut or invented cursor is the same as none: the first page
  }
}

/** Whether the database could have given this time; what only JavaScript reads would be an error there. */
function isSentAt(at: string): boolean {
  const isInForm = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(at);
  const instant = isInForm ? Date.parse(at) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 19) === at.slice(0, 19);
}

/**
 * Sent homework that nobody has reviewed, over the whole caseload, oldest first, by keyset. Code name and
 * slot, never a name, and no answers. One audited read.
 */
export async function listInbox(actor: ActorOf<"clinician">, query: InboxQuery): Promise<InboxPage> {
  const after = readCursor(query.after);
  // Microseconds as text: a cursor through a JavaScript date would lose them and repeat a row.
  const sentAt = sql<string>`to_char(${task.submittedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return withActor(actor, async (tx) => {
    const [rows] = await Promise.all([
      tx
        .select({
          taskId: task.id,
          coupleId: task.coupleId,
          codeName: couple.codeName,
          slot: task.slot,
          sentAt,
          slug: response.exerciseSlug,
          version: response.exerciseVersion,
          outcome: response.outcome,
          upset: response.upset,
          alert: response.alert,
        })
        .from(task)
        .innerJoin(couple, and(eq(couple.practiceId, task.practiceId), eq(couple.id, task.coupleId)))
        .innerJoin(response, and(eq(response.practiceId, task.practiceId), eq(response.taskId, task.id)))
        .where(
          and(
            couplesVisibleTo(actor),
            eq(task.practiceId, actor.practiceId),
            eq(task.state, "submitted"),
            isNull(task.reviewedAt),
            after
              ? sql`(${task.submittedAt}, ${task.id}) > (${after.at}::timestamptz, ${after.id}::uuid)`
              : undefined,
          ),
        )
        .orderBy(asc(task.submittedAt), asc(task.id))
        .limit(INBOX_SIZE + 1),
      recordAudit(tx, actor, { action: "read", entity: "inbox", purpose: "look at sent homework" }),
    ]);
    const shown = rows.slice(0, INBOX_SIZE);
    const exerciseOf = await exercisesGivenIn(tx, actor, shown);
    const last = shown.at(-1);
    return {
      rows: shown.map((row) => ({
        taskId: row.taskId,
        coupleId: row.coupleId,
        codeName: row.codeName,
        slot: row.slot as Slot,
        title: exerciseOf(row).title,
        submittedAt: new Date(row.sentAt),
        outcome: row.outcome as Outcome,
        strained: isStrained(row),
        alert: row.alert as AnswerAlert | null,
      })),
      next:
        last && rows.length > INBOX_SIZE
          ? Buffer.from(JSON.stringify([last.sentAt, last.taskId])).toString("base64url")
          : null,
    };
  });
}

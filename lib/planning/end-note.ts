import { and, desc, eq, lt } from "drizzle-orm";
import { note, session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { Id } from "#lib/kernel/ids";
import { notePlace } from "#lib/planning/note-place";
import { planPartOf } from "#lib/planning/rules-end-note";
import { unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** What the therapist meant to come back to, and the session it was written after. */
export type EndNote = { sessionId: Id; number: number; text: string };

/** The plan part of the newest joint note before a time; null where none was written. An audited read. */
export async function lastEndNoteIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  before: Date,
): Promise<EndNote | null> {
  const [row] = await tx
    .select({
      id: note.id,
      sealed: note.bodySealed,
      version: note.version,
      sessionId: session.id,
      number: session.number,
    })
    .from(note)
    .innerJoin(session, and(eq(session.practiceId, note.practiceId), eq(session.id, note.sessionId)))
    .where(and(ofTreatedCouple(actor, note, coupleId), lt(session.startsAt, before)))
    .orderBy(desc(session.startsAt))
    .limit(1);
  if (!row) return null;
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  await recordAudit(tx, actor, {
    action: "read",
    entity: "note",
    entityId: row.id,
    coupleId,
    purpose: "prep brief",
  });
  const body = unseal(key, notePlace(actor.practiceId, coupleId, row.id, row.version), row.sealed);
  return { sessionId: row.sessionId, number: row.number, text: planPartOf(body) };
}

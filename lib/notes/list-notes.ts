import { and, count, desc, eq, inArray } from "drizzle-orm";
import { note, noteAmendment, processNote } from "#db/schema/notes";
import { session } from "#db/schema/planning";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type CoupleFacts, getCoupleIn } from "#lib/couples/find-couple";
import type { Id } from "#lib/kernel/ids";
import { statusOf } from "#lib/notes/rules";
import { NOTE_RECORDS, type NoteLine, type NoteRecord, type NoteStatus } from "#lib/notes/types";
import { SESSION_COLUMNS, toSession } from "#lib/planning/find-session";

/** More than a couple has sessions in years. */
const MOST_LINES = 120;

/**
 * The sessions of a couple, newest first, and how the note of each stands: not what any of them says, so no key is
 * loaded. Throws "not_found" outside the caseload.
 */
export async function listNotes(
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<{ couple: CoupleFacts; lines: NoteLine[] }> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const sessions = (
      await tx
        .select(SESSION_COLUMNS)
        .from(session)
        .where(ofTreatedCouple(actor, session, coupleId))
        .orderBy(desc(session.startsAt))
        .limit(MOST_LINES)
    ).map(toSession);
    const ids = sessions.map(({ id }) => id);
    const [notes, amended, own] =
      ids.length === 0
        ? [[], [], []]
        : await Promise.all([
            tx
              .select({
                id: note.id,
                sessionId: note.sessionId,
                record: note.record,
                signedAt: note.signedAt,
              })
              .from(note)
              .where(and(ofTreatedCouple(actor, note, coupleId), inArray(note.sessionId, ids))),
            tx
              .select({ noteId: noteAmendment.noteId, amendments: count() })
              .from(noteAmendment)
              .where(ofTreatedCouple(actor, noteAmendment, coupleId))
              .groupBy(noteAmendment.noteId),
            tx
              .select({ sessionId: processNote.sessionId })
              .from(processNote)
              .where(
                and(ofTreatedCouple(actor, processNote, coupleId), eq(processNote.authorId, actor.userId)),
              ),
          ]);
    await recordAudit(tx, actor, { action: "read", entity: "note", coupleId, purpose: "list of notes" });
    const amendments = new Map(amended.map((one) => [one.noteId, one.amendments]));
    const statusFor = (sessionId: Id, record: NoteRecord): NoteStatus => {
      const found = notes.find((one) => one.sessionId === sessionId && one.record === record);
      return statusOf(found && { ...found, amendments: amendments.get(found.id) ?? 0 });
    };
    const written = new Set(own.map(({ sessionId }) => sessionId));
    const lines = sessions.map((one) => ({
      session: one,
      status: Object.fromEntries(
        NOTE_RECORDS.map((record) => [record, statusFor(one.id, record)]),
      ) as NoteLine["status"],
      hasProcessNote: written.has(one.id),
    }));
    return { couple, lines };
  });
}

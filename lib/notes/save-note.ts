import { and, eq } from "drizzle-orm";
import { note } from "#db/schema/notes";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound, stale } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { keyOfRecordIn, noteStandingIn } from "#lib/notes/find-notes";
import { contentText } from "#lib/notes/note-content";
import { notePlace } from "#lib/notes/note-place";
import { recordsOf } from "#lib/notes/rules";
import type { SaveNoteInput } from "#lib/notes/schema";
import { getSessionIn } from "#lib/planning/find-session";
import type { SessionFacts } from "#lib/planning/types";
import { seal } from "#lib/secrets/box";

export type SavedNote = { noteId: Id; version: number; savedAt: Date };

/** What a note that is locked answers: what was typed is not lost, it goes beneath. */
export function signedBefore(): DomainError {
  return new DomainError(
    "conflict",
    "This note is signed and stays as it is. What you typed is still here: add it as an amendment.",
  );
}

/**
 * Keeps one record of a session's note, sealed with the key of that record, if it is still at the version the text was
 * made from (0 for a first note). Throws "stale_version" with nothing written, "conflict" once it is signed, and
 * "not_found", also for a record that the session neither has nor ever had.
 */
export async function saveNote(
  actor: ActorOf<"clinician">,
  input: SaveNoteInput,
  clock: Clock = systemClock,
): Promise<SavedNote> {
  return withActor(actor, (tx) => saveNoteIn(tx, actor, input, clock));
}

/** As `saveNote`, inside a transaction that is already open. */
export async function saveNoteIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: SaveNoteInput,
  clock: Clock = systemClock,
): Promise<SavedNote> {
  const held = await getSessionIn(tx, actor, input.coupleId, input.sessionId, { lock: true });
  return writeNoteIn(tx, actor, held, input, clock);
}

/** As `saveNoteIn`, for a session that is locked already. Throws "not_found" for a record that it does not have. */
export async function writeNoteIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  held: SessionFacts,
  { coupleId, sessionId, record, version, content }: SaveNoteInput,
  clock: Clock = systemClock,
): Promise<SavedNote> {
  const kept = await noteStandingIn(tx, actor, { coupleId, sessionId, record });
  if (!kept && !recordsOf(held.attendees).includes(record)) throw notFound();
  if (kept?.signedAt) throw signedBefore();
  if ((kept?.version ?? 0) !== version) throw stale();

  const noteId = kept?.id ?? newId();
  const next = version + 1;
  const savedAt = clock();
  const key = await keyOfRecordIn(tx, actor, coupleId, record);
  const { practiceId, userId: authorId } = actor;
  const bodySealed = seal(key, notePlace(practiceId, coupleId, noteId, next, record), contentText(content));
  const written = { layout: content.layout, bodySealed, authorId, version: next, updatedAt: savedAt };
  if (kept) {
    await tx
      .update(note)
      .set(written)
      .where(and(ofTreatedCouple(actor, note, coupleId), eq(note.id, noteId)));
  } else {
    await tx.insert(note).values({ practiceId, id: noteId, coupleId, sessionId, record, ...written });
  }
  await recordAudit(tx, actor, {
    action: kept ? "update" : "create",
    entity: record === "joint" ? "note" : "sub_file",
    entityId: noteId,
    coupleId,
    purpose: "write a session note",
  });
  return { noteId, version: next, savedAt };
}

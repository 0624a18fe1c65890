import { and, eq } from "drizzle-orm";
import { note } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { stale } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { getSessionIn } from "#lib/planning/find-session";
import { notePlace } from "#lib/planning/note-place";
import type { SaveNoteInput } from "#lib/planning/schema";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

export type SavedNote = { noteId: Id; version: number; savedAt: Date };

/**
 * Keeps the session's note, sealed for the therapist, if it is still at the version the text was made from
 * (0 for a first note). Throws "stale_version" with nothing written, and "not_found".
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
  await getSessionIn(tx, actor, input.coupleId, input.sessionId, { lock: true });
  return writeNoteIn(tx, actor, input, clock);
}

/** As `saveNoteIn`, for a session that is locked already. */
export async function writeNoteIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, version, body }: SaveNoteInput,
  clock: Clock = systemClock,
): Promise<SavedNote> {
  const [kept] = await tx
    .select({ id: note.id, version: note.version })
    .from(note)
    .where(and(ofTreatedCouple(actor, note, coupleId), eq(note.sessionId, sessionId)));
  if ((kept?.version ?? 0) !== version) throw stale();

  const noteId = kept?.id ?? newId();
  const next = version + 1;
  const savedAt = clock();
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  const bodySealed = seal(key, notePlace(actor.practiceId, coupleId, noteId, next), body);
  const { practiceId, userId: authorId } = actor;
  if (kept) {
    await tx
      .update(note)
      .set({ bodySealed, version: next, authorId, updatedAt: savedAt })
      .where(and(ofTreatedCouple(actor, note, coupleId), eq(note.id, noteId)));
  } else {
    await tx.insert(note).values({
      practiceId,
      id: noteId,
      coupleId,
      sessionId,
      authorId,
      bodySealed,
      version: next,
      updatedAt: savedAt,
    });
  }
  await recordAudit(tx, actor, {
    action: kept ? "update" : "create",
    entity: "note",
    entityId: noteId,
    coupleId,
    purpose: "write a session note",
  });
  return { noteId, version: next, savedAt };
}

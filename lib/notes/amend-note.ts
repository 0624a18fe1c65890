import { noteAmendment } from "#db/schema/notes";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { keyOfRecordIn, noteStandingIn } from "#lib/notes/find-notes";
import { amendmentPlace } from "#lib/notes/note-place";
import type { AmendNoteInput } from "#lib/notes/schema";
import { getSessionIn } from "#lib/planning/find-session";
import { seal } from "#lib/secrets/box";

/**
 * Adds a dated amendment beneath a note that is signed; the note itself stays as it is. Throws "conflict" while it is
 * not signed, and "not_found". Source: sessions paper, section 3.
 */
export async function amendNote(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, record, text }: AmendNoteInput,
  clock: Clock = systemClock,
): Promise<{ amendmentId: Id; writtenAt: Date }> {
  return withActor(actor, async (tx) => {
    await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
    const kept = await noteStandingIn(tx, actor, { coupleId, sessionId, record });
    if (!kept) throw notFound();
    if (!kept.signedAt)
      throw new DomainError("conflict", "This note is not signed yet, so it can still be changed itself.");
    const amendmentId = newId();
    const writtenAt = clock();
    const { practiceId, userId: authorId } = actor;
    const key = await keyOfRecordIn(tx, actor, coupleId, record);
    await tx.insert(noteAmendment).values({
      practiceId,
      id: amendmentId,
      coupleId,
      noteId: kept.id,
      authorId,
      bodySealed: seal(key, amendmentPlace(practiceId, coupleId, amendmentId, record), text),
      writtenAt,
    });
    await recordAudit(tx, actor, {
      action: "create",
      entity: record === "joint" ? "note" : "sub_file",
      entityId: kept.id,
      coupleId,
      purpose: "amend a session note",
    });
    return { amendmentId, writtenAt };
  });
}

import { and, eq } from "drizzle-orm";
import { processNote } from "#db/schema/notes";
import { dataKey } from "#db/schema/secrets";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { stale } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { processPlace } from "#lib/notes/note-place";
import type { SaveProcessNoteInput } from "#lib/notes/schema";
import type { ProcessPage } from "#lib/notes/types";
import { getSessionIn } from "#lib/planning/find-session";
import { toLine } from "#lib/planning/queries";
import { seal, unseal } from "#lib/secrets/box";
import { loadKeys, makeDataKey } from "#lib/secrets/data-keys";

type Clinician = ActorOf<"clinician">;

const ofAuthor = (actor: Clinician, coupleId: Id, sessionId: Id) =>
  and(
    ofTreatedCouple(actor, processNote, coupleId),
    eq(processNote.sessionId, sessionId),
    eq(processNote.authorId, actor.userId),
  );

async function findOwnIn(tx: Tx, actor: Clinician, coupleId: Id, sessionId: Id) {
  const [row] = await tx
    .select()
    .from(processNote)
    .where(ofAuthor(actor, coupleId, sessionId));
  return row ?? null;
}

/**
 * The reader's own process note of a session. Nobody else's is ever found: not a colleague's, not one written by whoever
 * treated the couple before. Throws "not_found" outside the caseload.
 */
export async function openProcessNote(actor: Clinician, coupleId: Id, sessionId: Id): Promise<ProcessPage> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const session = await getSessionIn(tx, actor, coupleId, sessionId);
    const row = await findOwnIn(tx, actor, coupleId, sessionId);
    const key = row && (await loadKeys(tx, actor, row.id, ["process"])).of("process");
    await recordAudit(tx, actor, {
      action: "read",
      entity: "process_note",
      entityId: row?.id ?? null,
      coupleId,
      purpose: "own process note",
    });
    const note = row &&
      key && {
        text: unseal(key, processPlace(actor.practiceId, row.id, row.version), row.bodySealed),
        version: row.version,
        savedAt: row.updatedAt,
      };
    return { couple: toLine(couple), session, note };
  });
}

/**
 * Keeps the author's process note of a session under a key of its own, if it is still at the version the text was made
 * from (0 for a first one). Throws "stale_version" with nothing written, and "not_found". Source: sessions paper,
 * section 3; 45 CFR 164.501.
 */
export async function saveProcessNote(
  actor: Clinician,
  { coupleId, sessionId, version, text }: SaveProcessNoteInput,
  clock: Clock = systemClock,
): Promise<{ noteId: Id; version: number; savedAt: Date }> {
  return withActor(actor, async (tx) => {
    await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
    const kept = await findOwnIn(tx, actor, coupleId, sessionId);
    if ((kept?.version ?? 0) !== version) throw stale();
    const { practiceId, userId: authorId } = actor;
    const noteId = kept?.id ?? newId();
    const next = version + 1;
    const savedAt = clock();
    const place = processPlace(practiceId, noteId, next);
    if (kept) {
      const key = (await loadKeys(tx, actor, noteId, ["process"])).of("process");
      await tx
        .update(processNote)
        .set({ bodySealed: seal(key, place, text), version: next, updatedAt: savedAt })
        .where(and(ofAuthor(actor, coupleId, sessionId), eq(processNote.id, noteId)));
    } else {
      const { made, row } = makeDataKey(practiceId, noteId, "process");
      await tx.insert(processNote).values({
        practiceId,
        id: noteId,
        coupleId,
        sessionId,
        authorId,
        bodySealed: seal(made, place, text),
        version: next,
        updatedAt: savedAt,
      });
      // After its note, which says whose key it is.
      await tx.insert(dataKey).values(row);
    }
    await recordAudit(tx, actor, {
      action: kept ? "update" : "create",
      entity: "process_note",
      entityId: noteId,
      coupleId,
      purpose: "write an own process note",
    });
    return { noteId, version: next, savedAt };
  });
}

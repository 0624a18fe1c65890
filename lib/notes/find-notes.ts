import { and, asc, eq, inArray } from "drizzle-orm";
import { note, noteAmendment } from "#db/schema/notes";
import { dataKey } from "#db/schema/secrets";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { Id } from "#lib/kernel/ids";
import { readContent } from "#lib/notes/note-content";
import { amendmentPlace, notePlace, scopeOfRecord } from "#lib/notes/note-place";
import type { Amendment, KeptNote, NoteRecord } from "#lib/notes/types";
import { type DataKey, unseal } from "#lib/secrets/box";
import { loadKeys, makeDataKey } from "#lib/secrets/data-keys";

type Clinician = ActorOf<"clinician">;
export type NotePlaceIds = { coupleId: Id; sessionId: Id; record: NoteRecord };

/** How a record of a session stands, without what it says. With `lock`, holds its row until the transaction ends. */
export async function noteStandingIn(
  tx: Tx,
  actor: Clinician,
  { coupleId, sessionId, record }: NotePlaceIds,
  options: { lock?: boolean } = {},
): Promise<{ id: Id; version: number; signedAt: Date | null } | null> {
  const query = tx
    .select({ id: note.id, version: note.version, signedAt: note.signedAt })
    .from(note)
    .where(
      and(ofTreatedCouple(actor, note, coupleId), eq(note.sessionId, sessionId), eq(note.record, record)),
    );
  const [row] = options.lock ? await query.for("update") : await query;
  return row ?? null;
}

/**
 * One record of a session, opened, with what was added to it; null while there is none. Only its own key is loaded, and
 * the reading is noted: of a sub-file, each time.
 */
export async function openNoteIn(
  tx: Tx,
  actor: Clinician,
  { coupleId, sessionId, record }: NotePlaceIds,
  purpose: string,
): Promise<{ note: KeptNote; amendments: Amendment[] } | null> {
  const [row] = await tx
    .select()
    .from(note)
    .where(
      and(ofTreatedCouple(actor, note, coupleId), eq(note.sessionId, sessionId), eq(note.record, record)),
    );
  if (!row) return null;
  const later = await tx
    .select()
    .from(noteAmendment)
    .where(and(ofTreatedCouple(actor, noteAmendment, coupleId), eq(noteAmendment.noteId, row.id)))
    .orderBy(asc(noteAmendment.writtenAt), asc(noteAmendment.id));
  const scope = scopeOfRecord(record);
  const key = (await loadKeys(tx, actor, coupleId, [scope])).of(scope);
  await recordAudit(tx, actor, {
    action: "read",
    entity: record === "joint" ? "note" : "sub_file",
    entityId: row.id,
    coupleId,
    purpose,
  });
  const { practiceId } = actor;
  const text = unseal(key, notePlace(practiceId, coupleId, row.id, row.version, record), row.bodySealed);
  return {
    note: {
      id: row.id,
      content: readContent(text, row.layout),
      version: row.version,
      savedAt: row.updatedAt,
      signedAt: row.signedAt,
    },
    amendments: later.map(({ id, bodySealed, writtenAt }) => ({
      id,
      text: unseal(key, amendmentPlace(practiceId, coupleId, id, record), bodySealed),
      writtenAt,
    })),
  };
}

/** The key of a record; a couple from before there were sub-files gets theirs with the first one. */
export async function keyOfRecordIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  record: NoteRecord,
): Promise<DataKey> {
  const scope = scopeOfRecord(record);
  if (record !== "joint") {
    const [has] = await tx
      .select({ keyId: dataKey.keyId })
      .from(dataKey)
      .where(
        and(
          eq(dataKey.practiceId, actor.practiceId),
          eq(dataKey.ownerId, coupleId),
          inArray(dataKey.scope, [scope]),
        ),
      );
    if (!has) {
      await tx
        .insert(dataKey)
        .values(makeDataKey(actor.practiceId, coupleId, scope).row)
        .onConflictDoNothing();
    }
  }
  return (await loadKeys(tx, actor, coupleId, [scope])).of(scope);
}

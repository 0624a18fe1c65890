import type { Id } from "#lib/kernel/ids";
import { type NoteRecord, slotOf } from "#lib/notes/types";
import type { Place } from "#lib/secrets/box";
import { type Scope, slotScope } from "#lib/secrets/data-keys";

/** The key a record is sealed under: the joint record and each sub-file have one each. */
export function scopeOfRecord(record: NoteRecord): Scope {
  const slot = slotOf(record);
  return slot === null ? "therapist" : slotScope("file", slot);
}

/** Where a note is sealed: in one record, in one row, at one version. */
export function notePlace(
  practiceId: Id,
  coupleId: Id,
  noteId: Id,
  version: number,
  record: NoteRecord = "joint",
): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: scopeOfRecord(record),
    table: "note",
    column: "body_sealed",
    rowId: noteId,
    rowVersion: version,
  };
}

/** Where an amendment is sealed: with the key of the record it belongs to. */
export function amendmentPlace(practiceId: Id, coupleId: Id, amendmentId: Id, record: NoteRecord): Place {
  return { ...notePlace(practiceId, coupleId, amendmentId, 0, record), table: "note_amendment" };
}

/** Where a process note is sealed: under a key of its own. */
export function processPlace(practiceId: Id, noteId: Id, version: number): Place {
  return {
    practiceId,
    ownerId: noteId,
    scope: "process",
    table: "process_note",
    column: "body_sealed",
    rowId: noteId,
    rowVersion: version,
  };
}

import { and, asc, eq, isNotNull } from "drizzle-orm";
import { runEvent } from "#db/schema/run";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import type { Id } from "#lib/kernel/ids";
import { runNotePlace } from "#lib/planning/run-note-place";
import { EVENT_LIMITS, type KeptEvent, type NoteTag, type RunChange } from "#lib/planning/run-types";
import { unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

type Clinician = ActorOf<"clinician">;

const EVENT_COLUMNS = {
  id: runEvent.id,
  deviceId: runEvent.deviceId,
  place: runEvent.place,
  happenedAt: runEvent.happenedAt,
  kind: runEvent.kind,
  itemId: runEvent.itemId,
  newItemId: runEvent.newItemId,
  exerciseSlug: runEvent.exerciseSlug,
  exerciseVersion: runEvent.exerciseVersion,
  minutes: runEvent.minutes,
  tag: runEvent.tag,
  standing: runEvent.standing,
};

type Row = {
  kind: string;
  itemId: Id | null;
  newItemId: Id | null;
  exerciseSlug: string | null;
  exerciseVersion: number | null;
  minutes: number | null;
  tag: string | null;
};

/** What a row says happened; its checks hold what each kind needs. */
function changeOf(row: Row, titleOf: (slug: string, version: number) => string): RunChange {
  const itemId = row.itemId ?? "";
  const kind = row.kind as RunChange["kind"];
  switch (kind) {
    case "done":
    case "set_aside":
      return { kind, itemId, minutes: row.minutes };
    case "planned_again":
    case "now":
      return { kind, itemId };
    case "swap": {
      const { newItemId, exerciseSlug: slug, exerciseVersion } = row;
      const version = exerciseVersion ?? 0;
      return {
        kind,
        itemId,
        newItemId: newItemId ?? "",
        exerciseSlug: slug ?? "",
        exerciseVersion: version,
        title: titleOf(slug ?? "", version),
      };
    }
    case "minutes":
      return { kind, itemId, minutes: row.minutes ?? 0 };
    case "note":
      return { kind, itemId: row.itemId, tag: row.tag as NoteTag };
    default:
      return { kind };
  }
}

/** Everything that was told of one run, without the words of its notes. */
export async function runEventsIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
): Promise<KeptEvent[]> {
  const rows = await tx
    .select(EVENT_COLUMNS)
    .from(runEvent)
    .where(and(ofTreatedCouple(actor, runEvent, coupleId), eq(runEvent.sessionId, sessionId)))
    .orderBy(asc(runEvent.happenedAt), asc(runEvent.id))
    .limit(EVENT_LIMITS.session + EVENT_LIMITS.ends);
  const refs = rows.flatMap(({ exerciseSlug: slug, exerciseVersion: version }) =>
    slug !== null && version !== null ? [{ slug, version }] : [],
  );
  const found = refs.length > 0 ? await exercisesIn(tx, actor, refs) : new Map<string, never>();
  const titleOf = (slug: string, version: number) =>
    found.get(refKey({ slug, version }))?.exercise.title ?? slug;
  return rows.map((row) => ({
    ...changeOf(row, titleOf),
    id: row.id,
    deviceId: row.deviceId,
    place: row.place,
    at: row.happenedAt.getTime(),
    isRefused: row.standing !== "counts",
  }));
}

export type QuickNote = { id: Id; at: Date; tag: NoteTag; itemId: Id | null; text: string; isLate: boolean };

/** The quick notes of one run, opened, in the order they were written. Asked for by pages that audit it as a read. */
export async function quickNotesIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
): Promise<QuickNote[]> {
  const rows = await tx
    .select({ ...EVENT_COLUMNS, sealed: runEvent.noteSealed })
    .from(runEvent)
    .where(
      and(
        ofTreatedCouple(actor, runEvent, coupleId),
        eq(runEvent.sessionId, sessionId),
        isNotNull(runEvent.noteSealed),
      ),
    )
    .orderBy(asc(runEvent.happenedAt), asc(runEvent.id));
  if (rows.length === 0) return [];
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  await recordAudit(tx, actor, {
    action: "read",
    entity: "session",
    entityId: sessionId,
    coupleId,
    purpose: "quick notes",
  });
  return rows.flatMap((row) =>
    row.sealed === null
      ? []
      : [
          {
            id: row.id,
            at: row.happenedAt,
            tag: row.tag as NoteTag,
            itemId: row.itemId,
            text: unseal(key, runNotePlace(actor.practiceId, coupleId, row.id), row.sealed),
            isLate: row.standing === "late",
          },
        ],
  );
}

import { and, desc, eq, sql } from "drizzle-orm";
import { screening } from "#db/schema/safety";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { HOLD_GATES, type HoldGate } from "#lib/couples/gates";
import { holdPlace, recheckPlace } from "#lib/couples/hold-place";
import type { ScreeningStatus } from "#lib/couples/rules-screening";
import type { Id } from "#lib/kernel/ids";
import { unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** One thing that was done about a safety hold: when, by whom, and the line that was written with it. */
export type HoldLine = {
  id: string;
  did: "set" | "kept" | "lifted";
  at: Date;
  byMe: boolean;
  note: string;
  /** Words older than the line above it and newer than this one are not read. */
  isAfterGap?: true;
};

/** A safety hold with all that was said of it, newest first. */
export type HoldStory = { id: Id; gate: HoldGate; isOpen: boolean; lines: readonly HoldLine[] };

/** More than a couple has lifted; the newest stand. */
const MOST_LIFTED = 12;
/** As often as a hold is kept in half a year of looking every session or every eight weeks; the newest stand. */
const MOST_KEPT = 12;

type Row = {
  id: Id;
  gate: HoldGate;
  note_sealed: Buffer;
  set_at: string | Date;
  set_by_me: boolean;
  cleared_at: string | Date | null;
  cleared_by_me: boolean;
  cleared_note_sealed: Buffer | null;
  kept_id: Id | null;
  kept_at: string | Date | null;
  kept_by_me: boolean | null;
  kept_sealed: Buffer | null;
};

/**
 * The safety holds of a couple with who, when and why, those in force first and then those that were lifted, newest
 * first. Needs the therapist's key, which is loaded only where there is something to open. The caller leaves the audit
 * row of the record it reads. Source: formulation paper, section 7, "Rules".
 */
export async function holdStoriesIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<HoldStory[]> {
  requireRole(actor, "clinician");
  const rows = (await tx.execute(sql`
    select h.id, h.gate, h.note_sealed, h.set_at, h.set_by = ${actor.userId}::uuid as set_by_me, h.cleared_at,
      h.cleared_by = ${actor.userId}::uuid as cleared_by_me, h.cleared_note_sealed, k.id as kept_id, k.checked_at as kept_at,
      k.checked_by = ${actor.userId}::uuid as kept_by_me, k.note_sealed as kept_sealed
    from (select s.* from safety_hold s
      join couple c on c.practice_id = s.practice_id and c.id = s.couple_id and c.clinician_id = ${actor.userId}
      where s.practice_id = ${actor.practiceId} and s.couple_id = ${coupleId}
      order by s.cleared_at desc nulls first, s.set_at desc, s.id limit ${HOLD_GATES.length + MOST_LIFTED}) h
    left join lateral (select k.* from hold_recheck k
      where k.practice_id = h.practice_id and k.couple_id = h.couple_id and k.hold_id = h.id
      order by k.checked_at desc limit ${MOST_KEPT + 1}) k on true
    order by h.cleared_at desc nulls first, h.set_at desc, h.id, k.checked_at desc`)) as unknown as Row[];
  if (rows.length === 0) return [];
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  const opened = (row: Row, column: "note_sealed" | "cleared_note_sealed", sealed: Buffer) =>
    unseal(key, holdPlace(actor.practiceId, coupleId, row.id, column), sealed);
  const linesOf = (row: Row, kept: readonly Row[]): HoldLine[] => [
    ...(row.cleared_at === null
      ? []
      : [
          {
            id: `${row.id} lifted`,
            did: "lifted" as const,
            at: new Date(row.cleared_at),
            byMe: row.cleared_by_me,
            note: row.cleared_note_sealed ? opened(row, "cleared_note_sealed", row.cleared_note_sealed) : "",
          },
        ]),
    ...kept.slice(0, MOST_KEPT).flatMap(({ kept_id, kept_at, kept_by_me, kept_sealed }) =>
      kept_id === null || kept_at === null || kept_sealed === null
        ? []
        : [
            {
              id: kept_id,
              did: "kept" as const,
              at: new Date(kept_at),
              byMe: kept_by_me === true,
              note: unseal(key, recheckPlace(actor.practiceId, coupleId, kept_id), kept_sealed),
            },
          ],
    ),
    {
      id: `${row.id} set`,
      did: "set",
      at: new Date(row.set_at),
      byMe: row.set_by_me,
      note: opened(row, "note_sealed", row.note_sealed),
      ...(kept.length > MOST_KEPT && { isAfterGap: true as const }),
    },
  ];
  return rows
    .filter((row, at) => rows.findIndex(({ id }) => id === row.id) === at)
    .map((row) => ({
      id: row.id,
      gate: row.gate,
      isOpen: row.cleared_at === null,
      lines: linesOf(
        row,
        rows.filter(({ id }) => id === row.id),
      ),
    }));
}

/** The same with its line in the trail, for a page that has no other for it. */
export async function readHoldStoriesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<HoldStory[]> {
  const [stories] = await Promise.all([
    holdStoriesIn(tx, actor, coupleId),
    recordAudit(tx, actor, {
      action: "read",
      entity: "safety_hold",
      coupleId,
      purpose: "read the reasons of holds",
    }),
  ]);
  return stories;
}

/** One word that was written down about the screening of a partner. */
export type ScreeningLine = {
  id: Id;
  slot: Slot;
  status: ScreeningStatus;
  screenedOn: string;
  lapsesOn: string;
  at: Date;
  byMe: boolean;
  /** Older ones of this partner are not read. */
  hasOlder?: true;
};

/** More than a partner is screened in a year of looking every eight weeks. */
const MOST_SCREENINGS = 12;

/** What was written down of each partner's screening, the one in force first. */
export async function screeningLinesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<ScreeningLine[]> {
  const of = (slot: Slot) =>
    tx
      .select()
      .from(screening)
      .where(and(ofTreatedCouple(actor, screening, coupleId), eq(screening.slot, slot)))
      .orderBy(desc(screening.screenedOn), desc(screening.recordedAt), desc(screening.id))
      .limit(MOST_SCREENINGS + 1);
  const both = await Promise.all([of("A"), of("B")]);
  const shown = both.flatMap((rows) =>
    rows.slice(0, MOST_SCREENINGS).map((row) => ({ ...row, isCut: rows.length > MOST_SCREENINGS })),
  );
  return shown.map(({ id, slot, status, screenedOn, lapsesOn, recordedAt, recordedBy, isCut }) => ({
    id,
    slot: slot as Slot,
    status: status as ScreeningStatus,
    screenedOn,
    lapsesOn,
    at: recordedAt,
    byMe: recordedBy === actor.userId,
    ...(isCut && { hasOlder: true as const }),
  }));
}

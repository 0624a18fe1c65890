import { and, eq, inArray, type SQL } from "drizzle-orm";
import { member } from "#db/schema/accounts";
import { coSign } from "#db/schema/co-sign";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { nameOf, practicePlace } from "#lib/accounts/member-names";
import type { HoldGate } from "#lib/couples/gates";
import type { ExerciseClass } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";
import { type DataKey, unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";
import type { CoSign, Decision } from "#lib/supervision/types";

type Reader = ActorOf<"supervisor"> | ActorOf<"clinician">;
type Row = typeof coSign.$inferSelect;
type Names = ReadonlyMap<string, string>;

/** The requests that fit, opened with the practice's key, in the order given; for verbs that have authorized. */
export async function readCoSignsIn(
  tx: Tx,
  actor: Reader,
  fits: SQL | undefined,
  order: SQL,
  limit: number,
): Promise<CoSign[]> {
  const { practiceId } = actor;
  const [rows, keys] = await Promise.all([
    tx
      .select()
      .from(coSign)
      .where(and(eq(coSign.practiceId, practiceId), fits))
      .orderBy(order)
      .limit(limit),
    loadKeys(tx, actor, practiceId, ["practice"]),
  ]);
  if (rows.length === 0) return [];
  const key = keys.of("practice");
  const people = rows.flatMap(({ askedBy, decidedBy }) => (decidedBy ? [askedBy, decidedBy] : [askedBy]));
  const names = await namesIn(tx, practiceId, key, people);
  return rows.map((row) => opened(practiceId, key, names, row));
}

async function namesIn(tx: Tx, practiceId: Id, key: DataKey, ids: readonly Id[]): Promise<Names> {
  const rows = await tx
    .select({ id: member.id, nameSealed: member.nameSealed })
    .from(member)
    .where(and(eq(member.practiceId, practiceId), inArray(member.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, nameOf(key, practiceId, row)]));
}

function opened(practiceId: Id, key: DataKey, names: Names, row: Row): CoSign {
  const open = (column: string, sealed: Buffer) =>
    unseal(key, practicePlace(practiceId, "co_sign", column, row.id), sealed);
  const { outcome, noteSealed, decidedAt, decidedBy } = row;
  const decision: Decision | null =
    outcome && noteSealed && decidedAt && decidedBy
      ? {
          outcome: outcome as Decision["outcome"],
          note: open("note_sealed", noteSealed),
          by: names.get(decidedBy) ?? "",
          at: decidedAt,
          until: row.agreedUntil,
        }
      : null;
  return {
    id: row.id,
    gate: row.gate as HoldGate,
    exerciseClass: row.exerciseClass as ExerciseClass,
    reason: open("reason_sealed", row.reasonSealed),
    askedBy: names.get(row.askedBy) ?? "",
    askedAt: row.askedAt,
    decision,
  };
}

import { and, asc, inArray } from "drizzle-orm";
import { weighedGate } from "#db/schema/weighed";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { CareGate } from "#lib/couples/gates";
import { weighedPlace } from "#lib/couples/weighed-place";
import type { Id } from "#lib/kernel/ids";
import { unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** Why one piece of work went on with care: the gates it was weighed against, and the line, once for all of them. */
export type WeighedLine = {
  gates: readonly CareGate[];
  reason: string;
  byMe: boolean;
  at: Date;
};

/**
 * What was weighed before these pieces of work were given, by their ids. One statement where nothing was; the caller
 * leaves the audit row of the record it reads.
 */
export async function weighedGatesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  assignmentIds: readonly Id[],
): Promise<ReadonlyMap<Id, WeighedLine>> {
  if (assignmentIds.length === 0) return new Map();
  const rows = await tx
    .select({
      assignmentId: weighedGate.assignmentId,
      gate: weighedGate.gate,
      sealed: weighedGate.reasonSealed,
      by: weighedGate.weighedBy,
      at: weighedGate.weighedAt,
    })
    .from(weighedGate)
    .where(
      and(
        ofTreatedCouple(actor, weighedGate, coupleId),
        inArray(weighedGate.assignmentId, [...assignmentIds]),
      ),
    )
    .orderBy(asc(weighedGate.gate));
  if (rows.length === 0) return new Map();
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  const lines = new Map<Id, WeighedLine>();
  for (const { assignmentId, sealed, by, at, ...row } of rows) {
    const gate = row.gate as CareGate;
    const line = lines.get(assignmentId);
    const place = weighedPlace(actor.practiceId, coupleId, assignmentId, gate);
    lines.set(assignmentId, {
      gates: [...(line?.gates ?? []), gate],
      reason: line?.reason ?? unseal(key, place, sealed),
      byMe: by === actor.userId,
      at,
    });
  }
  return lines;
}

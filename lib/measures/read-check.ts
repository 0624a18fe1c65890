import { and, eq } from "drizzle-orm";
import { member } from "#db/schema/accounts";
import { measureCheck } from "#db/schema/measures";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { nameOf } from "#lib/accounts/member-names";
import { recordAudit } from "#lib/audit/record-audit";
import { factsHash } from "#lib/measures/facts-hash";
import type { Measure, MeasureCheck } from "#lib/measures/types";
import { loadKeys } from "#lib/secrets/data-keys";

/** The comparison that counts: of the practice, and of the facts as they stand now. */
function standing({ practiceId }: ActorOf<"clinician">, measure: Measure) {
  return and(
    eq(measureCheck.practiceId, practiceId),
    eq(measureCheck.measureSlug, measure.slug),
    eq(measureCheck.facts, factsHash(measure)),
  );
}

/**
 * Whether a measure may be used for real: nothing in it is unsure, or somebody of the practice compared that with its
 * source. Source: measures paper, head, rule 4.
 */
export async function isSwitchedOnIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  measure: Measure,
): Promise<boolean> {
  if (measure.unsure.length === 0) return true;
  const found = await tx
    .select({ slug: measureCheck.measureSlug })
    .from(measureCheck)
    .where(standing(actor, measure));
  return found.length > 0;
}

/** Who compared the facts of a measure with its source, as they stand now; null while nobody has. Telling a name is written down. */
export async function readCheckIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  measure: Measure,
): Promise<MeasureCheck | null> {
  const { practiceId } = actor;
  const [found] = await tx
    .select({ id: member.id, nameSealed: member.nameSealed, at: measureCheck.checkedAt })
    .from(measureCheck)
    .innerJoin(
      member,
      and(eq(member.practiceId, measureCheck.practiceId), eq(member.id, measureCheck.checkedBy)),
    )
    .where(standing(actor, measure));
  if (!found) return null;
  const keys = await loadKeys(tx, actor, practiceId, ["practice"]);
  await recordAudit(tx, actor, { action: "read", entity: "member", purpose: "who compared a measure" });
  return { by: nameOf(keys.of("practice"), practiceId, found), at: found.at };
}

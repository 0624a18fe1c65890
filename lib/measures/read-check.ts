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

/**
 * Which measures may be used for real: nothing in them is unsure, or somebody of the practice compared that, as it
 * stands now, with its source. Source: measures paper, head, rule 4.
 */
export async function switchedOnIn(
  tx: Tx,
  { practiceId }: ActorOf<"clinician">,
): Promise<(measure: Measure) => boolean> {
  const rows = await tx
    .select({ slug: measureCheck.measureSlug, facts: measureCheck.facts })
    .from(measureCheck)
    .where(eq(measureCheck.practiceId, practiceId));
  const compared = new Map(rows.map(({ slug, facts }) => [slug, facts]));
  return (measure) => measure.unsure.length === 0 || compared.get(measure.slug) === factsHash(measure);
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
    .where(
      and(
        eq(measureCheck.practiceId, practiceId),
        eq(measureCheck.measureSlug, measure.slug),
        eq(measureCheck.facts, factsHash(measure)),
      ),
    );
  if (!found) return null;
  const keys = await loadKeys(tx, actor, practiceId, ["practice"]);
  await recordAudit(tx, actor, { action: "read", entity: "member", purpose: "who compared a measure" });
  return { by: nameOf(keys.of("practice"), practiceId, found), at: found.at };
}

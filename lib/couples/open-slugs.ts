import { and, isNull } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";

/** The exercises a couple has at home now, by slug, and those that wait to take the place of one. */
export async function openSlugsIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ slug: assignment.exerciseSlug })
    .from(assignment)
    .where(and(ofTreatedCouple(actor, assignment, coupleId), isNull(assignment.closedAt)));
  return rows.map(({ slug }) => slug);
}

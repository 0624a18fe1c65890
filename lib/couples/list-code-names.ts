import { and, asc, ne } from "drizzle-orm";
import { couple } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { Id } from "#lib/kernel/ids";

/** The most couples the palette looks through; a larger caseload has its own page. */
export const CODE_NAME_LIMIT = 200;

export type NamedCouple = { id: Id; codeName: string };

/** The open couples of the clinician's caseload by code name, at most 200. One audited read. */
export async function listCodeNames(actor: ActorOf<"clinician">): Promise<NamedCouple[]> {
  return withActor(actor, async (tx) => {
    const [rows] = await Promise.all([
      tx
        .select({ id: couple.id, codeName: couple.codeName })
        .from(couple)
        .where(and(couplesVisibleTo(actor), ne(couple.state, "closed")))
        .orderBy(asc(couple.codeName))
        .limit(CODE_NAME_LIMIT),
      recordAudit(tx, actor, { action: "read", entity: "couple", purpose: "find a couple" }),
    ]);
    return rows;
  });
}

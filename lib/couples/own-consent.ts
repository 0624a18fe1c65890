import { type SQL, sql } from "drizzle-orm";
import { consent } from "#db/schema/couples";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";

export type ConsentState = "given" | "withdrawn";

/** The partner's own consent in force: the newest row. Null before any was recorded. */
export function consentStateOf(actor: ActorOf<"partner">): SQL<ConsentState | null> {
  requireRole(actor, "partner");
  return sql<ConsentState | null>`(
    select ${consent.state} from ${consent}
    where ${consent.practiceId} = ${actor.practiceId} and ${consent.coupleId} = ${actor.coupleId}
      and ${consent.partnerId} = ${actor.userId}
    order by ${consent.at} desc limit 1)`;
}

import { type SQL, sql } from "drizzle-orm";
import { consent } from "#db/schema/couples";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { DomainError } from "#lib/kernel/errors";

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

/**
 * Whether either of the two has taken back consent: all their pages but the one on their own choices wait then, for both
 * at the same moment. Yes or no, never whose. For a statement of a partner's own. Source: formulation paper, G15.
 */
export function eitherWithdrew(actor: ActorOf<"partner">): SQL<boolean> {
  requireRole(actor, "partner");
  return sql<boolean>`app.is_consent_withdrawn()`;
}

/** What both hear where something waits because either took back consent; the same for whoever it was. */
export function heldForBoth(): DomainError {
  return new DomainError("held", "Your therapist has paused this one for now.");
}

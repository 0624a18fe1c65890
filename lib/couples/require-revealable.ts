import { type Facts, mayReveal } from "#lib/couples/rules-sharing";
import { DomainError } from "#lib/kernel/errors";

/**
 * Throws "held" while an answer that nobody has reviewed, a hold, a pause or the end of either's access keeps what both
 * have shared from being revealed. Source: security paper, SAFE-03.
 */
export function requireRevealable(couple: Facts & { answerHolds: readonly unknown[] }): void {
  if (couple.answerHolds.length > 0)
    throw new DomainError("held", "An answer asks for a look first. Review it. Nothing was revealed.");
  if (!mayReveal(couple))
    throw new DomainError("held", "This couple's work is on hold. Nothing was revealed.");
}

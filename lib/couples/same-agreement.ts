import { sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { policyKindOf } from "#lib/couples/policy-versions";
import { agreementLine, type PolicyKind } from "#lib/couples/rules-secrets";
import { DomainError } from "#lib/kernel/errors";

/** The agreement on secrets that counts now, null before any, and its version, 0 before any. */
export type AgreementNow = { agreement: PolicyKind | null; agreementVersion: number };

/** The same as columns of a statement that reads the partner's own page or checks their send. */
export function agreementNow(actor: ActorOf<"partner">) {
  return { agreement: policyKindOf(actor), agreementVersion: sql<number>`app.policy_version()` };
}

/**
 * Refuses a send from a page that showed another agreement on secrets than the one that counts now: whoever sends is to
 * know under which they do. Nothing is written and nothing lost. Throws "conflict" with the line that counts; a send that
 * names none passes. Source: sessions paper, section 6 (the app must show the active policy).
 */
export async function requireSameAgreement(
  tx: Tx,
  actor: ActorOf<"partner">,
  shown: number | undefined,
): Promise<void> {
  if (shown === undefined) return;
  const [row] = await tx.select(agreementNow(actor)).from(practice);
  if (row) refuseOtherAgreement(shown, row);
}

/** Why nothing was sent. A form's last page is kept nowhere yet but in the window, so no more is said than that it is there. */
export function agreementChanged(agreement: PolicyKind | null): string {
  return `What you agreed with your therapist has changed. ${agreementLine(agreement)} Your answers are still on this page. Send again if you wish.`;
}

/** As `requireSameAgreement`, where what counts now was read already. */
export function refuseOtherAgreement(shown: number | undefined, now: AgreementNow): void {
  if (shown === undefined || now.agreementVersion === shown) return;
  throw new DomainError("conflict", agreementChanged(now.agreement));
}

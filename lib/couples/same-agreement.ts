import { sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { policyKindOf } from "#lib/couples/policy-versions";
import { agreementLine } from "#lib/couples/rules-secrets";
import { DomainError } from "#lib/kernel/errors";

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
  const [row] = await tx
    .select({ version: sql<number>`app.policy_version()`, kind: policyKindOf(actor) })
    .from(practice);
  if (!row || row.version === shown) return;
  throw new DomainError(
    "conflict",
    `What you agreed with your therapist has changed. ${agreementLine(row.kind)} Your words are kept. Send again if you wish.`,
  );
}

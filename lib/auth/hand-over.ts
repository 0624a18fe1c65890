import { and, eq, isNull } from "drizzle-orm";
import { authSession, loginIdentity } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import { recordAudit } from "#lib/audit/record-audit";
import { doorActor } from "#lib/auth/door";
import { type HandedOver, writeHandedOver } from "#lib/auth/handed-over";
import { verifyPassphrase } from "#lib/auth/passphrase";
import { countTry, forgetTries } from "#lib/auth/throttle";
import { readToken, type Token } from "#lib/auth/token";
import { DomainError, invalid } from "#lib/kernel/errors";

function signedOut(): DomainError {
  return new DomainError("signed_out", "Please sign in again.");
}

const bySession = (token: Token) =>
  and(
    eq(authSession.practiceId, token.practiceId),
    eq(authSession.tokenHash, token.hash),
    eq(authSession.role, "partner"),
    isNull(authSession.revokedAt),
  );

/** Marks a partner's session as handed over, from the next request on. Throws "signed_out" for any other token. */
export async function handOver(tokenText: string | null, handedOver: HandedOver): Promise<void> {
  const token = readToken(tokenText);
  if (!token) throw signedOut();
  const actor = doorActor(token.practiceId);
  await withActor(actor, async (tx) => {
    const [row] = await tx
      .update(authSession)
      .set({ handedOver: writeHandedOver(handedOver) })
      .where(bySession(token))
      .returning({ subjectId: authSession.subjectId });
    if (!row) throw signedOut();
    await recordAudit(tx, actor, {
      action: "update",
      entity: "partner",
      entityId: row.subjectId,
      purpose: "pass the phone on",
    });
  });
}

/**
 * Takes the mark off again for whoever knows the owner's passphrase. Tries are counted as at the door. Throws
 * "invalid_input" for a wrong passphrase, "too_many_tries", and "signed_out".
 */
export async function takeBack(tokenText: string | null, passphrase: string, network: string): Promise<void> {
  const token = readToken(tokenText);
  if (!token) throw signedOut();
  const actor = doorActor(token.practiceId);
  const [found] = await withActor(actor, (tx) =>
    tx
      .select({
        identityId: authSession.identityId,
        subjectId: authSession.subjectId,
        hash: loginIdentity.passphraseHash,
      })
      .from(authSession)
      .innerJoin(loginIdentity, eq(loginIdentity.id, authSession.identityId))
      .where(bySession(token)),
  );
  if (!found) throw signedOut();
  await countTry({ account: found.identityId, network });
  const matches = await verifyPassphrase(found.hash, passphrase);
  await withActor(actor, async (tx) => {
    if (matches) await tx.update(authSession).set({ handedOver: null }).where(bySession(token));
    await recordAudit(tx, actor, {
      action: "update",
      entity: "partner",
      entityId: found.subjectId,
      purpose: "take the phone back",
      outcome: matches ? "done" : "refused",
    });
  });
  if (!matches) {
    throw invalid({ passphrase: ["That passphrase does not match. Please check it."] });
  }
  await forgetTries("account", found.identityId);
}

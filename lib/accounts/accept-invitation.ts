import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { invitation, loginIdentity, membership } from "#db/schema/accounts";
import { consent, partner } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { AcceptInvitationInput } from "#lib/accounts/schema";
import { recordAudit } from "#lib/audit/record-audit";
import { type Entered, openSession } from "#lib/auth/check-passphrase";
import { doorActor } from "#lib/auth/door";
import { hashPassphrase, passphraseProblem, verifyPassphrase } from "#lib/auth/passphrase";
import { countTry } from "#lib/auth/throttle";
import { readToken } from "#lib/auth/token";
import { DomainError, invalid } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { addressIndex, normalAddress } from "#lib/secrets/address-index";

/** Used, revoked, expired, foreign and invented links all get these words. */
function closedLink(): DomainError {
  return new DomainError("not_found", "This link is no longer open. Please ask for a new one.");
}

function knownAddress(): DomainError {
  return invalid({ passphrase: ["This address already signs in here. Use the passphrase it has."] });
}

/** What the page of a link may show before anything is confirmed; looking does not use it up. */
export async function findInvitation(
  tokenText: string,
  network: string,
): Promise<{ forPartner: boolean } | null> {
  const token = readToken(tokenText);
  if (!token) return null;
  await countTry({ invitation: network });
  return withActor(doorActor(token.practiceId), async (tx) => {
    const [row] = await tx
      .select({ role: invitation.role })
      .from(invitation)
      .where(openWith(token.practiceId, token.hash));
    return row ? { forPartner: row.role === "partner" } : null;
  });
}

function openWith(practiceId: Id, hash: Buffer) {
  return and(
    eq(invitation.practiceId, practiceId),
    eq(invitation.tokenHash, hash),
    isNull(invitation.acceptedAt),
    isNull(invitation.revokedAt),
    gt(invitation.expiresAt, sql`now()`),
    // A partner whose access was ended does not come back by a link from before.
    // Names written out: in a one-table select the builder drops the table from a column.
    sql`not exists (select 1 from ${partner} p where p.practice_id = invitation.practice_id
      and p.id = invitation.subject_id and p.access_ended_at is not null)`,
  );
}

/**
 * Uses an invitation once, for the address it was sent to. A new address gets this passphrase; an
 * address that already signs in here must prove its own, which is never changed (SEC-17). Partners
 * record their consent here. Opens a session. Throws "not_found" for any link that is not open.
 */
export async function acceptInvitation(input: AcceptInvitationInput, network: string): Promise<Entered> {
  const token = readToken(input.token);
  if (!token) throw closedLink();
  // A link must not be a way to try passphrases of a known address past its limit.
  await countTry({ account: normalAddress(input.email), invitation: network });
  const actor = doorActor(token.practiceId);
  const place = await withActor(actor, async (tx) => {
    const [found] = await tx
      .select({
        id: invitation.id,
        role: invitation.role,
        subjectId: invitation.subjectId,
        coupleId: invitation.coupleId,
        emailIndex: invitation.emailIndex,
      })
      .from(invitation)
      .where(openWith(token.practiceId, token.hash))
      .for("update");
    if (!found) throw closedLink();
    const isRightAddress = found.emailIndex.equals(addressIndex(input.email));
    const isAgreed = found.role !== "partner" || input.agree === "yes";
    const weakness = passphraseProblem(input.passphrase, input.email.split("@"));
    if (!isRightAddress || !isAgreed) {
      throw invalid({
        ...(isRightAddress ? {} : { email: ["Use the address this link was sent to."] }),
        // Every passphrase that is in use once passed the same check, so this tells nothing about an address.
        ...(weakness ? { passphrase: [weakness] } : {}),
        ...(isAgreed ? {} : { agree: ["Please tick this to go on. You can take it back at any time."] }),
      });
    }
    const [known] = await tx
      .select({ id: loginIdentity.id, hash: loginIdentity.passphraseHash })
      .from(loginIdentity)
      .where(eq(loginIdentity.emailIndex, found.emailIndex));
    let identityId: Id;
    if (known) {
      if (!(await verifyPassphrase(known.hash, input.passphrase))) {
        throw knownAddress();
      }
      identityId = known.id;
    } else {
      if (weakness) throw invalid({ passphrase: [weakness] });
      identityId = newId();
      const made = await tx
        .insert(loginIdentity)
        .values({
          id: identityId,
          emailIndex: found.emailIndex,
          passphraseHash: await hashPassphrase(input.passphrase),
        })
        .onConflictDoNothing()
        .returning({ id: loginIdentity.id });
      // Another link for the same address was used a moment ago.
      if (made.length === 0) throw knownAddress();
    }
    await tx
      .insert(membership)
      .values({ practiceId: token.practiceId, identityId, role: found.role, subjectId: found.subjectId });
    await tx
      .update(invitation)
      .set({ acceptedAt: sql`now()` })
      .where(and(eq(invitation.practiceId, token.practiceId), eq(invitation.id, found.id)));
    if (found.role === "partner" && found.coupleId) {
      await tx
        .update(partner)
        .set({ joinedAt: sql`now()` })
        .where(and(eq(partner.practiceId, token.practiceId), eq(partner.id, found.subjectId)));
      await tx.insert(consent).values({
        practiceId: token.practiceId,
        id: newId(),
        coupleId: found.coupleId,
        partnerId: found.subjectId,
        state: "given",
      });
    }
    await recordAudit(tx, actor, {
      action: "create",
      entity: "membership",
      entityId: found.subjectId,
      coupleId: found.coupleId,
      purpose: "accept an invitation",
    });
    return { practiceId: token.practiceId, identityId, role: found.role, subjectId: found.subjectId };
  });
  return openSession(place);
}

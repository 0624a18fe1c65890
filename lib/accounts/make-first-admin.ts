import { createHash } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { firstAdminLink, loginIdentity, member, membership, practice } from "#db/schema/accounts";
import { dataKey } from "#db/schema/secrets";
import { withActor } from "#db/with-actor";
import type { FirstAdminInput } from "#lib/accounts/schema";
import { recordAudit } from "#lib/audit/record-audit";
import { type Entered, openSession } from "#lib/auth/check-passphrase";
import { doorActor } from "#lib/auth/door";
import { hashPassphrase, passphraseProblem } from "#lib/auth/passphrase";
import { countTry } from "#lib/auth/throttle";
import { DomainError, invalid } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { addressIndex } from "#lib/secrets/address-index";
import { seal } from "#lib/secrets/box";
import { makeDataKey } from "#lib/secrets/data-keys";

function linkHash(token: string): Buffer | null {
  return /^[A-Za-z0-9_-]{43}$/.test(token)
    ? createHash("sha256").update(Buffer.from(token, "base64url")).digest()
    : null;
}

const isOpen = (hash: Buffer) =>
  and(
    eq(firstAdminLink.tokenHash, hash),
    isNull(firstAdminLink.usedAt),
    gt(firstAdminLink.expiresAt, sql`now()`),
  );

/** True while the one-time link printed at the first start can still be used. */
export async function isFirstAdminLinkOpen(token: string, network: string): Promise<boolean> {
  const hash = linkHash(token);
  if (!hash) return false;
  await countTry({ invitation: network });
  return withActor(doorActor(), async (tx) => {
    const [row] = await tx.select({ at: firstAdminLink.createdAt }).from(firstAdminLink).where(isOpen(hash));
    return row !== undefined;
  });
}

/** Makes the practice, its key and its first admin from the one-time link, and opens a session. */
export async function makeFirstAdmin(input: FirstAdminInput, network: string): Promise<Entered> {
  const hash = linkHash(input.token);
  await countTry({ invitation: network });
  const closed = new DomainError(
    "not_found",
    "This link is no longer open. Start the server again to get a new one.",
  );
  if (!hash) throw closed;
  const problem = passphraseProblem(input.passphrase, [input.name, ...input.email.split("@")]);
  if (problem) throw invalid({ passphrase: [problem] });
  const practiceId = newId();
  const memberId = newId();
  const identityId = newId();
  const actor = doorActor(practiceId);
  await withActor(actor, async (tx) => {
    const [link] = await tx
      .update(firstAdminLink)
      .set({ usedAt: sql`now()` })
      .where(isOpen(hash))
      .returning({ at: firstAdminLink.createdAt });
    if (!link) throw closed;
    await tx.insert(practice).values({ id: practiceId, name: input.practiceName, timeZone: input.timeZone });
    const key = makeDataKey(practiceId, practiceId, "practice");
    await tx.insert(dataKey).values(key.row);
    const place = {
      practiceId,
      ownerId: practiceId,
      scope: "practice",
      table: "member",
      rowId: memberId,
      rowVersion: 0,
    };
    await tx.insert(member).values({
      practiceId,
      id: memberId,
      role: "admin",
      nameSealed: seal(key.made, { ...place, column: "name_sealed" }, input.name),
      emailSealed: seal(key.made, { ...place, column: "email_sealed" }, input.email),
    });
    const made = await tx
      .insert(loginIdentity)
      .values({
        id: identityId,
        emailIndex: addressIndex(input.email),
        passphraseHash: await hashPassphrase(input.passphrase),
      })
      .onConflictDoNothing()
      .returning({ id: loginIdentity.id });
    if (made.length === 0) {
      throw invalid({ email: ["This address already signs in here. Use another one for the admin."] });
    }
    await tx.insert(membership).values({ practiceId, identityId, role: "admin", subjectId: memberId });
    await recordAudit(tx, actor, {
      action: "create",
      entity: "practice",
      entityId: practiceId,
      purpose: "first start",
    });
  });
  return openSession({ practiceId, identityId, role: "admin", subjectId: memberId });
}

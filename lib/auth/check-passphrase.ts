import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { authSession, loginIdentity, membership } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import type { Role } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { doorActor } from "#lib/auth/door";
import { verifyPassphrase } from "#lib/auth/passphrase";
import { countTry, forgetTries } from "#lib/auth/throttle";
import { makeToken } from "#lib/auth/token";
import { formatId, type Id } from "#lib/kernel/ids";
import { addressIndex, normalAddress } from "#lib/secrets/address-index";

export const ABSOLUTE_HOURS = 12;

export type Entered = { sessionToken: string; role: Role };
type Place = { practiceId: Id; identityId: Id; role: string; subjectId: Id };

// Where one person has several places, the one with patients waiting comes first, then the newest: ids are in the
// order they were made, and somebody who starts again elsewhere means that place.
const ORDER = sql`case ${membership.role} when 'clinician' then 0 when 'partner' then 1 when 'supervisor' then 2 else 3 end`;

/**
 * Checks an address and passphrase and opens a session. Null for a wrong address and a wrong
 * passphrase alike, after the same work and one audit row each. Throws "too_many_tries" per account and per network.
 */
export async function checkPassphrase(
  email: string,
  passphrase: string,
  network: string,
): Promise<Entered | null> {
  await countTry({ account: normalAddress(email), network });
  const found = await withActor(doorActor(), async (tx) => {
    const [identity] = await tx
      .select({ id: loginIdentity.id, hash: loginIdentity.passphraseHash })
      .from(loginIdentity)
      .where(eq(loginIdentity.emailIndex, addressIndex(email)));
    const places = identity
      ? await tx
          .select({
            practiceId: membership.practiceId,
            identityId: membership.identityId,
            role: membership.role,
            subjectId: membership.subjectId,
          })
          .from(membership)
          .where(and(eq(membership.identityId, identity.id), isNull(membership.endedAt)))
          .orderBy(asc(ORDER), desc(membership.subjectId))
          .limit(1)
      : [];
    return { hash: identity?.hash ?? null, place: places[0] ?? null };
  });
  const matches = await verifyPassphrase(found.place ? found.hash : null, passphrase);
  if (!matches || !found.place) {
    await recordRefusal(email, found.place);
    return null;
  }
  await forgetTries("account", normalAddress(email));
  return openSession(found.place);
}

/**
 * One row for a sign-in that failed: whose place it was where the address has one, else the keyed hash of the
 * address, in no practice. The same statements for both, so that neither takes longer.
 */
async function recordRefusal(email: string, place: Place | null): Promise<void> {
  const actor = doorActor(place?.practiceId);
  await withActor(actor, (tx) =>
    recordAudit(tx, actor, {
      action: "sign_in",
      entity: place?.role ?? "address",
      entityId: place?.subjectId ?? formatId(addressIndex(email).subarray(0, 16)),
      purpose: "sign in",
      outcome: "refused",
    }),
  );
}

/** Writes the session row and returns its token; the row keeps only the token's hash. */
export async function openSession(place: Place): Promise<Entered> {
  const token = makeToken(place.practiceId);
  const actor = doorActor(place.practiceId);
  await withActor(actor, async (tx) => {
    await tx.insert(authSession).values({
      practiceId: place.practiceId,
      tokenHash: token.hash,
      identityId: place.identityId,
      role: place.role,
      subjectId: place.subjectId,
      expiresAt: sql`now() + make_interval(hours => ${ABSOLUTE_HOURS})`,
    });
    await recordAudit(tx, actor, {
      action: "sign_in",
      entity: place.role,
      entityId: place.subjectId,
      purpose: "sign in",
    });
  });
  return { sessionToken: token.text, role: place.role as Role };
}

import { and, eq, isNull, sql } from "drizzle-orm";
import { invitation } from "#db/schema/accounts";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { invitationMail, postMail } from "#lib/accounts/post-mail";
import { makeToken } from "#lib/auth/token";
import { type Id, newId } from "#lib/kernel/ids";
import { addressIndex } from "#lib/secrets/address-index";

export const INVITATION_HOURS = 72;

export type Invitee = {
  role: "clinician" | "supervisor" | "admin" | "partner";
  subjectId: Id;
  coupleId: Id | null;
  email: string;
};

/**
 * Writes one invitation and its mail; earlier open ones of the same person stop working. The link is in
 * the mail only: the row keeps its hash. `origin` is the site's own address.
 */
export async function writeInvitation(
  tx: Tx,
  actor: ActorOf<"clinician"> | ActorOf<"admin">,
  invitee: Invitee,
  origin: string,
): Promise<void> {
  await tx
    .update(invitation)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(invitation.practiceId, actor.practiceId),
        eq(invitation.subjectId, invitee.subjectId),
        isNull(invitation.acceptedAt),
        isNull(invitation.revokedAt),
      ),
    );
  const token = makeToken(actor.practiceId);
  await tx.insert(invitation).values({
    practiceId: actor.practiceId,
    id: newId(),
    tokenHash: token.hash,
    role: invitee.role,
    subjectId: invitee.subjectId,
    coupleId: invitee.coupleId,
    emailIndex: addressIndex(invitee.email),
    invitedBy: actor.userId,
    expiresAt: sql`now() + make_interval(hours => ${INVITATION_HOURS})`,
  });
  await postMail(tx, actor, invitee.email, invitationMail(`${origin}/invite/${token.text}`));
}

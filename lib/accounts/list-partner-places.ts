import { and, eq, sql } from "drizzle-orm";
import { invitation } from "#db/schema/accounts";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { InvitationStatus, PartnerPlace } from "#lib/accounts/types";
import { recordAudit } from "#lib/audit/record-audit";
import { type CoupleFacts, getCoupleIn } from "#lib/couples/find-couple";
import { type OpenHold, openHoldsIn } from "#lib/couples/holds";
import { policyVersionsIn } from "#lib/couples/policy-versions";
import type { PolicyVersion } from "#lib/couples/rules-secrets";
import type { Id } from "#lib/kernel/ids";

type Standing = { joined: boolean; state: string | null };

/** What an inviter may know: sent, joined, expired; never whether or when a link was opened. */
export function invitationStatus({ joined, state }: Standing): InvitationStatus {
  if (joined) return "joined";
  if (state === "open") return "sent";
  return state === "expired" ? "expired" : "not invited";
}

/** SQL for the state of an invitation row. */
export const invitationState = sql<string>`case
  when ${invitation.acceptedAt} is not null then 'accepted'
  when ${invitation.revokedAt} is not null then 'revoked'
  when ${invitation.expiresAt} < now() then 'expired'
  else 'open' end`;

export type PartnerPlaces = {
  couple: CoupleFacts;
  places: PartnerPlace[];
  holds: OpenHold[];
  policies: PolicyVersion[];
};

/** The couple, where each partner's invitation stands, the safety holds in force, and the agreements on secrets. One audited read. */
export async function listPartnerPlaces(actor: ActorOf<"clinician">, coupleId: Id): Promise<PartnerPlaces> {
  return withActor(actor, (tx) => listPartnerPlacesIn(tx, actor, coupleId));
}

/** As `listPartnerPlaces`, inside a transaction that is already open. */
export async function listPartnerPlacesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<PartnerPlaces> {
  const couple = await getCoupleIn(tx, actor, coupleId);
  const rows = await tx
    .select({ id: invitation.id, subjectId: invitation.subjectId, state: invitationState })
    .from(invitation)
    .where(and(eq(invitation.practiceId, actor.practiceId), eq(invitation.coupleId, coupleId)))
    .orderBy(sql`${invitation.createdAt} desc`);
  await recordAudit(tx, actor, {
    action: "read",
    entity: "invitation",
    coupleId,
    purpose: "see who has joined",
  });
  const places = couple.partners.map((p): PartnerPlace => {
    const newest = rows.find((r) => r.subjectId === p.id);
    return {
      partnerId: p.id,
      slot: p.slot,
      status: p.ended ? "ended" : invitationStatus({ joined: p.joined, state: newest?.state ?? null }),
      invitationId: newest?.state === "open" && !p.ended ? newest.id : null,
    };
  });
  const [holds, policies] = await Promise.all([
    openHoldsIn(tx, actor, coupleId),
    policyVersionsIn(tx, actor, coupleId),
  ]);
  return { couple, places, holds, policies };
}

import type { Slot } from "#lib/access/actor";
import { makeToken } from "#lib/auth/token";
import { addAuditLine } from "#lib/demo/audit-line";
import { MINUTE, partnerLine, type Work } from "#lib/demo/couple-work";
import { addressIndex } from "#lib/secrets/address-index";
import { slotScope } from "#lib/secrets/data-keys";

const HOUR = 60 * MINUTE;
const INVITATION_HOURS = 72;
/** Days from the first meeting. */
const INVITED = -8;
const JOINED = { A: -7, B: -6 } as const;
/** The link of a partner who has not joined was sent again yesterday. */
const INVITED_AGAIN = -1;
const OWN_CHOICES = "change own choices";

/** Adds a partner with their invitation; one who joined also has a sign-in and gave consent. */
export function addPartnerRows(work: Work, slot: Slot): void {
  const { rows, story, practiceId, coupleId, clinicianId, days, firstDay, makeId } = work;
  const { name, email, explicitnessCeiling } = story.partners[slot];
  const id = work.partnerIds[slot];
  const scope = slotScope("identity", slot);
  const joinedAt = explicitnessCeiling === null ? null : days.at(firstDay + JOINED[slot], "20:15");
  const invitedAt = joinedAt ? days.at(firstDay + INVITED, "11:30") : days.at(INVITED_AGAIN, "09:30");
  const emailIndex = addressIndex(email);
  rows.partner.push({
    practiceId,
    id,
    coupleId,
    slot,
    nameSealed: work.keys.seal(scope, "partner", "name_sealed", id, name),
    emailSealed: work.keys.seal(scope, "partner", "email_sealed", id, email),
    emailIndex,
    explicitnessCeiling,
    joinedAt,
    createdAt: work.openedAt,
  });
  rows.invitation.push({
    practiceId,
    id: makeId(invitedAt),
    // Random, not seeded: a link must not be something that can be worked out.
    tokenHash: makeToken(practiceId).hash,
    role: "partner",
    subjectId: id,
    coupleId,
    emailIndex,
    invitedBy: clinicianId,
    createdAt: invitedAt,
    expiresAt: new Date(invitedAt.getTime() + INVITATION_HOURS * HOUR),
    acceptedAt: joinedAt,
  });
  if (!joinedAt) return;
  rows.membership.push({
    practiceId,
    identityId: work.identityOf(email, joinedAt),
    role: "partner",
    subjectId: id,
  });
  addConsent(work, slot, "given", joinedAt);
  addAuditLine(rows, makeId, { practiceId, role: "door", userId: null }, joinedAt, {
    action: "create",
    entity: "membership",
    entityId: id,
    coupleId,
    purpose: "accept an invitation",
  });
  partnerLine(work, slot, new Date(joinedAt.getTime() + 3 * MINUTE), "update", "partner", id, OWN_CHOICES);
}

/** Adds the choice of a partner who took consent back. */
export function addWithdrawal(work: Work): void {
  const { consentWithdrawn } = work.story;
  if (!consentWithdrawn) return;
  const { slot, day } = consentWithdrawn;
  const at = work.days.at(day, "20:20");
  addConsent(work, slot, "withdrawn", at);
  partnerLine(work, slot, at, "update", "partner", work.partnerIds[slot], OWN_CHOICES);
}

function addConsent(work: Work, slot: Slot, state: "given" | "withdrawn", at: Date): void {
  const { rows, practiceId, coupleId, partnerIds, makeId } = work;
  rows.consent.push({ practiceId, id: makeId(at), coupleId, partnerId: partnerIds[slot], state, at });
}

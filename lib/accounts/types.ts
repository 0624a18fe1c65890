import type { Id } from "#lib/kernel/ids";

export const STAFF_ROLES = ["clinician", "supervisor", "admin"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Where an invitation stands, as far as the inviter may know. */
export type InvitationStatus = "not invited" | "sent" | "joined" | "expired" | "ended";

export type MemberRow = {
  id: Id;
  name: string;
  email: string;
  role: StaffRole;
  status: InvitationStatus;
  isSelf: boolean;
};

export type OutboxRow = { id: Id; to: string; subject: string; body: string; state: string; createdAt: Date };

export type AuditRow = {
  id: Id;
  at: Date;
  actorRole: string;
  action: string;
  entity: string;
  purpose: string;
  outcome: string;
};

export type PartnerPlace = {
  partnerId: Id;
  slot: "A" | "B";
  status: InvitationStatus;
  invitationId: Id | null;
};

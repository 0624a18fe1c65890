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
  /** The name of the member who did it; null for a partner, the door and the product itself. */
  actorName: string | null;
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

/** A couple as the admin sees it: its code name, whose it is, and whether its partners can come in. */
export type CaseloadPlace = {
  id: Id;
  codeName: string;
  clinicianId: Id;
  clinicianName: string;
  /** The clinician works here no more. */
  clinicianEnded: boolean;
  partners: readonly { id: Id; slot: "A" | "B"; status: "joined" | "not joined" | "ended" }[];
};

export type CaseloadsPage = {
  couples: readonly CaseloadPlace[];
  clinicians: readonly { id: Id; name: string }[];
  /** The code name after which the next page begins. */
  next: string | null;
};

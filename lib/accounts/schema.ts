import { z } from "zod";
import { STAFF_ROLES } from "#lib/accounts/types";

const email = z
  .string()
  .trim()
  .max(254, "That address is too long.")
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, "Write a full e-mail address, like name@example.org.");
const name = z.string().trim().min(1, "Write a name.").max(80, "Use at most 80 characters.");
const passphrase = z.string().min(1, "Write a passphrase.").max(400, "That is too long.");
const id = z.uuid("Reload the page and try again.");

export const signInInput = z.strictObject({
  email: z.string().max(254).trim(),
  passphrase: z.string().max(400),
});

export const inviteMemberInput = z.strictObject({ name, email, role: z.enum(STAFF_ROLES, "Choose a role.") });
export type InviteMemberInput = z.output<typeof inviteMemberInput>;

export const memberIdInput = z.strictObject({ memberId: id });
export const partnerIdInput = z.strictObject({ coupleId: id, partnerId: id });
export const endPartnerInput = z.strictObject({ partnerId: id });
/** Which couple goes to whom. */
export const transferCoupleInput = z.strictObject({
  coupleId: id,
  clinicianId: z.string().min(1, "Choose a clinician.").max(64),
});
export type TransferCoupleInput = z.output<typeof transferCoupleInput>;
/** The address bar of the caseloads; anything unknown is the first page of couples in care. */
export const caseloadsQuery = z.object({
  after: z.string().max(200).optional().catch(undefined),
  closed: z
    .literal("yes")
    .optional()
    .catch(undefined)
    .transform((word) => word === "yes"),
});
export type CaseloadsQuery = z.output<typeof caseloadsQuery>;
export const coupleIdInput = z.strictObject({ coupleId: id });

/** Accepting: the address the invitation was sent to, a passphrase, and for partners the agreement. */
export const acceptInvitationInput = z.strictObject({
  token: z.string().max(100),
  // What is wrong with either is said by the verb, together with the rest: one round for all of it.
  email: z.string().trim().max(254, "That address is too long."),
  passphrase: z.string().max(400, "That is too long."),
  agree: z.string().optional(),
});
export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>;

export const firstAdminInput = z.strictObject({
  token: z.string().max(100),
  practiceName: z
    .string()
    .trim()
    .min(1, "Write the name clients know.")
    .max(120, "Use at most 120 characters."),
  timeZone: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC",
      "Choose a time zone.",
    ),
  name,
  email,
  passphrase,
});
export type FirstAdminInput = z.output<typeof firstAdminInput>;

export const practiceInput = firstAdminInput.pick({ practiceName: true, timeZone: true }).strict();
export type PracticeInput = z.output<typeof practiceInput>;

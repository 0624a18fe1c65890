"use server";
import { refresh } from "next/cache";
import { endMember } from "#lib/accounts/end-member";
import { inviteMember } from "#lib/accounts/invite-member";
import { inviteMemberInput, memberIdInput } from "#lib/accounts/schema";
import { formAction } from "#lib/auth/form-action";

export const inviteMemberAction = formAction("admin", inviteMemberInput, async (actor, input) => {
  await inviteMember(actor, input);
  refresh();
  return { note: "The invitation is written." };
});

export const endMemberAction = formAction("admin", memberIdInput, async (actor, { memberId }) => {
  await endMember(actor, memberId);
  refresh();
  return { note: "The access has ended." };
});

"use server";
import { refresh } from "next/cache";
import { endMember } from "#lib/accounts/end-member";
import { hasMailServer } from "#lib/accounts/has-mail-server";
import { inviteMember } from "#lib/accounts/invite-member";
import { inviteMemberInput, memberIdInput } from "#lib/accounts/schema";
import { formAction } from "#lib/auth/form-action";

export const inviteMemberAction = formAction("admin", inviteMemberInput, async (actor, input) => {
  await inviteMember(actor, input);
  refresh();
  return {
    note: hasMailServer()
      ? "The invitation is on its way by mail."
      : "The invitation is waiting in the outbox, for you to pass on.",
  };
});

export const endMemberAction = formAction("admin", memberIdInput, async (actor, { memberId }) => {
  await endMember(actor, memberId);
  refresh();
  return { note: "The access has ended." };
});

"use server";
import { acceptInvitation } from "#lib/accounts/accept-invitation";
import { acceptInvitationInput } from "#lib/accounts/schema";
import { doorAction } from "#lib/auth/form-action";
import { HOME_OF } from "#lib/auth/home-of";
import { requestNetwork } from "#lib/auth/request";
import { carrySession } from "#lib/auth/sign-in";

export const acceptInvitationAction = doorAction(
  acceptInvitationInput,
  async (input) => {
    const entered = await acceptInvitation(input, await requestNetwork());
    await carrySession(entered);
    return { to: HOME_OF[entered.role as keyof typeof HOME_OF] };
  },
  ["passphrase", "token"],
);

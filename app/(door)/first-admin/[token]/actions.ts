"use server";
import { makeFirstAdmin } from "#lib/accounts/make-first-admin";
import { firstAdminInput } from "#lib/accounts/schema";
import { doorAction } from "#lib/auth/form-action";
import { requestNetwork } from "#lib/auth/request";
import { carrySession } from "#lib/auth/sign-in";

export const makeFirstAdminAction = doorAction(
  firstAdminInput,
  async (input) => {
    await carrySession(await makeFirstAdmin(input, await requestNetwork()));
    return { to: "/members" };
  },
  ["passphrase", "token"],
);

"use server";
import { signInInput } from "#lib/accounts/schema";
import { doorAction } from "#lib/auth/form-action";
import { HOME_OF } from "#lib/auth/home-of";
import { signIn } from "#lib/auth/sign-in";

export const signInAction = doorAction(
  signInInput,
  async ({ email, passphrase }) => ({ to: HOME_OF[await signIn(email, passphrase)] }),
  ["passphrase"],
);

"use server";
import { signInInput } from "#lib/accounts/schema";
import { doorAction } from "#lib/auth/form-action";
import { signIn } from "#lib/auth/sign-in";

/** The door within a page, so that what stands in it can be saved without leaving it. */
export const signInHereAction = doorAction(
  signInInput,
  async ({ email, passphrase }) => {
    const role = await signIn(email, passphrase);
    return {
      note:
        role === "clinician" ? "You are signed in." : "This sign-in is not a clinician's. Reload the page.",
    };
  },
  ["passphrase"],
);

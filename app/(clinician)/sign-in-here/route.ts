import { signInInput } from "#lib/accounts/schema";
import { doorAction } from "#lib/auth/form-action";
import { IDLE } from "#lib/auth/form-state";
import { signIn } from "#lib/auth/sign-in";

const atTheDoor = doorAction(
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

/**
 * The door within a page, so that what stands in it can be saved without leaving it. A handler and no action: an action
 * that sets a cookie draws its page anew, and a page of nobody who is signed in leads away with all that was written.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  return Response.json(await atTheDoor(IDLE, form), { headers: { "cache-control": "private, no-store" } });
}

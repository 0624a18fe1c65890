import { findInvitation } from "#lib/accounts/accept-invitation";
import { orWait } from "#lib/auth/or-wait";
import { requestNetwork } from "#lib/auth/request";

/** Whether the link is open, and for whom; looking at it does not use it up. */
export async function loadInvitation(token: string) {
  const network = await requestNetwork();
  return orWait(() => findInvitation(token, network));
}

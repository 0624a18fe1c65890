import { findInvitation } from "#lib/accounts/accept-invitation";
import { requestNetwork } from "#lib/auth/request";
import { DomainError } from "#lib/kernel/errors";

/**
 * Whether the link is open, and for whom; looking at it does not use it up. After too many tries from one
 * network nothing is looked up, and `wait` is the sentence that says so.
 */
export async function loadInvitation(token: string) {
  try {
    return { found: await findInvitation(token, await requestNetwork()), wait: null };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "too_many_tries") throw error;
    return { found: null, wait: error.message };
  }
}

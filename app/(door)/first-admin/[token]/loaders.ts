import { isFirstAdminLinkOpen } from "#lib/accounts/make-first-admin";
import { requestNetwork } from "#lib/auth/request";

export async function loadFirstAdmin(token: string): Promise<{ open: boolean; zones: string[] }> {
  return {
    open: await isFirstAdminLinkOpen(token, await requestNetwork()),
    zones: ["UTC", ...Intl.supportedValuesOf("timeZone")],
  };
}

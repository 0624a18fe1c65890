import { getPractice } from "#lib/accounts/queries";
import { requireActor } from "#lib/auth/require-actor";

export async function loadPractice() {
  const practice = await getPractice(await requireActor("admin"));
  return { ...practice, zones: ["UTC", ...Intl.supportedValuesOf("timeZone")] };
}

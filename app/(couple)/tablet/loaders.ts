import { redirect } from "next/navigation";
import type { HandedTablet } from "#lib/auth/handed-tablet";
import { requireActor, tabletNow } from "#lib/auth/require-actor";

/** What this tablet is with a partner for. On a partner's own phone there is no such page. */
export async function loadTablet(): Promise<HandedTablet> {
  const tablet = await tabletNow();
  if (tablet) return tablet;
  await requireActor("partner");
  redirect("/home");
}

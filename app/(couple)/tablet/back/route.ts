import { passTabletBack } from "#lib/auth/hand-over";
import { TABLET_HREF } from "#lib/auth/handed-tablet";
import { ownOrigins } from "#lib/auth/origin";
import { refusedResponse } from "#lib/auth/refused-response";
import { fromOwnOrigin, requestToken } from "#lib/auth/request";
import { tabletNow } from "#lib/auth/require-actor";

/** Shuts the one thing that was open on the tablet, and loads a whole new document, so nothing stays in memory. */
export async function POST(): Promise<Response> {
  try {
    const tablet = (await fromOwnOrigin()) ? await tabletNow() : null;
    if (tablet && tablet.thing !== "none") await passTabletBack(await requestToken(), tablet);
  } catch (error) {
    return refusedResponse(error, "nothing");
  }
  return new Response(null, {
    status: 303,
    headers: {
      location: new URL(TABLET_HREF, ownOrigins()[0]).toString(),
      "clear-site-data": '"cache"',
      "cache-control": "private, no-store",
    },
  });
}

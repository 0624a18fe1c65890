import { TABLET_HREF } from "#lib/auth/handed-tablet";
import { ownOrigins } from "#lib/auth/origin";
import { refusedResponse } from "#lib/auth/refused-response";
import { fromOwnOrigin, requestToken } from "#lib/auth/request";
import { shutTablet } from "#lib/auth/shut-tablet";

/** Shuts the one thing that was open on the tablet, and loads a whole new document, so nothing stays in memory. */
export async function POST(): Promise<Response> {
  try {
    if (await fromOwnOrigin()) await shutTablet(await requestToken());
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

import { endSession } from "#lib/auth/end-session";
import { ownOrigins } from "#lib/auth/origin";
import { fromOwnOrigin, requestToken } from "#lib/auth/request";
import { dropSession } from "#lib/auth/sign-in";

/** Ends the session and loads the door as a whole new document, so nothing stays in memory. */
export async function POST(): Promise<Response> {
  if (await fromOwnOrigin()) {
    const token = await requestToken();
    if (token) await endSession(token);
    await dropSession();
  }
  return new Response(null, {
    status: 303,
    headers: {
      location: new URL("/sign-in", ownOrigins()[0]).toString(),
      "clear-site-data": '"cache", "storage"',
      "cache-control": "private, no-store",
    },
  });
}

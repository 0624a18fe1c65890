import { endSession } from "#lib/auth/end-session";
import { ownOrigins } from "#lib/auth/origin";
import { toRefusal } from "#lib/auth/refusal";
import { fromOwnOrigin, requestId, requestToken } from "#lib/auth/request";
import { dropSession } from "#lib/auth/sign-in";

async function noted(error: unknown): Promise<void> {
  toRefusal(error, await requestId());
}

/** Ends the session and loads the door as a whole new document, so nothing stays in memory. */
export async function POST(): Promise<Response> {
  if (await fromOwnOrigin()) {
    const token = await requestToken();
    // The cookie goes either way; a session that could not be ended now runs out by itself.
    if (token) await endSession(token).catch(noted);
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

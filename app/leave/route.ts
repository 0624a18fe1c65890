import { endSession } from "#lib/auth/end-session";
import { ownOrigins } from "#lib/auth/origin";
import { fromOwnOrigin, requestToken } from "#lib/auth/request";
import { dropSession } from "#lib/auth/sign-in";

const elsewhere = () => process.env.EVENKEEL_LEAVE_URL ?? "https://www.wikipedia.org/";
const NOT_KEPT = { "cache-control": "private, no-store" };

/** The rest of the way out, once the session has ended: on to the plain site, and nothing else. */
export function GET(): Response {
  return new Response(null, { status: 303, headers: { ...NOT_KEPT, location: elsewhere() } });
}

/**
 * One press out: the session ends, the browser forgets what it kept of us, and a plain public site
 * takes the page's place. It leaves even when the records cannot be reached.
 */
export async function POST(): Promise<Response> {
  if (!(await fromOwnOrigin())) return Response.redirect(new URL("/sign-in", ownOrigins()[0]), 303);
  const token = await requestToken();
  if (token) await endSession(token).catch(() => undefined);
  await dropSession();
  return new Response(null, {
    status: 303,
    headers: { ...NOT_KEPT, location: elsewhere(), "clear-site-data": '"cache", "storage"' },
  });
}

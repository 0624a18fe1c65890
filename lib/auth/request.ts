import { cookies, headers } from "next/headers";
import { openCookie } from "#lib/auth/cookie";
import { cookieNames } from "#lib/auth/options";
import { isOwnOrigin, ownOrigins } from "#lib/auth/origin";
import { newId } from "#lib/kernel/ids";

/** The opaque session token in this request's cookie; null when absent, foreign or too old. */
export async function requestToken(): Promise<string | null> {
  const cookie = (await cookies()).get(cookieNames().session)?.value;
  return cookie ? openCookie(cookie) : null;
}

/** The id that ties this request's log lines and audit rows together. */
export async function requestId(): Promise<string> {
  const given = (await headers()).get("x-request-id");
  return given && /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : newId();
}

/**
 * The network a request comes from, for throttling. The launcher overwrites the forwarding header with
 * the socket's address unless a proxy of ours is declared (EVENKEEL_TRUST_PROXY), so clients cannot
 * choose it; behind a proxy the last hop is the one that proxy wrote.
 */
export async function requestNetwork(): Promise<string> {
  const hops = (await headers()).get("x-forwarded-for")?.split(",") ?? [];
  return hops.at(-1)?.trim() || "unknown";
}

/** True for a form that was sent where no script runs, also while the page that answers it is drawn. */
export async function isPlainForm(): Promise<boolean> {
  const sent = await headers();
  return !sent.has("next-action") && (sent.get("content-type")?.startsWith("multipart/form-data") ?? false);
}

export async function fromOwnOrigin(): Promise<boolean> {
  return isOwnOrigin(await headers(), ownOrigins());
}

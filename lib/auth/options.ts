import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { ABSOLUTE_HOURS, checkPassphrase } from "#lib/auth/check-passphrase";
import { openCookie, sealCookie } from "#lib/auth/cookie";
import { ownOrigins } from "#lib/auth/origin";
import { derivedKey } from "#lib/secrets/master-key";

/** Seconds a cookie may live; the session row decides earlier. */
const MAX_AGE = ABSOLUTE_HOURS * 3600;

export function isSecureSite(): boolean {
  return ownOrigins()[0]?.startsWith("https://") ?? false;
}

/** `__Host-` where the site is served over https, plain on a laptop's http. */
export function cookieNames(secure: boolean = isSecureSite()): { session: string; csrf: string } {
  return secure
    ? { session: "__Host-evenkeel", csrf: "__Host-evenkeel-check" }
    : { session: "evenkeel", csrf: "evenkeel-check" };
}

/**
 * The cookie carries one thing: the opaque session token. Identity, role and practice are read from the
 * session row on every request, and a client's `update` changes nothing here (SEC-16).
 */
export function authOptions(network: string): NextAuthOptions {
  const secure = isSecureSite();
  const names = cookieNames(secure);
  const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure };
  return {
    secret: derivedKey("session cookie").toString("base64"),
    session: { strategy: "jwt", maxAge: MAX_AGE },
    // Our own box in place of the library's: it derives a key anew for each request it reads.
    jwt: {
      maxAge: MAX_AGE,
      encode: ({ token, maxAge = MAX_AGE }) => sealCookie(String(token?.sid), maxAge),
      decode: ({ token = "" }) => {
        const sid = openCookie(token);
        return sid === null ? null : { sid };
      },
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: names.session, options: { ...options, maxAge: MAX_AGE } },
      csrfToken: { name: names.csrf, options },
    },
    providers: [
      Credentials({
        credentials: { email: {}, passphrase: {} },
        async authorize(credentials) {
          const entered = await checkPassphrase(
            credentials?.email ?? "",
            credentials?.passphrase ?? "",
            network,
          );
          return entered ? { id: entered.sessionToken, sid: entered.sessionToken, role: entered.role } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as { sid?: string }).sid } : { sid: token.sid }),
      session: () => ({ expires: new Date(0).toISOString() }),
    },
  };
}

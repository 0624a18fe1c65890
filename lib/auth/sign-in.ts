import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { ABSOLUTE_HOURS, type Entered } from "#lib/auth/check-passphrase";
import { sealCookie } from "#lib/auth/cookie";
import { authOptions, cookieNames, isSecureSite } from "#lib/auth/options";
import { ownOrigins } from "#lib/auth/origin";
import { requestNetwork } from "#lib/auth/request";
import type { SignedInRole } from "#lib/auth/require-actor";
import { DomainError } from "#lib/kernel/errors";

/**
 * Signs in with an address and a passphrase through next-auth's credentials callback, and puts its
 * cookie on the response. Resolves to the role signed in as. The library's own HTTP routes are not mounted: this is the one way in, it
 * works without JavaScript, and it keeps the typed address on a refusal.
 * Throws DomainError: one and the same sentence for a wrong address and a wrong passphrase.
 */
export async function signIn(email: string, passphrase: string): Promise<SignedInRole> {
  const jar = await cookies();
  const names = cookieNames();
  const options = authOptions(await requestNetwork());
  const provider = options.providers[0];
  let refusal: unknown = null;
  let role: SignedInRole | null = null;
  if (provider && "options" in provider) {
    // next-auth turns every throw into one redirect; remember ours, so that a wait is called a wait.
    const authorize = provider.options.authorize as (...args: unknown[]) => Promise<unknown>;
    provider.options.authorize = async (...args: unknown[]) => {
      try {
        const user = (await authorize(...args)) as { role: SignedInRole } | null;
        role = user?.role ?? null;
        return user;
      } catch (error) {
        refusal = error;
        return null;
      }
    };
  }
  const check = randomBytes(32).toString("hex");
  const checkHash = createHash("sha256").update(`${check}${options.secret}`).digest("hex");
  jar.set(names.csrf, `${check}|${checkHash}`, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecureSite(),
  });
  const request = new NextRequest(new URL("/api/auth/callback/credentials", ownOrigins()[0]), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken: check, email, passphrase }),
  });
  const response = (await NextAuth(
    request,
    { params: { nextauth: ["callback", "credentials"] } },
    options,
  )) as Response;
  jar.delete(names.csrf);
  if (refusal) throw refusal;
  const session = response.headers.getSetCookie().find((line) => line.startsWith(`${names.session}=`));
  const value = session?.slice(names.session.length + 1).split(";")[0];
  if (!value || role === null) {
    throw new DomainError("invalid_input", "That address and passphrase do not match. Please check both.", {
      email: ["Check the address."],
      passphrase: ["Check the passphrase."],
    });
  }
  jar.set(names.session, decodeURIComponent(value), sessionCookie());
  return role;
}

function sessionCookie() {
  return {
    httpOnly: true,
    sameSite: "lax" as const,
    path: "/",
    secure: isSecureSite(),
    maxAge: ABSOLUTE_HOURS * 3600,
  };
}

/** Puts the cookie of a session that was just opened on the response (after an accepted invitation). */
export async function carrySession(entered: Entered): Promise<void> {
  const value = sealCookie(entered.sessionToken, ABSOLUTE_HOURS * 3600);
  (await cookies()).set(cookieNames().session, value, sessionCookie());
}

/** Takes the cookie off the response. The session row is ended by `endSession`. */
export async function dropSession(): Promise<void> {
  (await cookies()).delete({ name: cookieNames().session, path: "/", secure: isSecureSite() });
}

import { type NextRequest, NextResponse } from "next/server";

// A fresh nonce per response and, for people without a cookie, a short way to the door. Nothing here
// authorizes anything: every loader, action and verb asks for itself.
const OPEN = /^\/($|sign-in|invite\/|first-admin\/|leave$|help-now$|run-shell$|run-worker\.js$|api\/health$)/;

// Browsers check form-action across the redirect that Leave ends in.
const LEAVE_ORIGIN = new URL(process.env.EVENKEEL_LEAVE_URL ?? "https://www.wikipedia.org/").origin;

// A file that is pasted where no scripts run can be longer than a server takes (next.config.mjs); past that the framework
// answers with a bare error, so the page is asked to say it.
const IMPORT = "/library/import";
const LONGEST_POST = 4 * 1024 * 1024;

export function middleware(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const signedIn = request.cookies.has("evenkeel") || request.cookies.has("__Host-evenkeel");
  if (!signedIn && request.method === "GET" && !OPEN.test(pathname)) {
    const door = new URL("/sign-in", request.url);
    return NextResponse.redirect(door, { status: 303, headers: { "cache-control": "private, no-store" } });
  }
  const length = Number(request.headers.get("content-length"));
  if (request.method === "POST" && pathname === IMPORT && length > LONGEST_POST) {
    const again = new URL(`${IMPORT}?refused=length`, request.url);
    return NextResponse.redirect(again, { status: 303, headers: { "cache-control": "private, no-store" } });
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action 'self' ${LEAVE_ORIGIN}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
  // Inbound copies of our own headers are overwritten, never trusted.
  const headers = new Headers(request.headers);
  headers.delete("x-middleware-subrequest");
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", crypto.randomUUID());
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { runtime: "nodejs", matcher: ["/((?!_next/static|icon.svg|favicon.ico).*)"] };

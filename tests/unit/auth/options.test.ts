import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { authOptions, cookieNames, isSecureSite } from "#lib/auth/options";

const before = process.env.EVENKEEL_ORIGIN;
beforeEach(() => {
  process.env.EVENKEEL_ORIGIN = "https://practice.example.org";
});
afterEach(() => {
  if (before === undefined) delete process.env.EVENKEEL_ORIGIN;
  else process.env.EVENKEEL_ORIGIN = before;
});

describe("the session cookie (SEC-12)", () => {
  it("is __Host-, HttpOnly, Secure and SameSite=Lax over https, and lives twelve hours at most", () => {
    const token = authOptions("net").cookies?.sessionToken;
    expect(token).toEqual({
      name: "__Host-evenkeel",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: true, maxAge: 12 * 3600 },
    });
  });

  it("has a plain name on a laptop's http, since a browser would drop the other", () => {
    process.env.EVENKEEL_ORIGIN = "http://localhost:3000";
    expect(isSecureSite()).toBe(false);
    expect(cookieNames()).toEqual({ session: "evenkeel", csrf: "evenkeel-check" });
    expect(authOptions("net").cookies?.sessionToken?.options).toMatchObject({
      secure: false,
      httpOnly: true,
    });
  });
});

describe("what the cookie holds (SEC-16)", () => {
  const { callbacks } = authOptions("net");
  const jwt = callbacks?.jwt as unknown as (facts: object) => Record<string, unknown>;
  const session = callbacks?.session as unknown as (facts: object) => Record<string, unknown>;

  it("is the session token alone, taken from the sign-in", () => {
    const user = { id: "t", sid: "t", role: "admin", email: "a@example.org" };
    expect(jwt({ token: { sub: "t", email: "a@example.org" }, user })).toEqual({ sid: "t" });
  });

  it.each([
    [{ sid: "another" }],
    [{ role: "admin" }],
    [{ practiceId: "p" }],
    [{ email: "b@example.org", sub: "b", name: "b" }],
    [{ user: { sid: "another" }, token: { sid: "another" } }],
  ])("is not changed by an update with %j", (payload) => {
    expect(jwt({ token: { sid: "t" }, trigger: "update", session: payload })).toEqual({ sid: "t" });
  });

  it("is told to no page", () => {
    const told = session({ session: { user: { email: "a@example.org" } }, token: { sid: "t" } });
    expect(told).toEqual({ expires: "1970-01-01T00:00:00.000Z" });
  });
});

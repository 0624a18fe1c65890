import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openCookie, sealCookie } from "#lib/auth/cookie";
import { endSession } from "#lib/auth/end-session";
import { authOptions } from "#lib/auth/options";
import { requestId, requestNetwork, requestToken } from "#lib/auth/request";
import { actorOrRefusal, requireActor, shellFacts } from "#lib/auth/require-actor";
import { carrySession, dropSession } from "#lib/auth/sign-in";
import { isId } from "#lib/kernel/ids";
import { formatMasterKeys, newMasterKeys } from "#lib/secrets/master-key";
import { useFreshDatabase } from "#tests/support/database";
import { makePractice, makeWorld } from "#tests/support/people";
import { freshAddress, makeSignIn, PASSPHRASE, refusalOf } from "../accounts/given";

type Cookie = { value: string; options: object };
const jar = vi.hoisted(() => ({ cookies: new Map<string, unknown>(), headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: async () => jar.headers,
  cookies: async () => ({
    get: (name: string) => jar.cookies.get(name),
    set: (name: string, value: string, options: object) => jar.cookies.set(name, { value, options }),
    delete: ({ name }: { name: string }) => jar.cookies.delete(name),
  }),
}));
const moved = vi.hoisted(() => ({ to: (where: string) => new Error(`to ${where}`) }));
vi.mock("next/navigation", () => ({
  redirect: (where: string) => {
    throw moved.to(where);
  },
  notFound: () => {
    throw moved.to("not found");
  },
}));

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(() => {
  jar.cookies.clear();
  jar.headers = new Headers();
});

/** What the library asks when somebody signs in. */
async function authorize(email: string, passphrase: string, network: string) {
  const provider = authOptions(network).providers[0] as unknown as {
    options: { authorize(given: object): Promise<{ sid: string; role: string } | null> };
  };
  return provider.options.authorize({ email, passphrase });
}

async function enter(role: "clinician" | "admin") {
  const practiceId = await makePractice(db.owner);
  const { email, subjectId } = await makeSignIn(db.owner, practiceId, role);
  const user = await authorize(email, PASSPHRASE, email);
  if (!user) throw new Error("not let in");
  await carrySession({ sessionToken: user.sid, role });
  return { practiceId, subjectId, token: user.sid };
}

describe("the session cookie", () => {
  it("carries the token sealed, HttpOnly and for twelve hours, and is read back from the next request", async () => {
    const { token } = await enter("clinician");
    const cookie = jar.cookies.get("evenkeel") as Cookie;
    expect(cookie.options).toEqual({
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: false,
      maxAge: 12 * 3600,
    });
    expect(cookie.value).not.toContain(token);
    expect(await requestToken()).toBe(token);
  });

  it("is nothing when it is absent, changed, foreign, too old, or holds something else", async () => {
    const { token } = await enter("clinician");
    const sealed = (jar.cookies.get("evenkeel") as Cookie).value;
    const ours = process.env.EVENKEEL_MASTER_KEY;
    process.env.EVENKEEL_MASTER_KEY = formatMasterKeys(newMasterKeys());
    const underAnotherKey = sealCookie(token, 60);
    expect(openCookie(underAnotherKey)).toBe(token);
    process.env.EVENKEEL_MASTER_KEY = ours;
    for (const value of [
      "",
      token,
      `${sealed.slice(0, -4)}AAAA`,
      sealed.slice(0, 20),
      underAnotherKey,
      sealCookie(token, -60),
      sealCookie("", 60),
    ]) {
      jar.cookies.set("evenkeel", { value });
      expect(await requestToken()).toBeNull();
    }
    jar.cookies.clear();
    expect(await requestToken()).toBeNull();
  });

  it("is dropped from the browser on the way out, and a kept copy opens nothing (SEC-12)", async () => {
    const { token } = await enter("clinician");
    const copy = jar.cookies.get("evenkeel");
    await endSession(token);
    await dropSession();
    expect(jar.cookies.has("evenkeel")).toBe(false);
    jar.cookies.set("evenkeel", copy);
    expect(await refusalOf(actorOrRefusal("clinician"))).toMatchObject({ code: "signed_out" });
  });
});

describe("the library's question", () => {
  it("gets the session token and the role for the right passphrase, and null for anything else", async () => {
    const practiceId = await makePractice(db.owner);
    const { email } = await makeSignIn(db.owner, practiceId, "admin");
    expect(await authorize(email, PASSPHRASE, "n1")).toMatchObject({
      sid: expect.any(String),
      role: "admin",
    });
    expect(await authorize(email, "another passphrase", "n1")).toBeNull();
    expect(await authorize(freshAddress(), PASSPHRASE, "n1")).toBeNull();
    expect(await authorize(undefined as never, undefined as never, "n1")).toBeNull();
  });
});

describe("the gate", () => {
  it("makes the actor of a member from the session row, and nothing the browser says", async () => {
    const { practiceId, subjectId } = await enter("clinician");
    jar.headers = new Headers({
      "x-request-id": "abcd1234-5678",
      "x-practice-id": "elsewhere",
      "x-role": "admin",
    });
    const actor = await requireActor("clinician");
    expect(actor).toEqual({
      role: "clinician",
      practiceId,
      userId: subjectId,
      requestId: "abcd1234-5678",
      sessionRef: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(await actorOrRefusal("clinician")).toEqual(actor);
    expect(await shellFacts()).toEqual({
      practiceName: "Harbour practice",
      isSample: false,
      singleKeys: true,
      timeZone: "Europe/Berlin",
    });
  });

  it("makes the actor of a partner with couple and slot", async () => {
    const world = await makeWorld(db.owner);
    const subjectId = world.partnerB.userId;
    const { email } = await makeSignIn(db.owner, world.practiceId, "partner", { subjectId });
    const user = await authorize(email, PASSPHRASE, email);
    await carrySession({ sessionToken: user?.sid ?? "", role: "partner" });
    expect(await requireActor("partner")).toMatchObject({
      role: "partner",
      userId: subjectId,
      coupleId: world.coupleId,
      slot: "B",
    });
  });

  it("answers another role's page as one that does not exist", async () => {
    await enter("clinician");
    for (const role of ["admin", "supervisor", "partner"] as const) {
      await expect(requireActor(role)).rejects.toThrow("to not found");
      expect(await refusalOf(actorOrRefusal(role))).toEqual({
        code: "not_found",
        message: "There is nothing here for you to open.",
      });
    }
  });

  it("leads everybody without a session to the door", async () => {
    await expect(requireActor("clinician")).rejects.toThrow("to /sign-in");
    await expect(shellFacts()).rejects.toThrow("to /sign-in");
    expect(await refusalOf(actorOrRefusal("clinician"))).toMatchObject({ code: "signed_out" });
  });
});

describe("what a request says of itself", () => {
  it("has an id of its own, or a plain one it came with", async () => {
    expect(isId(await requestId())).toBe(true);
    for (const bad of ["short", "x".repeat(65), "a b c d e f g h", 'abc"defgh', "abcdefgh\u00e9"]) {
      jar.headers = new Headers({ "x-request-id": bad });
      expect(await requestId()).not.toBe(bad);
    }
  });

  it("comes from the last hop, which is the one our own proxy or socket wrote", async () => {
    expect(await requestNetwork()).toBe("unknown");
    jar.headers = new Headers({ "x-forwarded-for": "10.9.9.9, 203.0.113.7" });
    expect(await requestNetwork()).toBe("203.0.113.7");
  });
});

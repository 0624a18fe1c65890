import { beforeEach, describe, expect, it, vi } from "vitest";
import { DomainError } from "#lib/kernel/errors";
import { POST as leave } from "../../../app/leave/route";
import { POST as signOut } from "../../../app/sign-out/route";

const given = vi.hoisted(() => ({ dropped: 0, ended: [] as string[], reachable: true, own: true }));
vi.mock("#lib/auth/end-session", () => ({
  endSession: async (token: string) => {
    if (!given.reachable) throw new DomainError("unavailable", "We cannot reach the records right now.");
    given.ended.push(token);
  },
}));
vi.mock("#lib/auth/request", () => ({
  fromOwnOrigin: async () => given.own,
  requestToken: async () => "a token",
  requestId: async () => "a request",
}));
vi.mock("#lib/auth/sign-in", () => ({
  dropSession: async () => {
    given.dropped += 1;
  },
}));

beforeEach(() => Object.assign(given, { dropped: 0, ended: [], reachable: true, own: true }));

describe.each([
  ["leave", leave],
  ["sign-out", signOut],
] as const)("%s", (_name, post) => {
  it("ends the session and makes the browser forget", async () => {
    const response = await post();
    expect([response.status, given.ended, given.dropped]).toEqual([303, ["a token"], 1]);
    expect(response.headers.get("clear-site-data")).toContain("storage");
  });

  it("takes the reader out, cookie and all, also while the records cannot be reached", async () => {
    given.reachable = false;
    const response = await post();
    expect([response.status, given.dropped]).toEqual([303, 1]);
    expect(response.headers.get("location")).toMatch(/^https?:/);
  });

  it("changes nothing for a press that did not come from our own page", async () => {
    given.own = false;
    expect((await post()).status).toBe(303);
    expect([given.ended, given.dropped]).toEqual([[], 0]);
  });
});

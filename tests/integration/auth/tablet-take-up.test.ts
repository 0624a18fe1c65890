import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sealCookie } from "#lib/auth/cookie";
import { IDLE } from "#lib/auth/form-state";
import { handTabletOver, passTabletBack, passTabletOn, takeUpOnTablet } from "#lib/auth/hand-over";
import type { HandedTablet } from "#lib/auth/handed-tablet";
import { findLiveSession } from "#lib/auth/live-session";
import { ownOrigins } from "#lib/auth/origin";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { closeSession } from "#lib/planning/close-session";
import { endRun } from "#lib/planning/end-run";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice } from "#tests/support/people";
import { startOnTabletAction, takeTabletBackAction } from "../../../app/(couple)/tablet/actions";
import { PASSPHRASE } from "../accounts/given";
import { addConsent, turnsDesk } from "./tablet-desk";

/** The request the form believes it is in. */
const request = vi.hoisted(() => ({ token: "", headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({ get: (name: string) => ({ name, value: request.token }) }),
}));
vi.mock("next/navigation", () => ({
  redirect: (where: string) => {
    throw new Error(`to ${where}`);
  },
}));

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const WAYS: readonly [string, Record<string, string>][] = [
  ["with scripts", { "next-action": "an action" }],
  ["as a plain form", { "content-type": "multipart/form-data; boundary=x" }],
];

async function tabletOf(token: string): Promise<HandedTablet> {
  const tablet = (await findLiveSession(token))?.tablet;
  if (!tablet) throw new Error("the tablet is not locked");
  return tablet;
}

/** A tablet that A passed on to B for the second turn, and that nobody has taken up. */
async function passedOn() {
  const desk = await turnsDesk(db.owner);
  const { token, a } = desk;
  await handTabletOver(token, await desk.hand("A", a));
  await takeUpOnTablet(token, await tabletOf(token));
  const turn = { taskId: a, place: 3, turn: 2, field: "turns", seconds: 60 };
  await passTabletOn(token, await tabletOf(token), turn);
  request.token = await sealCookie(token, 3600);
  return desk;
}
type Desk = Awaited<ReturnType<typeof passedOn>>;

const change = (
  { world }: Desk,
  sql: (tx: Parameters<Parameters<typeof asPractice>[2]>[0]) => PromiseLike<unknown>,
) =>
  asPractice(db.owner, world.practiceId, async (tx) => {
    await sql(tx);
  });

const endAccess = (desk: Desk, { userId }: { userId: string }) =>
  change(desk, (tx) => tx`update partner set access_ended_at = now() where id = ${userId}`);

const WHY: readonly [string, (desk: Desk) => Promise<unknown>][] = [
  [
    "the one whose turn it is has sent their own from their phone",
    ({ world, b }) =>
      sendResponse(world.partnerB, b, {
        submissionId: newId(),
        draftVersion: 0,
        outcome: "stopped",
        check: { useful: null, upset: null, again: null },
      }),
  ],
  ["they took back consent", ({ world }) => addConsent(db.owner, world, "B", "withdrawn")],
  ["they have no access any more", (desk) => endAccess(desk, desk.world.partnerB)],
  ["the other one took back consent", ({ world }) => addConsent(db.owner, world, "A", "withdrawn")],
  ["the other one has no access any more", (desk) => endAccess(desk, desk.world.partnerA)],
  [
    "work is held",
    (desk) => change(desk, (tx) => tx`update couple set state = 'paused' where id = ${desk.world.coupleId}`),
  ],
  [
    "the session is closed",
    async ({ world, ids: { coupleId, sessionId } }) => {
      await endRun(world.treating, { coupleId, sessionId });
      await closeSession(world.treating, { coupleId, sessionId });
    },
  ],
];

describe.each(WAYS)("the press for a turn on a tablet that was passed on, %s", (_way, headers) => {
  beforeEach(() => {
    request.headers = new Headers({
      origin: ownOrigins()[0] ?? "",
      "sec-fetch-site": "same-origin",
      ...headers,
    });
  });

  it("opens the turn", async () => {
    const { token, b } = await passedOn();
    await expect(startOnTabletAction(IDLE, new FormData())).rejects.toThrow(`to /do/${b}/3/turn/2`);
    expect((await tabletOf(token)).thing).toBe("turn");
  });

  it.each(WHY)("is refused in one and the same words, and changes nothing: %s", async (_why, given) => {
    const desk = await passedOn();
    await given(desk);
    const before = await tabletOf(desk.token);
    expect(await startOnTabletAction(IDLE, new FormData())).toEqual({
      status: "refused",
      code: "conflict",
      message: "This is not open here now.",
      fields: {},
      values: {},
    });
    expect(await tabletOf(desk.token)).toEqual(before);
  });

  it("and passed back, its therapist's passphrase is asked for whatever its last holder may", async () => {
    for (const given of [async () => undefined, ...WHY.map(([, one]) => one)]) {
      const desk = await passedOn();
      await given(desk);
      await passTabletBack(desk.token, await tabletOf(desk.token));
      expect(await startOnTabletAction(IDLE, new FormData())).toMatchObject({ code: "conflict" });
      const typed = new FormData();
      typed.append("passphrase", "not this one at all");
      expect(await takeTabletBackAction(IDLE, typed)).toMatchObject({
        code: "invalid_input",
        fields: { passphrase: ["That passphrase does not match. Please check it."] },
      });
      typed.set("passphrase", PASSPHRASE);
      const back = takeTabletBackAction(IDLE, typed).then(({ status }) => status, String);
      expect(await back).toMatch(/^done$|hand-over$/);
      expect((await findLiveSession(desk.token))?.tablet).toBeNull();
    }
  });
});

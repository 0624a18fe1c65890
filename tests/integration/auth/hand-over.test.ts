import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "#lib/auth/check-passphrase";
import { endSession } from "#lib/auth/end-session";
import { handOver, takeBack } from "#lib/auth/hand-over";
import { findLiveSession } from "#lib/auth/live-session";
import { LIMITS } from "#lib/auth/throttle";
import { makeToken } from "#lib/auth/token";
import { assignHomework } from "#lib/homework/assign-homework";
import { findTurn } from "#lib/homework/find-turn";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
import { makeSignIn, NETWORK, PASSPHRASE, withoutAudit } from "../accounts/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const MARK = { taskId: newId(), place: 2, turn: 2, field: "turns" };
const markOf = async (token: string) => (await findLiveSession(token))?.handedOver;

/** A couple, both signed in; A with two phones. */
async function makeCouple() {
  const world = await makeWorld(db.owner);
  const enter = async (subjectId: string) => {
    const place = await makeSignIn(db.owner, world.practiceId, "partner", { subjectId });
    const open = async () =>
      (await openSession({ practiceId: world.practiceId, role: "partner", ...place })).sessionToken;
    return { open, token: await open() };
  };
  const a = await enter(world.partnerA.userId);
  const b = await enter(world.partnerB.userId);
  return { world, a, b, second: await a.open() };
}

describe("handOver", () => {
  it("marks the one phone that was passed on, and no other", async () => {
    const { a, b, second } = await makeCouple();
    expect(await markOf(a.token)).toBeNull();
    await handOver(a.token, MARK);
    expect(await markOf(a.token)).toEqual(MARK);
    expect(await markOf(second)).toBeNull();
    expect(await markOf(b.token)).toBeNull();
    await handOver(a.token, { ...MARK, turn: 3 });
    expect(await markOf(a.token)).toEqual({ ...MARK, turn: 3 });
  });

  it("ends with the session: a fresh sign-in has no mark", async () => {
    const { a } = await makeCouple();
    await handOver(a.token, MARK);
    await endSession(a.token);
    expect(await findLiveSession(a.token)).toBeNull();
    expect(await markOf(await a.open())).toBeNull();
  });

  it("refuses a session that is not there, has ended, or is no partner's", async () => {
    const { world, a } = await makeCouple();
    await endSession(a.token);
    const place = await makeSignIn(db.owner, world.practiceId, "clinician");
    const staff = await openSession({ practiceId: world.practiceId, role: "clinician", ...place });
    for (const token of [null, "x", makeToken(world.practiceId).text, a.token, staff.sessionToken]) {
      await expect(handOver(token, MARK)).rejects.toMatchObject({ code: "signed_out" });
      await expect(takeBack(token, PASSPHRASE, NETWORK)).rejects.toMatchObject({ code: "signed_out" });
    }
    expect(await markOf(staff.sessionToken)).toBeNull();
  });

  it("writes nothing when it cannot be recorded", async () => {
    const { a } = await makeCouple();
    await withoutAudit(db.owner, "app_door", () => expect(handOver(a.token, MARK)).rejects.toThrow());
    expect(await markOf(a.token)).toBeNull();
  });
});

describe("takeBack", () => {
  it("asks for the owner's passphrase, and keeps the mark for anything else", async () => {
    const { world, a } = await makeCouple();
    await handOver(a.token, MARK);
    for (const wrong of ["", "not this one at all", PASSPHRASE.toUpperCase()]) {
      await expect(takeBack(a.token, wrong, NETWORK)).rejects.toMatchObject({
        code: "invalid_input",
        fields: { passphrase: ["That passphrase does not match. Please check it."] },
      });
    }
    expect(await markOf(a.token)).toEqual(MARK);
    await takeBack(a.token, PASSPHRASE, NETWORK);
    expect(await markOf(a.token)).toBeNull();
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ purpose: string; outcome: string }[]>`select purpose, outcome from audit_event
        where purpose like '% the phone %' order by id`,
    );
    expect(rows.map(({ purpose, outcome }) => [purpose, outcome])).toEqual([
      ["pass the phone on", "done"],
      ["take the phone back", "refused"],
      ["take the phone back", "refused"],
      ["take the phone back", "refused"],
      ["take the phone back", "done"],
    ]);
  });

  it("lets nobody guess on and on, and a fresh sign-in is still free", async () => {
    const { a } = await makeCouple();
    await handOver(a.token, MARK);
    const tries = Array.from({ length: LIMITS.device }, () => takeBack(a.token, "a guess", newId()));
    await Promise.allSettled(tries);
    await expect(takeBack(a.token, PASSPHRASE, newId())).rejects.toMatchObject({ code: "too_many_tries" });
    expect(await markOf(a.token)).toEqual(MARK);
    expect(await markOf(await a.open())).toBeNull();
  });
});

describe("findTurn", () => {
  it("finds the turns that the question has, for whom the task is", async () => {
    const { world, a } = await makeCouple();
    const { tasks } = await assignHomework(world.treating, {
      requestId: newId(),
      coupleId: world.coupleId,
      sessionId: null,
      exerciseSlug: "daily-stress-share",
      smaller: false,
      dueOn: practiceDay(7),
      for: "both",
    });
    const own = tasks.find(({ slot }) => slot === "A")?.id ?? "";
    for (const input of [
      { place: 1, turn: 2 },
      { place: 2, turn: 3 },
      { place: 99, turn: 2 },
    ]) {
      await expect(findTurn(world.partnerA, own, input)).rejects.toMatchObject({ code: "invalid_input" });
    }
    const other = findTurn(world.partnerB, own, { place: 2, turn: 2 });
    await expect(other).rejects.toMatchObject({ code: "not_found" });
    const found = await findTurn(world.partnerA, own, { place: 2, turn: 2 });
    await handOver(a.token, found);
    expect(await markOf(a.token)).toEqual({ taskId: own, place: 2, turn: 2, field: found.field });
  });
});

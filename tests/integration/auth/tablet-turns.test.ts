import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  handTabletOver,
  passTabletBack,
  passTabletOn,
  takeUpOnTablet,
  takeUpTurn,
} from "#lib/auth/hand-over";
import { type HandedTablet, inOtherHands } from "#lib/auth/handed-tablet";
import { findLiveSession } from "#lib/auth/live-session";
import { partnerOnTablet } from "#lib/auth/tablet-partner";
import { findTurn } from "#lib/homework/find-turn";
import { keepTime } from "#lib/homework/keep-time";
import { listHandOver } from "#lib/homework/list-hand-over";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { takeTurn } from "#lib/homework/take-turn";
import { newId } from "#lib/kernel/ids";
import { closeSession } from "#lib/planning/close-session";
import { endRun } from "#lib/planning/end-run";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { addConsent, turnsDesk } from "./tablet-desk";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const NOT_FOUND = { code: "not_found" };
const CONFLICT = { code: "conflict" };
/** Where the turns stand in "Speak, say back, swap". */
const PLACE = 3;
const nothing = { useful: null, upset: null, again: null };

async function tabletOf(token: string): Promise<HandedTablet> {
  const tablet = (await findLiveSession(token))?.tablet;
  if (!tablet) throw new Error("the tablet is not locked");
  return tablet;
}

async function holderOf(token: string) {
  const live = await findLiveSession(token);
  const holder = live && (await partnerOnTablet(live, "a request"));
  if (!holder) throw new Error("nobody holds it");
  return holder;
}

/** Passes the tablet on as its page does, and has the other one take it up. */
async function swap(token: string, turn: number): Promise<void> {
  const { taskId } = await tabletOf(token);
  const found = await findTurn(await holderOf(token), taskId ?? "", { place: PLACE, turn });
  await passTabletOn(token, await tabletOf(token), found);
  const next = await tabletOf(token);
  await takeTurn(await holderOf(token), {
    taskId: next.taskId ?? "",
    sessionId: next.sessionId,
    place: PLACE,
    seconds: next.turn?.seconds ?? 0,
  });
  await takeUpTurn(token, next);
}

const change = (
  world: World,
  sql: (tx: Parameters<Parameters<typeof asPractice>[2]>[0]) => PromiseLike<unknown>,
) =>
  asPractice(db.owner, world.practiceId, async (tx) => {
    await sql(tx);
  });

/** As if all drafts had been saved some minutes ago: no clock can have run for longer than since then. */
const waited = (world: World) =>
  change(
    world,
    (tx) =>
      tx`update draft set updated_at = now() - interval '5 minutes' where couple_id = ${world.coupleId}`,
  );

describe("an exercise in turns on the tablet", () => {
  it("is handed to either first, with the other one's own copy behind it", async () => {
    const { world, a, b, hand } = await turnsDesk(db.owner);
    expect(await hand("A", a)).toMatchObject({
      thing: "waiting",
      partnerId: world.partnerA.userId,
      taskId: a,
      other: { partnerId: world.partnerB.userId, taskId: b },
    });
    expect(await hand("B", b)).toMatchObject({
      partnerId: world.partnerB.userId,
      taskId: b,
      other: { partnerId: world.partnerA.userId, taskId: a },
    });
  });

  it("needs both: in the session, with access, and with a copy that is not sent", async () => {
    const { world, ids, a, b, hand } = await turnsDesk(db.owner);
    const { coupleId, sessionId } = ids;
    const why = async () => Object.values((await listHandOver(world.treating, coupleId, sessionId)).turnsOff);
    expect(await why()).toEqual([]);
    await change(world, (tx) => tx`update session set attendees = 'A' where id = ${sessionId}`);
    expect(await why()).toEqual(["alone"]);
    await expect(hand("A", a)).rejects.toMatchObject({
      ...CONFLICT,
      message: "This is done in turns, so both have to be part of the session.",
    });
    await change(world, (tx) => tx`update session set attendees = 'both' where id = ${sessionId}`);
    const ended = (at: string | null) =>
      change(
        world,
        (tx) => tx`update partner set access_ended_at = ${at} where id = ${world.partnerB.userId}`,
      );
    await ended(new Date().toISOString());
    expect(await why()).toEqual(["access"]);
    await expect(hand("A", a)).rejects.toMatchObject({
      ...CONFLICT,
      message: "This is done in turns, so both need access.",
    });
    await ended(null);
    const send = { submissionId: newId(), draftVersion: 0, outcome: "stopped" as const, check: nothing };
    await sendResponse(world.partnerB, b, send);
    expect(await why()).toEqual(["sent"]);
    await expect(hand("A", a)).rejects.toMatchObject(CONFLICT);
  });

  it("goes to and fro, each turn in its holder's own scope, and tells neither what the other wrote", async () => {
    const { world, token, a, b, hand } = await turnsDesk(db.owner);
    await handTabletOver(token, await hand("A", a));
    await takeUpOnTablet(token, await tabletOf(token));
    const first = await holderOf(token);
    await saveDraft(first, a, { version: 0, answers: { topic: "CANARY-A", turns: 120 } });
    await swap(token, 2);
    const second = await holderOf(token);
    expect(second).toMatchObject({ userId: world.partnerB.userId, slot: "B" });
    await expect(openTask(second, a)).rejects.toMatchObject(NOT_FOUND);
    const opened = await openTask(second, b);
    expect(opened.answers).toEqual({ turns: 120 });
    expect(JSON.stringify([opened, await tabletOf(token)])).not.toContain("CANARY");
    await waited(world);
    await saveDraft(second, b, { version: 1, answers: { turns: 240 } });
    await swap(token, 3);
    expect(await tabletOf(token)).toMatchObject({ thing: "turn", slot: "A", taskId: a, turn: { number: 3 } });
    expect((await openTask(world.partnerA, a)).answers).toEqual({ topic: "CANARY-A", turns: 240 });
    await swap(token, 4);
    const third = await findTurn(await holderOf(token), b, { place: PLACE, turn: 4 });
    await expect(findTurn(await holderOf(token), b, { place: PLACE, turn: 5 })).rejects.toMatchObject({
      code: "invalid_input",
    });
    expect(third.seconds).toBe(240);
    await passTabletBack(token, await tabletOf(token));
    expect(await tabletOf(token)).toMatchObject({ thing: "none", taskId: null, other: null, turn: null });

    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<
        { actor_id: string; entity_id: string }[]
      >`select distinct actor_id, entity_id from audit_event
        where purpose in ('do homework', 'write homework') and outcome = 'done' order by 1, 2`,
    );
    const own = rows.filter(({ entity_id }) => entity_id === a || entity_id === b);
    expect(own).toEqual(
      [
        { actor_id: world.partnerA.userId, entity_id: a },
        { actor_id: world.partnerB.userId, entity_id: b },
      ].sort((one, other) => one.actor_id.localeCompare(other.actor_id)),
    );
    const trail = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<
        { purpose: string }[]
      >`select purpose from audit_event where purpose like '%the tablet' or purpose
        like '% the tablet %' order by id`,
    );
    const count = (purpose: string) => trail.filter((row) => row.purpose === purpose).length;
    expect([count("pass the tablet on"), count("take up a turn on the tablet")]).toEqual([3, 3]);
  });

  it("is passed on for the next turn alone, once, and by nobody but its holder", async () => {
    const { token, a, b, hand } = await turnsDesk(db.owner);
    await handTabletOver(token, await hand("A", a));
    const waiting = await tabletOf(token);
    const turn = { taskId: a, place: PLACE, turn: 2, field: "turns", seconds: 0 };
    await expect(passTabletOn(token, waiting, turn)).rejects.toMatchObject({ code: "handed_over" });
    await takeUpOnTablet(token, waiting);
    const taken = await tabletOf(token);
    for (const wrong of [{ turn: 3 }, { taskId: b }, { taskId: newId() }])
      await expect(passTabletOn(token, taken, { ...turn, ...wrong })).rejects.toMatchObject({
        code: "handed_over",
      });
    await passTabletOn(token, taken, turn);
    await expect(passTabletOn(token, taken, turn)).rejects.toMatchObject({ code: "signed_out" });
    const next = await tabletOf(token);
    expect(next).toMatchObject({ thing: "next", slot: "B", taskId: b, version: 0 });
    await takeUpTurn(token, next);
    await expect(takeUpTurn(token, next)).rejects.toMatchObject({ code: "signed_out" });
  });
});

describe("a turn that somebody takes up", () => {
  const atTurn = async () => {
    const desk = await turnsDesk(db.owner);
    const { token, a, b, ids } = desk;
    await handTabletOver(token, await desk.hand("A", a));
    await takeUpOnTablet(token, await tabletOf(token));
    await passTabletOn(token, await tabletOf(token), {
      taskId: a,
      place: PLACE,
      turn: 2,
      field: "turns",
      seconds: 60,
    });
    const turn = { taskId: b, sessionId: ids.sessionId, place: PLACE, seconds: 60 };
    return { ...desk, turn };
  };

  it("opens nothing once the session is closed, or is not one of both", async () => {
    const { world, ids, turn } = await atTurn();
    const { coupleId, sessionId } = ids;
    await change(world, (tx) => tx`update session set attendees = 'B' where id = ${sessionId}`);
    await expect(takeTurn(world.partnerB, turn)).rejects.toMatchObject(NOT_FOUND);
    await change(world, (tx) => tx`update session set attendees = 'both' where id = ${sessionId}`);
    await takeTurn(world.partnerB, turn);
    await endRun(world.treating, { coupleId, sessionId });
    await takeTurn(world.partnerB, turn);
    await closeSession(world.treating, { coupleId, sessionId });
    await expect(takeTurn(world.partnerB, turn)).rejects.toMatchObject(NOT_FOUND);
    for (const wrong of [newId(), "no session"])
      await expect(takeTurn(world.partnerB, { ...turn, sessionId: wrong })).rejects.toMatchObject(NOT_FOUND);
  });

  it("opens nothing while work is held, nor for anybody whose copy it is not", async () => {
    const { world, turn } = await atTurn();
    const elsewhere = await makeWorld(db.owner);
    for (const other of [world.partnerA, elsewhere.partnerB])
      await expect(takeTurn(other, turn)).rejects.toMatchObject(NOT_FOUND);
    await expect(takeTurn(world.treating as never, turn)).rejects.toMatchObject(NOT_FOUND);
    const state = (to: string) =>
      change(world, (tx) => tx`update couple set state = ${to} where id = ${world.coupleId}`);
    await state("paused");
    await expect(takeTurn(world.partnerB, turn)).rejects.toMatchObject(NOT_FOUND);
    await state("active");
    await takeTurn(world.partnerB, turn);
  });

  it.each(["A", "B"] as const)("opens nothing once %s takes back consent or has no access", async (slot) => {
    const { world, token, turn } = await atTurn();
    const live = await findLiveSession(token);
    const [holds, gave] = [live?.tablet, live?.tablet && inOtherHands(live.tablet)];
    if (!live || !holds || !gave) throw new Error("the tablet is not with both");
    const both = () =>
      Promise.all([holds, gave].map((tablet) => partnerOnTablet({ ...live, tablet }, "a request")));
    expect((await both()).map((one) => one?.slot)).toEqual(["B", "A"]);
    const person = slot === "A" ? world.partnerA : world.partnerB;
    const access = (at: string | null) =>
      change(world, (tx) => tx`update partner set access_ended_at = ${at} where id = ${person.userId}`);
    await access(new Date().toISOString());
    expect((await both()).filter((one) => one === null)).toHaveLength(1);
    await access(null);
    await addConsent(db.owner, world, slot, "withdrawn");
    expect((await both()).filter((one) => one === null)).toHaveLength(1);
    await expect(takeTurn(world.partnerB, turn)).rejects.toMatchObject(NOT_FOUND);
    await expect(openTask(world.partnerB, turn.taskId)).rejects.toMatchObject(NOT_FOUND);
  });
});

describe("the time of the turns", () => {
  it("counts for both, never shrinks, and leaves everything else of a draft as it was", async () => {
    const { world, b } = await turnsDesk(db.owner);
    const { partnerB } = world;
    await saveDraft(partnerB, b, { version: 0, answers: { topic: "Mine", turns: 200 } });
    await waited(world);
    const keep = (seconds: number, place = PLACE) => keepTime(partnerB, { taskId: b, place, seconds });
    await keep(90);
    expect(await openTask(partnerB, b)).toMatchObject({ version: 1, answers: { topic: "Mine", turns: 200 } });
    await keep(400);
    expect(await openTask(partnerB, b)).toMatchObject({ version: 2, answers: { topic: "Mine", turns: 400 } });
    // More than can have passed since.
    await keep(1500);
    expect(await openTask(partnerB, b)).toMatchObject({ version: 2 });
    await expect(keep(410, 1)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(keepTime(world.partnerA, { taskId: b, place: PLACE, seconds: 500 })).rejects.toMatchObject(
      NOT_FOUND,
    );
  });
});

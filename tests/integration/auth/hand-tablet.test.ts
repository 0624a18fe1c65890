import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "#lib/auth/check-passphrase";
import { endSession } from "#lib/auth/end-session";
import {
  handOver,
  handTabletOver,
  passTabletBack,
  takeTabletBack,
  takeUpOnTablet,
} from "#lib/auth/hand-over";
import { findLiveSession } from "#lib/auth/live-session";
import { partnerOnTablet } from "#lib/auth/tablet-partner";
import { LIMITS } from "#lib/auth/throttle";
import { openSessionCheck } from "#lib/couples/own-session-check";
import { giveInSession } from "#lib/homework/give-in-session";
import { handTablet } from "#lib/homework/hand-tablet";
import { listHandOver } from "#lib/homework/list-hand-over";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { endRun } from "#lib/planning/end-run";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld } from "#tests/support/people";
import { makeSignIn, NETWORK, PASSPHRASE, withoutAudit } from "../accounts/given";
import { addConsent, MARK, tabletDesk } from "./tablet-desk";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const makeDesk = (slug?: string) => tabletDesk(db.owner, slug);
const markOf = async (token: string) => (await findLiveSession(token))?.tablet;
describe("handTablet", () => {
  it("leaves the run alone until the tablet is locked, and names the partner it goes to", async () => {
    const { world, ids } = await makeDesk();
    const { coupleId, sessionId } = ids;
    expect(await handTablet(world.treating, { coupleId, sessionId, slot: "B", thing: "check" })).toEqual({
      coupleId,
      sessionId,
      partnerId: world.partnerB.userId,
      slot: "B",
      thing: "check",
      taskId: null,
      other: null,
    });
    expect((await listHandOver(world.treating, coupleId, sessionId)).session.endedAt).toBeNull();
    await endRun(world.treating, { coupleId, sessionId });
    const { session } = await listHandOver(world.treating, coupleId, sessionId);
    expect(await openSessionCheck(world.partnerB)).toMatchObject({ session: sessionId, state: "open" });
    const again = { coupleId, sessionId, slot: "A" as const, thing: "check" };
    await handTablet(world.treating, again);
    const after = await listHandOver(world.treating, coupleId, sessionId);
    expect(after.session.endedAt).toEqual(session.endedAt);
  });

  it("gives an exercise of this session to whose it is, while it is open", async () => {
    const { world, ids } = await makeDesk();
    const { coupleId, sessionId } = ids;
    expect((await listHandOver(world.treating, coupleId, sessionId)).exercises).toEqual([]);
    const { tasks } = await giveInSession(world.treating, ids);
    const [a, b] = tasks.map(({ id }) => id);
    const hand = (slot: "A" | "B", thing = "") =>
      handTablet(world.treating, { coupleId, sessionId, slot, thing });
    expect(await hand("A", a)).toMatchObject({ thing: "waiting", taskId: a, slot: "A" });
    for (const [slot, thing] of [
      ["A", b],
      ["B", a],
      ["A", newId()],
    ] as const)
      await expect(hand(slot, thing)).rejects.toMatchObject({ code: "not_found" });
    await sendResponse(world.partnerA, a ?? "", {
      submissionId: newId(),
      draftVersion: 0,
      outcome: "stopped",
      check: { useful: null, upset: null, again: null },
    });
    await expect(hand("A", a)).rejects.toMatchObject({ code: "conflict" });
    expect(await hand("B", b)).toMatchObject({ taskId: b });
    const { exercises } = await listHandOver(world.treating, coupleId, sessionId);
    expect(exercises.map(({ slot, isSent }) => [slot, isSent])).toEqual([
      ["A", true],
      ["B", false],
    ]);
  });

  it("is for a session that runs, with somebody who came and has access", async () => {
    const { world, ids } = await makeDesk();
    const { coupleId, sessionId } = ids;
    const hand = (slot: "A" | "B") =>
      handTablet(world.treating, { coupleId, sessionId, slot, thing: "check" });
    const change = (column: string, value: string) =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx`update session set ${tx({ [column]: value })} where id = ${sessionId}`,
      );
    await change("attendees", "A");
    await expect(hand("B")).rejects.toMatchObject({ code: "conflict" });
    expect((await listHandOver(world.treating, coupleId, sessionId)).slots).toEqual(["A"]);
    await change("attendees", "both");
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update partner set access_ended_at = now() where id = ${world.partnerB.userId}`,
    );
    await expect(hand("B")).rejects.toMatchObject({ code: "conflict" });
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update partner set access_ended_at = null where id = ${world.partnerB.userId}`,
    );
    for (const state of ["planned", "closed"]) {
      await change("state", state);
      await expect(hand("A")).rejects.toMatchObject({ code: "conflict" });
    }
  });

  it("is written down", async () => {
    const { world, ids } = await makeDesk();
    const { coupleId, sessionId } = ids;
    const input = { coupleId, sessionId, slot: "A" as const, thing: "check" };
    await withoutAudit(db.owner, "app_clinician", () =>
      expect(handTablet(world.treating, input)).rejects.toThrow(),
    );
    await handTablet(world.treating, input);
    const trail = await auditOf(db.owner, world.practiceId);
    expect(trail.filter(({ purpose }) => purpose === "choose what the tablet is for")).toHaveLength(1);
  });
});

describe("the lock of a tablet", () => {
  it("is a fact of the one session, holds until the passphrase is said, and is written down", async () => {
    const { world, token, other } = await makeDesk();
    expect(await markOf(token)).toBeNull();
    await handTabletOver(token, MARK);
    expect([await markOf(token), await markOf(other)]).toEqual([MARK, null]);
    await expect(handTabletOver(token, MARK)).rejects.toMatchObject({ code: "signed_out" });
    await passTabletBack(token, MARK);
    expect(await markOf(token)).toEqual({ ...MARK, thing: "none" });
    await expect(passTabletBack(token, MARK)).rejects.toMatchObject({ code: "signed_out" });
    for (const wrong of ["", "not this one at all"])
      await expect(takeTabletBack(token, wrong, NETWORK)).rejects.toMatchObject({ code: "invalid_input" });
    expect(await markOf(token)).not.toBeNull();
    await takeTabletBack(token, PASSPHRASE, NETWORK);
    expect(await markOf(token)).toBeNull();
    const trail = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ purpose: string; outcome: string }[]>`select purpose, outcome from audit_event
        where purpose like '% the tablet %' order by id`,
    );
    expect(trail.map(({ purpose, outcome }) => [purpose, outcome])).toEqual([
      ["hand the tablet over", "done"],
      ["pass the tablet back", "done"],
      ["take the tablet back", "refused"],
      ["take the tablet back", "refused"],
      ["take the tablet back", "done"],
    ]);
  });

  it("is not written where it cannot be recorded, nor taken off", async () => {
    const { token } = await makeDesk();
    await withoutAudit(db.owner, "app_door", () => expect(handTabletOver(token, MARK)).rejects.toThrow());
    expect(await markOf(token)).toBeNull();
    await handTabletOver(token, MARK);
    await withoutAudit(db.owner, "app_door", () =>
      expect(takeTabletBack(token, PASSPHRASE, NETWORK)).rejects.toThrow(),
    );
    expect(await markOf(token)).toEqual(MARK);
  });

  it("lets nobody guess on and on, and is for no partner's phone", async () => {
    const { world, token } = await makeDesk();
    await handTabletOver(token, MARK);
    const tries = Array.from({ length: LIMITS.device }, () => takeTabletBack(token, "a guess", newId()));
    await Promise.allSettled(tries);
    await expect(takeTabletBack(token, PASSPHRASE, newId())).rejects.toMatchObject({
      code: "too_many_tries",
    });
    const place = await makeSignIn(db.owner, world.practiceId, "partner", {
      subjectId: world.partnerA.userId,
    });
    const phone = await openSession({ practiceId: world.practiceId, role: "partner", ...place });
    await expect(handTabletOver(phone.sessionToken, MARK)).rejects.toMatchObject({ code: "signed_out" });
    await expect(
      handOver(token, { taskId: newId(), place: 1, turn: 2, field: "turns" }),
    ).rejects.toMatchObject({ code: "signed_out" });
    await endSession(token);
    expect(await findLiveSession(token)).toBeNull();
  });

  it("opens an exercise once it is taken up, and that only as it was handed over", async () => {
    const { token } = await makeDesk();
    const waiting = { ...MARK, thing: "waiting" as const, taskId: newId() };
    await handTabletOver(token, waiting);
    await expect(takeUpOnTablet(token, { ...waiting, taskId: newId() })).rejects.toMatchObject({
      code: "signed_out",
    });
    await takeUpOnTablet(token, waiting);
    expect(await markOf(token)).toEqual({ ...waiting, thing: "task" });
  });
});

describe("partnerOnTablet", () => {
  it("is the partner who holds it, on that clinician's caseload, as long as they have access", async () => {
    const { world, ids, token } = await makeDesk();
    const { coupleId, sessionId } = ids;
    await handTabletOver(
      token,
      await handTablet(world.treating, { coupleId, sessionId, slot: "A", thing: "check" }),
    );
    await endRun(world.treating, { coupleId, sessionId });
    const live = await findLiveSession(token);
    if (!live?.tablet) throw new Error("the tablet is not locked");
    const before = [await openSessionCheck(world.partnerB), await listToday(world.partnerB)];
    const holder = await partnerOnTablet(live, "a request");
    expect(holder).toMatchObject({ role: "partner", userId: world.partnerA.userId, slot: "A", coupleId });
    if (!holder) throw new Error("nobody holds it");
    expect(await openSessionCheck(holder)).toMatchObject({ session: sessionId, state: "open" });
    expect([await openSessionCheck(world.partnerB), await listToday(world.partnerB)]).toEqual(before);
    await addConsent(db.owner, world, "A", "withdrawn");
    expect(await partnerOnTablet(live, "a request")).toBeNull();
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`delete from consent where partner_id = ${world.partnerA.userId}`,
    );
    expect(await partnerOnTablet(live, "a request")).toBeNull();
    await addConsent(db.owner, world, "A", "given");
    expect(await partnerOnTablet(live, "a request")).not.toBeNull();
    const elsewhere = await makeWorld(db.owner);
    const { tablet } = live;
    for (const wrong of [
      { ...tablet, slot: "B" as const },
      { ...tablet, partnerId: elsewhere.partnerA.userId },
      { ...tablet, partnerId: elsewhere.partnerA.userId, coupleId: elsewhere.coupleId },
    ])
      expect(await partnerOnTablet({ ...live, tablet: wrong }, "a request")).toBeNull();
    expect(await partnerOnTablet({ ...live, tablet: null }, "a request")).toBeNull();
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update partner set access_ended_at = now() where id = ${world.partnerA.userId}`,
    );
    expect(await partnerOnTablet(live, "a request")).toBeNull();
  });

  it("reads nothing of the other partner's", async () => {
    const { world, ids, token } = await makeDesk();
    const { tasks } = await giveInSession(world.treating, ids);
    const of = (slot: string) => tasks.find((task) => task.slot === slot)?.id ?? "";
    const { coupleId, sessionId } = ids;
    const use = await handTablet(world.treating, { coupleId, sessionId, slot: "A", thing: of("A") });
    await handTabletOver(token, use);
    const live = await findLiveSession(token);
    const holder = live && (await partnerOnTablet(live, "a request"));
    if (!holder) throw new Error("nobody holds it");
    expect(await openTask(holder, of("A"))).toMatchObject({ version: 0, answers: {} });
    await expect(openTask(holder, of("B"))).rejects.toMatchObject({ code: "not_found" });
  });
});

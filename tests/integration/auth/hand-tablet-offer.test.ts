import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSessionCheck, sendSessionCheck } from "#lib/couples/own-session-check";
import { giveInSession } from "#lib/homework/give-in-session";
import { handTablet } from "#lib/homework/hand-tablet";
import { listHandOver } from "#lib/homework/list-hand-over";
import { type Id, newId } from "#lib/kernel/ids";
import { endRun } from "#lib/planning/end-run";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, type World } from "#tests/support/people";
import { addConsent, tabletDesk } from "./tablet-desk";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const CONFLICT = { code: "conflict" };
const makeDesk = (slug?: string) => tabletDesk(db.owner, slug);

const endedDaysAgo = (world: World, sessionId: Id, days: number) =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`update session set started_at = now() - make_interval(days => ${days}, mins => 50),
      ended_at = now() - make_interval(days => ${days}) where id = ${sessionId}`,
  );

/** Another session of the couple that has just ended. */
async function endNow(world: World, attendees: "both" | "A" | "B"): Promise<void> {
  await asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`insert into session
      (practice_id, id, couple_id, number, starts_at, local_date, local_time, zone, minutes, attendees, state,
        started_at, ended_at)
      select practice_id, ${newId()}, couple_id, max(number) + 1, now(), max(local_date), max(local_time),
        'Europe/Berlin', 50, ${attendees}, 'running', now(), now()
      from session where couple_id = ${world.coupleId} group by practice_id, couple_id`,
  );
}

describe("the lines after a session", () => {
  it("are offered where they open on the tablet, and nowhere else", async () => {
    const { world, ids } = await makeDesk();
    const { coupleId, sessionId } = ids;
    const offered = async () => (await listHandOver(world.treating, coupleId, sessionId)).checkOpensFor;
    const hand = (slot: "A" | "B") =>
      handTablet(world.treating, { coupleId, sessionId, slot, thing: "check" });
    expect(await offered()).toEqual(["A", "B"]);
    await endRun(world.treating, { coupleId, sessionId });
    expect(await offered()).toEqual(["A", "B"]);
    await endedDaysAgo(world, sessionId, 1);
    expect(await offered()).toEqual(["A", "B"]);
    expect((await openSessionCheck(world.partnerA)).session).toBe(sessionId);

    await endNow(world, "A");
    expect(await offered()).toEqual(["B"]);
    await expect(hand("A")).rejects.toMatchObject(CONFLICT);
    await hand("B");
    expect((await openSessionCheck(world.partnerA)).session).not.toBe(sessionId);
    expect((await openSessionCheck(world.partnerB)).session).toBe(sessionId);

    await endedDaysAgo(world, sessionId, 2);
    expect(await offered()).toEqual([]);
    await expect(hand("B")).rejects.toMatchObject(CONFLICT);
    expect((await openSessionCheck(world.partnerB)).session).toBeNull();
  });

  it("are handed to nobody who has sent them", async () => {
    const { world, ids } = await makeDesk();
    const { coupleId, sessionId } = ids;
    await endRun(world.treating, { coupleId, sessionId });
    await sendSessionCheck(world.partnerA, {
      submissionId: newId(),
      session: sessionId,
      s1: 8,
      s2: 8,
      s3: 8,
      s4: 8,
    });
    const hand = (slot: "A" | "B") =>
      handTablet(world.treating, { coupleId, sessionId, slot, thing: "check" });
    await expect(hand("A")).rejects.toMatchObject(CONFLICT);
    await hand("B");
  });
});

describe("a tablet while consent is taken back", () => {
  it("opens nothing for either, and does not say whose it is", async () => {
    const pages: unknown[] = [];
    for (const slot of ["A", "B"] as const) {
      const { world, ids } = await makeDesk();
      const { coupleId, sessionId } = ids;
      const { tasks } = await giveInSession(world.treating, ids);
      await addConsent(db.owner, world, slot, "withdrawn");
      const { slots, wait, leftOut, checkOpensFor } = await listHandOver(world.treating, coupleId, sessionId);
      pages.push({ slots, wait, leftOut, checkOpensFor });
      for (const task of [...tasks, { slot: "A", id: "check" }, { slot: "B", id: "check" }])
        await expect(
          handTablet(world.treating, {
            coupleId,
            sessionId,
            slot: task.slot as "A" | "B",
            thing: task.id,
          }),
        ).rejects.toMatchObject({
          ...CONFLICT,
          message: "One of the two has taken back consent. Nothing opens for either.",
        });
    }
    expect(pages[0]).toEqual({ slots: [], wait: "consent", leftOut: [], checkOpensFor: [] });
    expect(pages[1]).toEqual(pages[0]);
  });

  it("opens no exercise while all homework is held, and still the lines after the session", async () => {
    const { world, ids } = await makeDesk();
    const { coupleId, sessionId } = ids;
    const { tasks } = await giveInSession(world.treating, ids);
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update couple set state = 'paused' where id = ${coupleId}`,
    );
    const thing = tasks.find(({ slot }) => slot === "A")?.id ?? "";
    await expect(handTablet(world.treating, { coupleId, sessionId, slot: "A", thing })).rejects.toMatchObject(
      CONFLICT,
    );
    expect(await listHandOver(world.treating, coupleId, sessionId)).toMatchObject({
      wait: "held",
      slots: ["A", "B"],
    });
    await handTablet(world.treating, { coupleId, sessionId, slot: "A", thing: "check" });
  });
});

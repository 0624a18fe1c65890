import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayAfter } from "#lib/couples/days";
import { giveHomework, THREE_AT_ONCE, twoAreOpen } from "#lib/homework/give-homework";
import { openHomeworkNow } from "#lib/homework/open-now";
import type { GiveHomeworkInput } from "#lib/homework/schema";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
import { homework } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const today = practiceDay();
const SLUGS = ["two-truths-map", "name-it-first", "offer-audit", "soothing-kit"] as const;

const give = (world: World, nth: number, change: Partial<GiveHomeworkInput> = {}) =>
  giveHomework(world.treating, {
    ...homework(world, { dueOn: dayAfter(today, 7), exerciseSlug: SLUGS[nth] ?? "" }),
    more: "",
    ...change,
  });
const asked = (sentence: string) => ({ code: "invalid_input", fields: { more: [sentence] } });
const rowsOf = (world: World) =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx<{ id: string; has_reason: boolean }[]>`
      select id, more_reason_sealed is not null as has_reason from assignment order by assigned_at, id`,
  );

describe("a third piece at once", () => {
  it("needs no reason while it waits, and one when it is opened", async () => {
    const world = await makeWorld(db.owner);
    await give(world, 0);
    await give(world, 1);
    await expect(give(world, 2)).rejects.toMatchObject(asked(twoAreOpen(["A", "B"])));
    const { assignmentId } = await give(world, 2, { opens: "after" });
    const open = { coupleId: world.coupleId, assignmentId };
    await expect(openHomeworkNow(world.treating, open)).rejects.toMatchObject(asked(twoAreOpen(["A", "B"])));
    await openHomeworkNow(world.treating, { ...open, more: "They ask for it." });
    expect((await rowsOf(world)).map(({ has_reason }) => has_reason)).toEqual([false, false, true]);
  });

  it("needs one where what it comes after was sent before, and nothing is kept without it", async () => {
    const world = await makeWorld(db.owner);
    await give(world, 0);
    const second = await give(world, 1);
    for (const { id, slot } of second.tasks)
      await sendResponse(slot === "A" ? world.partnerA : world.partnerB, id, {
        submissionId: newId(),
        draftVersion: 0,
        outcome: "stopped",
        check: null,
      });
    await expect(give(world, 2, { opens: "after" })).rejects.toMatchObject(asked(twoAreOpen(["A", "B"])));
    expect(await rowsOf(world)).toHaveLength(2);
    const more = "It is short.";
    const requestId = newId();
    const given = await give(world, 2, { opens: "after", more, requestId });
    // The same send again asks for nothing anew.
    expect(await give(world, 2, { opens: "after", requestId })).toEqual(given);
  });

  it("needs one where it comes again before the last of it was done", async () => {
    const world = await makeWorld(db.owner);
    const daily = { opens: "every", everyDays: 1, times: 6 } as const;
    await expect(give(world, 0, daily)).rejects.toMatchObject(asked(THREE_AT_ONCE));
    await give(world, 0, { opens: "every", everyDays: 7, times: 4 });
    await give(world, 1);
    expect(await rowsOf(world)).toHaveLength(5);
    await expect(give(world, 2, daily)).rejects.toMatchObject(asked(twoAreOpen(["A", "B"])));
    await give(world, 2, { ...daily, more: "It takes a minute." });
    expect((await rowsOf(world)).filter(({ has_reason }) => has_reason)).toHaveLength(1);
  });

  it("is counted by person: what one of them has is none of the other's", async () => {
    const world = await makeWorld(db.owner);
    await give(world, 0, { for: "A" });
    await give(world, 1, { for: "A" });
    await give(world, 2, { for: "B" });
    await give(world, 3, { for: "B" });
    await expect(give(world, 0, { for: "B" })).rejects.toMatchObject(asked(twoAreOpen(["B"])));
    expect(twoAreOpen(["B"])).toMatch(/^Two are open already for B,/);
  });

  it("keeps a reason that was written before it was chosen who gets it, where that one has room too", async () => {
    const world = await makeWorld(db.owner);
    await give(world, 0, { for: "B" });
    await give(world, 1, { for: "B" });
    const requestId = newId();
    await give(world, 2, { for: "A", more: "They ask for it.", requestId });
    expect((await rowsOf(world)).map(({ has_reason }) => has_reason)).toEqual([false, false, true]);
    // The same send again changes nothing of it.
    await give(world, 2, { for: "A", requestId });
    expect((await rowsOf(world)).filter(({ has_reason }) => has_reason)).toHaveLength(1);
  });

  it("names the one it is too much for where both get it", async () => {
    const world = await makeWorld(db.owner);
    await give(world, 0, { for: "A" });
    await give(world, 1);
    await expect(give(world, 2)).rejects.toMatchObject(asked(twoAreOpen(["A"])));
    await give(world, 2, { for: "B" });
  });
});

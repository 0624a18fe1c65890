import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setCeiling } from "#lib/couples/set-ceiling";
import { assignHomework } from "#lib/homework/assign-homework";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { markReviewed } from "#lib/homework/mark-reviewed";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYes } from "#tests/support/fresh-yes";
import { makeWorld, seenAloneSince, type World } from "#tests/support/people";
import { giveHomework, homework, now } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

async function sendTouch(world: World, taskId: string, kept: "yes" | "no"): Promise<void> {
  await saveDraft(world.partnerA, taskId, {
    version: 0,
    answers: { "agreement_kept.1": kept, "pressure.1": 2 },
  });
  const check = { useful: 3, upset: 2, again: 2 };
  await sendResponse(
    world.partnerA,
    taskId,
    { submissionId: newId(), draftVersion: 1, outcome: "stopped", check },
    now,
  );
}

describe("an agreement that was not kept", () => {
  it("is first in the inbox and holds new touch work until it was reviewed", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await sendTouch(world, taskA, "no");

    const [line] = (await listInbox(world.treating, {})).rows;
    expect(line?.alert).toBe("agreement");
    expect((await openResponse(world.treating, taskA)).alert).toBe("agreement");
    expect((await openCouplePage(world.treating, world.coupleId)).couple.hold).toBe("touch");
    const touch = () =>
      assignHomework(world.treating, homework(world, { exerciseSlug: "touch-no-agenda" }), now);
    await expect(touch()).rejects.toMatchObject({ code: "held" });
    await seenAloneSince(db.owner, world);
    await expect(touch()).rejects.toMatchObject({
      fields: { exerciseSlug: [expect.stringMatching(/agreement was not kept/)] },
    });
    await assignHomework(world.treating, homework(world, { exerciseSlug: "plain-ask" }), now);

    await markReviewed(world.treating, { taskId: taskA });
    expect((await openCouplePage(world.treating, world.coupleId)).couple.hold).toBe("none");
    await bothSayYes(world, "T", now.clock);
    await touch();
  });

  it("changes nothing on the other partner's page", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    const before = JSON.stringify(await listToday(world.partnerB, now));
    await sendTouch(world, taskA, "no");
    expect(JSON.stringify(await listToday(world.partnerB, now))).toBe(before);
    expect(before).toContain("minutes");
  });

  it("is not raised by an agreement that was kept", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await sendTouch(world, taskA, "yes");
    expect((await listInbox(world.treating, {})).rows[0]?.alert).toBeNull();
    expect((await openCouplePage(world.treating, world.coupleId)).couple.hold).toBe("none");
  });
});

describe("the agreement that the check after touch asks for", () => {
  const stayedAfter = async () => {
    const world = await makeWorld(db.owner);
    for (const who of [world.partnerA, world.partnerB]) await setCeiling(who, { ceiling: 3 });
    return { world, ...(await giveHomework(world, { exerciseSlug: "stay-after" })) };
  };
  const check = { useful: 3, upset: 2, again: 2 };
  const told = (kept: "yes" | "no" | null) =>
    ({ submissionId: newId(), draftVersion: 0, outcome: "stopped", check: { ...check, kept } }) as const;

  it("holds touch and sexual work for both when it was not kept, and says so to the therapist alone", async () => {
    const { world, taskA } = await stayedAfter();
    const before = JSON.stringify(await listToday(world.partnerB, now));
    const send = told("no");
    await sendResponse(world.partnerA, taskA, send, now);
    expect(await openResponse(world.treating, taskA)).toMatchObject({
      alert: "agreement",
      holds: ["T", "X"],
      agreementKept: false,
    });
    for (const exerciseSlug of ["touch-no-agenda", "stay-after"]) {
      const again = assignHomework(world.treating, homework(world, { exerciseSlug }), now);
      await expect(again).rejects.toMatchObject({ code: "held" });
    }
    expect(JSON.stringify(await listToday(world.partnerB, now))).toBe(before);
    // The same send again is the same send; another answer under its number is not.
    await sendResponse(world.partnerA, taskA, send, now);
    const other = { ...send, check: { ...check, kept: "yes" as const } };
    await expect(sendResponse(world.partnerA, taskA, other, now)).rejects.toMatchObject({ code: "conflict" });
  });

  it("holds nothing when it was kept or left out", async () => {
    for (const [kept, stored] of [
      ["yes", true],
      [null, null],
    ] as const) {
      const { world, taskA } = await stayedAfter();
      await sendResponse(world.partnerA, taskA, told(kept), now);
      expect(await openResponse(world.treating, taskA)).toMatchObject({
        alert: null,
        holds: [],
        agreementKept: stored,
      });
    }
  });

  it("is no part of other work, nor of touch that asks it itself", async () => {
    const world = await makeWorld(db.owner);
    for (const exerciseSlug of ["plain-ask", "touch-no-agenda"]) {
      const { taskA } = await giveHomework(world, { exerciseSlug });
      expect((await openTask(world.partnerA, taskA)).exercise.asksAgreement).toBe(false);
      await expect(sendResponse(world.partnerA, taskA, told("no"), now)).rejects.toMatchObject({
        code: "invalid_input",
        fields: { kept: expect.anything() },
      });
    }
  });
});

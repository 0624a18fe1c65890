import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { sendCheckIn } from "#lib/progress/send-check-in";
import { countRows, giveHomework, now, refusalOf } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { auditOf, makeWorld } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const five = <T>(work: (turn: number) => Promise<T>) => Promise.all([0, 1, 2, 3, 4].map(work));
const six = {
  week: "2026-11-23",
  q1: 3,
  q2: 4,
  q2NotApplicable: false,
  q3: 5,
  q4: 6,
  q5: 3,
  q6: 2,
};

describe("the same thing at the same moment", () => {
  it("a send replayed five times at once is one row, one line of the trail, and one answer", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Mine" } });
    const input = { submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null } as const;
    const heard = await five(() => sendResponse(world.partnerA, taskA, input, now));
    expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await countRows(db.owner, world.practiceId, "response")).toBe(1);
    expect(await countRows(db.owner, world.practiceId, "draft")).toBe(0);
    const trail = await auditOf(db.owner, world.practiceId);
    expect(trail.filter((row) => row.entity === "response")).toHaveLength(1);
  });

  it("five different sends of one task at once are one, and the others hear that it was sent", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    const heard = await five(() =>
      refusalOf(
        sendResponse(
          world.partnerA,
          taskA,
          { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null },
          now,
        ),
      ),
    );
    expect(heard.filter((one) => one === null)).toHaveLength(1);
    expect(heard.filter((one) => one?.code === "already_sent")).toHaveLength(4);
    expect(await countRows(db.owner, world.practiceId, "response")).toBe(1);
  });

  it("a check-in replayed five times at once is one row, and five different ones are one too", async () => {
    const world = await makeWorld(db.owner);
    const submissionId = newId();
    const same = await five(() => sendCheckIn(world.partnerA, { submissionId, ...six }, now));
    expect(new Set(same.map((one) => JSON.stringify(one))).size).toBe(1);
    const different = await five((q1) =>
      refusalOf(sendCheckIn(world.partnerB, { submissionId: newId(), ...six, q1 }, now)),
    );
    expect(different.filter((one) => one === null)).toHaveLength(1);
    expect(different.filter((one) => one?.code === "already_sent")).toHaveLength(4);
    expect(await countRows(db.owner, world.practiceId, "check_in")).toBe(2);
  });

  it.each([
    ["the first save", 0],
    ["a later save", 1],
  ])("of two drafts that race for %s, one wins and the other is told", async (_what, version) => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    if (version === 1) await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_b: "Kept" } });
    const words = ["From one window", "From the other"];
    const heard = await Promise.all(
      words.map((belief_a) =>
        refusalOf(saveDraft(world.partnerA, taskA, { version, answers: { belief_a } })),
      ),
    );
    expect(heard.filter((one) => one === null)).toHaveLength(1);
    expect(heard.filter((one) => one?.code === "stale_version")).toHaveLength(1);
    const winner = words[heard.indexOf(null)];
    const { answers, version: after } = await openTask(world.partnerA, taskA);
    expect(answers).toEqual(version === 1 ? { belief_a: winner, belief_b: "Kept" } : { belief_a: winner });
    expect(after).toBe(version + 1);
  });

  it("a save that races a send is in what was sent, or is told; it is never lost in between", async () => {
    const world = await makeWorld(db.owner);
    for (let round = 0; round < 5; round += 1) {
      const { taskA } = await giveHomework(world);
      await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Before" } });
      const [saved, sent] = await Promise.all([
        refusalOf(saveDraft(world.partnerA, taskA, { version: 1, answers: { belief_a: "After" } })),
        refusalOf(
          sendResponse(
            world.partnerA,
            taskA,
            { submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null },
            now,
          ),
        ),
      ]);
      // Exactly one of the two went through, and the other was told why.
      expect([saved?.code ?? "kept", sent?.code ?? "kept"].sort()).toEqual(
        saved === null ? ["kept", "stale_version"] : ["already_sent", "kept"],
      );
      if (saved === null)
        expect((await openTask(world.partnerA, taskA)).answers).toEqual({ belief_a: "After" });
    }
  });
});

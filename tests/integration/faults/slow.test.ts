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

const SENTENCE = "We cannot reach the records right now. Nothing was changed. Please try again.";

describe("a database that does not answer in time", () => {
  it("is called unavailable by every write while it still does not, and nothing is written", async () => {
    const world = await makeWorld(db.owner);
    const { taskA, taskB } = await giveHomework(world);
    const other = await giveHomework(world);
    await saveDraft(world.partnerB, taskB, { version: 0, answers: { belief_a: "Before" } });
    const before = (await auditOf(db.owner, world.practiceId)).length;
    const refusals = await db.owner.begin(async (tx) => {
      // Reading goes on; a write waits for us longer than a statement may.
      await tx`lock table draft, response, check_in in share row exclusive mode`;
      return Promise.all(
        [
          saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Canary" } }),
          saveDraft(world.partnerB, taskB, { version: 1, answers: { belief_a: "Canary" } }),
          sendResponse(
            world.partnerB,
            other.taskB,
            { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null },
            now,
          ),
          sendCheckIn(
            world.partnerA,
            {
              submissionId: newId(),
              week: "2026-11-23",
              q1: 1,
              q2: 1,
              q2NotApplicable: false,
              q3: 1,
              q4: 1,
              q5: 1,
              q6: 1,
            },
            now,
          ),
        ].map(refusalOf),
      );
    });
    expect(refusals).toEqual(Array.from({ length: 4 }, () => ({ code: "unavailable", message: SENTENCE })));
    expect(await countRows(db.owner, world.practiceId, "response")).toBe(0);
    expect(await countRows(db.owner, world.practiceId, "check_in")).toBe(0);
    expect(await auditOf(db.owner, world.practiceId)).toHaveLength(before);
    expect((await openTask(world.partnerA, taskA)).version).toBe(0);
    expect((await openTask(world.partnerB, taskB)).answers).toEqual({ belief_a: "Before" });
    expect(await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Now" } })).toEqual({
      version: 1,
    });
  });
});

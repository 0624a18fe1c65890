import { afterAll, beforeAll, expect, it } from "vitest";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld } from "#tests/support/people";
import { countRows, giveHomework, now, refusalOf } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

it("is sent only under the agreement that the page showed, and keeps what was typed until it is", async () => {
  const world = await makeWorld(db.owner);
  const { practiceId, coupleId, partnerA, treating } = world;
  const { taskA } = await giveHomework(world, { exerciseSlug: "two-truths-map" });
  await saveDraft(partnerA, taskA, { version: 0, answers: { belief_a: "Typed before" } }, now);
  const shown = await openTask(partnerA, taskA, now);
  expect(shown.agreementVersion).toBe(0);
  await asPractice(
    db.owner,
    practiceId,
    (
      tx,
    ) => tx`insert into secrets_policy (practice_id, id, couple_id, version, kind, proposed_by, in_force_at)
      values (${practiceId}, ${newId()}, ${coupleId}, 1, 'discretion', ${treating.userId}, now())`,
  );
  const send = (agreement: number) =>
    sendResponse(
      partnerA,
      taskA,
      { submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null, agreement },
      now,
    );
  const refused = await refusalOf(send(shown.agreementVersion));
  expect(refused).toMatchObject({ code: "conflict", message: expect.stringContaining("has changed") });
  expect(await countRows(db.owner, practiceId, "response")).toBe(0);
  const again = await openTask(partnerA, taskA, now);
  expect(again).toMatchObject({ agreementVersion: 1, answers: { belief_a: "Typed before" } });
  await send(again.agreementVersion);
  expect(await countRows(db.owner, practiceId, "response")).toBe(1);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assignHomework } from "#lib/homework/assign-homework";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { withdrawHomework } from "#lib/homework/withdraw-homework";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makeWorld } from "#tests/support/people";
import { giveHomework, homework, now, refusalOf, withoutAudit } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const send = () => ({
  submissionId: newId(),
  draftVersion: 0,
  outcome: "stopped" as const,
  check: { useful: 5, upset: 1, again: 5 },
});

describe("withdrawHomework", () => {
  it("takes the homework from both, as if it had not been given, in one audit row", async () => {
    const world = await makeWorld(db.owner);
    const { assignmentId, taskA } = await giveHomework(world);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Mine" } });
    const done = await withdrawHomework(world.treating, { coupleId: world.coupleId, assignmentId }, now);
    expect(done).toEqual({ withdrawn: 2 });

    const never = await refusalOf(openTask(world.partnerA, newId()));
    for (const work of [
      () => openTask(world.partnerA, taskA),
      () => saveDraft(world.partnerA, taskA, { version: 1, answers: {} }),
      () => sendResponse(world.partnerA, taskA, { ...send(), draftVersion: 1 }, now),
    ])
      expect(await refusalOf(work())).toEqual(never);
    for (const partner of [world.partnerA, world.partnerB])
      expect((await listToday(partner, now)).tasks).toEqual([]);
    const audit = await auditOf(db.owner, world.practiceId);
    expect(audit.filter((row) => row.purpose === "take homework back")).toEqual([
      {
        action: "update",
        entity: "assignment",
        actor_role: "clinician",
        couple_id: world.coupleId,
        purpose: "take homework back",
      },
    ]);
    await assignHomework(world.treating, homework(world), now);
    expect((await listToday(world.partnerA, now)).tasks).toHaveLength(1);
  });

  it("leaves what was sent, and shows the other the same as if nothing had been", async () => {
    const seen: string[] = [];
    for (const sends of [true, false]) {
      const world = await makeWorld(db.owner);
      const { assignmentId, taskA } = await giveHomework(world);
      if (sends) await sendResponse(world.partnerA, taskA, send(), now);
      await withdrawHomework(world.treating, { coupleId: world.coupleId, assignmentId }, now);
      expect((await listInbox(world.treating, {})).rows).toHaveLength(sends ? 1 : 0);
      seen.push(JSON.stringify(await listToday(world.partnerB, now)));
    }
    expect(seen[0]).toBe(seen[1]);
  });

  it("has nothing to take back once everybody has sent it, and not for a second time", async () => {
    const world = await makeWorld(db.owner);
    const { assignmentId, taskA } = await giveHomework(world, { for: "A" });
    await sendResponse(world.partnerA, taskA, send(), now);
    const input = { coupleId: world.coupleId, assignmentId };
    await expect(withdrawHomework(world.treating, input, now)).rejects.toMatchObject({ code: "conflict" });
    const [row] = await asPractice(db.owner, world.practiceId, (tx) => tx`select closed_at from assignment`);
    expect(row?.closed_at).toBeNull();
    const other = await giveHomework(world);
    const again = { coupleId: world.coupleId, assignmentId: other.assignmentId };
    await withdrawHomework(world.treating, again, now);
    await expect(withdrawHomework(world.treating, again, now)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is the treating clinician's alone, and changes nothing without its audit row", async () => {
    const world = await makeWorld(db.owner);
    const { assignmentId } = await giveHomework(world);
    const input = { coupleId: world.coupleId, assignmentId };
    const stranger = (await makeWorld(db.owner)).treating;
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    for (const other of [stranger, colleague, world.partnerA as never])
      await expect(withdrawHomework(other, input, now)).rejects.toMatchObject({ code: "not_found" });
    await withoutAudit(db.owner, "app_clinician", () =>
      expect(withdrawHomework(world.treating, input, now)).rejects.toThrow(),
    );
    expect((await listToday(world.partnerB, now)).tasks).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent } from "#lib/couples/set-consent";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { markReviewed } from "#lib/homework/mark-reviewed";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYes } from "#tests/support/fresh-yes";
import { asPractice, auditOf, makeCouple, makeMember, makeWorld } from "#tests/support/people";
import {
  at,
  countRows,
  giveHomework,
  holdJointWork,
  homework,
  now,
  planInSession,
  planSession,
  refusalOf,
  withoutAudit,
} from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

describe("assignHomework", () => {
  it("gives one task a partner, opens an episode of care, and leaves one audit row", async () => {
    const world = await makeWorld(db.owner);
    const sessionId = await planSession(db.owner, world, "2026-12-01T15:00:00Z");
    const given = await assignHomework(world.treating, homework(world, { sessionId }), now);

    expect(given.tasks.map((task) => task.slot)).toEqual(["A", "B"]);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      const [row] =
        await tx`select exercise_slug, exercise_version, session_id, due_on::text from assignment`;
      expect(row).toEqual({
        exercise_slug: "two-truths-map",
        exercise_version: 1,
        session_id: sessionId,
        due_on: "2026-12-01",
      });
      expect([...(await tx`select slot, state, exercise_class, partner_id from task order by slot`)]).toEqual(
        [
          { slot: "A", state: "open", exercise_class: "I", partner_id: world.partnerA.userId },
          { slot: "B", state: "open", exercise_class: "I", partner_id: world.partnerB.userId },
        ],
      );
      expect([...(await tx`select started_on::text, clinician_id, closed_on from care_episode`)]).toEqual([
        { started_on: "2026-11-24", clinician_id: world.treating.userId, closed_on: null },
      ]);
    });
    expect(
      (await auditOf(db.owner, world.practiceId)).filter((row) => row.purpose === "give homework"),
    ).toEqual([
      {
        action: "create",
        entity: "assignment",
        actor_role: "clinician",
        couple_id: world.coupleId,
        purpose: "give homework",
      },
    ]);
  });

  it("gives it to one partner alone, and starts the episode on the practice's own day", async () => {
    const world = await makeWorld(db.owner);
    const lateEvening = at("2026-11-24T23:30:00Z"); // half past midnight in Berlin
    const given = await assignHomework(world.treating, homework(world, { for: "B" }), lateEvening);
    expect(given.tasks.map((task) => task.slot)).toEqual(["B"]);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      expect((await tx`select started_on::text from care_episode`)[0]?.started_on).toBe("2026-11-25");
    });
  });

  it("keeps one episode while one is open, and opens another after it closed", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(world);
    await giveHomework(world);
    expect(await countRows(db.owner, world.practiceId, "care_episode")).toBe(1);
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update care_episode set closed_on = '2026-11-30'`,
    );
    await assignHomework(
      world.treating,
      homework(world, { dueOn: "2027-01-12" }),
      at("2027-01-05T09:00:00Z"),
    );
    expect(await countRows(db.owner, world.practiceId, "care_episode")).toBe(2);
  });

  it("gives the same assignment for every repeat, also five at once", async () => {
    const world = await makeWorld(db.owner);
    const input = homework(world);
    const first = await assignHomework(world.treating, input, now);
    const again = await Promise.all([1, 2, 3, 4, 5].map(() => assignHomework(world.treating, input, now)));
    for (const one of again) expect(one).toEqual(first);

    const together = homework(world);
    const raced = await Promise.all([1, 2, 3, 4, 5].map(() => assignHomework(world.treating, together, now)));
    expect(new Set(raced.map((one) => one.assignmentId)).size).toBe(1);
    expect(await countRows(db.owner, world.practiceId, "assignment")).toBe(2);
    expect(await countRows(db.owner, world.practiceId, "task")).toBe(4);
  });

  it("repeats the same assignment even after the couple was held", async () => {
    const world = await makeWorld(db.owner);
    await bothSayYes(world, "T", now.clock);
    const input = homework(world, { exerciseSlug: "touch-no-agenda" });
    const first = await assignHomework(world.treating, input, now);
    await holdJointWork(db.owner, world);
    expect(await assignHomework(world.treating, input, now)).toEqual(first);
  });

  it("refuses a request id that was used for other homework or another couple", async () => {
    const world = await makeWorld(db.owner);
    const other = await makeCouple(db.owner, world.treating);
    const input = homework(world);
    await assignHomework(world.treating, input, now);
    const conflict = { code: "conflict" };
    await expect(assignHomework(world.treating, { ...input, smaller: true }, now)).rejects.toMatchObject(
      conflict,
    );
    await expect(assignHomework(world.treating, { ...input, for: "A" }, now)).rejects.toMatchObject(conflict);
    await expect(
      assignHomework(world.treating, { ...input, coupleId: other.coupleId }, now),
    ).rejects.toMatchObject(conflict);
    expect(await countRows(db.owner, world.practiceId, "task")).toBe(2);
  });

  it("holds joint work under a safety hold and lets reflection go on; holds all after a withdrawal", async () => {
    const world = await makeWorld(db.owner);
    await holdJointWork(db.owner, world);
    await expect(
      assignHomework(world.treating, homework(world, { exerciseSlug: "daily-stress-share" }), now),
    ).rejects.toMatchObject({ code: "held" });
    await giveHomework(world, { reason: "Each reads it alone, at work." });
    // Done alone, and still not for somebody who is controlled: these two name the gate of the hold.
    for (const exerciseSlug of ["urge-wave", "kind-outsider"]) {
      await expect(
        assignHomework(world.treating, homework(world, { exerciseSlug }), now),
      ).rejects.toMatchObject({ code: "held" });
    }
    await setConsent(world.partnerB, { consent: "withdrawn" });
    await expect(assignHomework(world.treating, homework(world), now)).rejects.toMatchObject({
      code: "held",
    });
  });

  it("holds what is above the lower ceiling, in the same words whoever drew it, and keeps to the list", async () => {
    const said: unknown[] = [];
    for (const slot of ["partnerA", "partnerB"] as const) {
      const world = await makeWorld(db.owner);
      await setCeiling(world[slot], { ceiling: 0 });
      said.push(
        await refusalOf(
          assignHomework(world.treating, homework(world, { exerciseSlug: "touch-no-agenda" }), now),
        ),
      );
    }
    expect(said[0]).toMatchObject({ code: "held" });
    expect(said[1]).toEqual(said[0]);
  });

  it("gives what takes two only once both have joined and agreed, and shows nobody when that was", async () => {
    const world = await makeWorld(db.owner);
    const join = (joined: boolean) =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx`update partner set joined_at = ${joined ? new Date() : null} where slot = 'B'`,
      );
    await join(false);
    await giveHomework(world);
    for (const exerciseSlug of ["daily-stress-share", "touch-no-agenda"]) {
      await expect(
        assignHomework(world.treating, homework(world, { exerciseSlug }), now),
      ).rejects.toMatchObject({
        code: "held",
        fields: { exerciseSlug: [expect.stringMatching(/join and agree/)] },
      });
    }
    expect(await countRows(db.owner, world.practiceId, "assignment")).toBe(1);
    const before = JSON.stringify(await listToday(world.partnerA, now));
    await join(true);
    expect(JSON.stringify(await listToday(world.partnerA, now))).toBe(before);
    await giveHomework(world, { exerciseSlug: "daily-stress-share" });
    // Joined, and never asked: still no consent.
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`delete from consent where partner_id = ${world.partnerB.userId}`,
    );
    await expect(
      assignHomework(world.treating, homework(world, { exerciseSlug: "daily-stress-share" }), now),
    ).rejects.toMatchObject({ code: "held" });
  });

  it("sends home what has to be taught only after it was done in a session of this couple", async () => {
    const world = await makeWorld(db.owner);
    const other = await makeCouple(db.owner, world.treating);
    const pact = () => assignHomework(world.treating, homework(world, { exerciseSlug: "pause-pact" }), now);
    const inSession = (whose: typeof world, state: string) =>
      planInSession(db.owner, whose, "pause-pact", state);
    const refused = {
      code: "held",
      fields: { exerciseSlug: [expect.stringMatching(/after it was done in a session/)] },
    };
    await inSession(other, "done");
    await inSession(world, "set_aside");
    await expect(pact()).rejects.toMatchObject(refused);
    await inSession(world, "done");
    await pact();
  });

  it("holds an exercise that upset a partner at 7 or more until it was reviewed", async () => {
    const world = await makeWorld(db.owner);
    const { taskB } = await giveHomework(world, { exerciseSlug: "plain-ask" });
    const send = { submissionId: newId(), draftVersion: 0, outcome: "stopped" as const };
    await sendResponse(world.partnerB, taskB, { ...send, check: { useful: 4, upset: 7, again: null } }, now);
    await expect(
      assignHomework(world.treating, homework(world, { exerciseSlug: "plain-ask" }), now),
    ).rejects.toMatchObject({ code: "held" });
    await giveHomework(world);
    await markReviewed(world.treating, { taskId: taskB }, now);
    await giveHomework(world, { exerciseSlug: "plain-ask" });
  });

  it("refuses a past or far day, and what is no homework, each beside its field", async () => {
    const world = await makeWorld(db.owner);
    const refused = (change: object, fields: object) =>
      expect(assignHomework(world.treating, homework(world, change), now)).rejects.toMatchObject({
        code: "invalid_input",
        fields,
      });
    await refused({ dueOn: "2026-11-23" }, { dueOn: ["Choose today or a later day."] });
    await refused({ dueOn: "2028-01-01" }, { dueOn: ["Choose a day within a year."] });
    await refused(
      { exerciseSlug: "no-such-thing" },
      { exerciseSlug: ["Choose an exercise that can be done at home."] },
    );
    expect(await countRows(db.owner, world.practiceId, "assignment")).toBe(0);
  });

  it("answers another couple's session, another clinician, practice and role as not there", async () => {
    const world = await makeWorld(db.owner);
    const stranger = await makeWorld(db.owner);
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    const neighbours = await makeCouple(db.owner, world.treating);
    const theirSession = await planSession(db.owner, neighbours, "2026-12-02T15:00:00Z");
    const missing = { code: "not_found" };
    await expect(
      assignHomework(world.treating, homework(world, { sessionId: theirSession }), now),
    ).rejects.toMatchObject(missing);
    await expect(assignHomework(colleague, homework(world), now)).rejects.toMatchObject(missing);
    await expect(assignHomework(stranger.treating, homework(world), now)).rejects.toMatchObject(missing);
    await expect(assignHomework(world.partnerA as never, homework(world), now)).rejects.toMatchObject(
      missing,
    );
    const supervisor = await makeMember(db.owner, world.practiceId, "supervisor");
    await expect(assignHomework(supervisor as never, homework(world), now)).rejects.toMatchObject(missing);
    expect(await countRows(db.owner, world.practiceId, "assignment")).toBe(0);
  });

  it("keeps nothing when the audit row cannot be written", async () => {
    const world = await makeWorld(db.owner);
    await withoutAudit(db.owner, "app_clinician", () =>
      expect(assignHomework(world.treating, homework(world), now)).rejects.toThrow(),
    );
    for (const table of ["assignment", "task", "care_episode"]) {
      expect(await countRows(db.owner, world.practiceId, table)).toBe(0);
    }
    expect((await listToday(world.partnerA, now)).tasks).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

describe("openCouplePage", () => {
  it("gives next session, last three, homework on the way and holds of one couple, and no name", async () => {
    const { practiceId, coupleId } = world;
    const other = await makeCouple(db.owner, world.treating);
    const at = (day: string) => `2026-${day}T09:00:00Z`;
    await asPractice(db.owner, practiceId, async (tx) => {
      for (const [number, day, state] of [
        [1, "09-01", "closed"],
        [2, "09-15", "closed"],
        [3, "10-01", "closed"],
        [4, "10-15", "closed"],
        [5, "11-30", "planned"],
        [6, "12-15", "planned"],
      ] as const) {
        const id = newId();
        await tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, state)
          values (${practiceId}, ${id}, ${coupleId}, ${number}, ${at(day)}, 'Europe/Berlin', 50, ${state})`;
        if (number >= 4) {
          await tx`insert into plan (practice_id, id, couple_id, session_id, state)
            values (${practiceId}, ${newId()}, ${coupleId}, ${id}, ${number === 4 ? "final" : "draft"})`;
        }
      }
      for (const [slug, due, tasks, closed, of] of [
        [
          "plain-ask",
          "2026-12-05",
          [
            ["A", "submitted"],
            ["B", "open"],
          ],
          null,
          world,
        ],
        [
          "urge-wave",
          "2026-12-01",
          [
            ["A", "open"],
            ["B", "withdrawn"],
          ],
          null,
          world,
        ],
        ["pause-pact", "2026-11-01", [["A", "submitted"]], at("11-02"), world],
        ["kind-outsider", "2026-12-02", [["A", "withdrawn"]], null, world],
        ["affirm-first", "2026-12-03", [["A", "open"]], null, other],
      ] as const) {
        const assignmentId = newId();
        await tx`insert into assignment (practice_id, id, couple_id, exercise_slug, exercise_version, due_on, assigned_by, request_id, closed_at, times_carried)
          values (${practiceId}, ${assignmentId}, ${of.coupleId}, ${slug}, 1, ${due}, ${world.treating.userId}, ${newId()}, ${closed}, 2)`;
        for (const [slot, state] of tasks) {
          const partnerId = (slot === "A" ? of.partnerA : of.partnerB).userId;
          await tx`insert into task (practice_id, id, assignment_id, couple_id, partner_id, slot, exercise_class, state)
            values (${practiceId}, ${newId()}, ${assignmentId}, ${of.coupleId}, ${partnerId}, ${slot}, 'I', ${state})`;
        }
      }
    });
    await asPractice(db.owner, practiceId, async (tx) => {
      for (const [week, score] of [
        ["2026-11-09", 500],
        ["2026-11-16", null],
      ] as const) {
        await tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, q1, score_tenths, sent_at)
          values (${practiceId}, ${newId()}, ${coupleId}, ${world.partnerB.userId}, 'B', ${week}, 4, ${score}, now())`;
      }
    });
    await holdJointWork(world.treating, { coupleId, gate: "G01", note: "Canary note" });

    const overview = await openCouplePage(world.treating, coupleId);
    expect(overview.couple).toMatchObject({
      id: coupleId,
      codeName: world.codeName,
      stage: "early",
      hold: "joint",
      version: 1,
    });
    expect(overview.holds).toMatchObject([{ id: expect.any(String), gate: "G01", setByMe: true }]);
    expect(overview.upcoming.map(({ number }) => number)).toEqual([5, 6]);
    expect(overview.upcoming[0]).toMatchObject({
      number: 5,
      startsAt: new Date(at("11-30")),
      planState: "draft",
      state: "planned",
    });
    expect(overview.recent.map((s) => [s.number, s.planState])).toEqual([
      [4, "final"],
      [3, "none"],
      [2, "none"],
    ]);
    expect(overview.homework).toEqual([
      {
        id: expect.any(String),
        openings: [],
        exercise: expect.objectContaining({ slug: "urge-wave" }),
        slug: "urge-wave",
        title: "Ride the wave",
        dueOn: "2026-12-01",
        given: 1,
        done: 0,
        sentTaskId: null,
        shares: [{ slot: "A", sent: false, isShort: false, notNow: null }],
        timesCarried: 2,
        reach: "held",
        weighed: null,
        standIn: null,
        waits: [],
      },
      {
        id: expect.any(String),
        openings: [],
        exercise: expect.objectContaining({ slug: "plain-ask" }),
        slug: "plain-ask",
        title: "From hint to plain ask",
        dueOn: "2026-12-05",
        given: 2,
        done: 1,
        sentTaskId: expect.any(String),
        shares: [
          { slot: "A", sent: true, isShort: false, notNow: null },
          { slot: "B", sent: false, isShort: false, notNow: null },
        ],
        timesCarried: 2,
        reach: "held",
        weighed: null,
        standIn: null,
        waits: [],
      },
    ]);
    expect(overview.checkIns).toEqual([{ slot: "B", week: "2026-11-16", hasScore: false }]);
    expect(JSON.stringify(overview)).not.toContain("Canary");
    expect((await auditOf(db.owner, practiceId)).at(-1)).toEqual({
      action: "read",
      entity: "couple",
      actor_role: "clinician",
      couple_id: coupleId,
      purpose: "overview",
    });
  });

  it("is plain for a couple that has just begun", async () => {
    expect(await openCouplePage(world.treating, world.coupleId)).toMatchObject({
      holds: [],
      upcoming: [],
      recent: [],
      homework: [],
      couple: {
        partners: [
          { slot: "A", joined: true },
          { slot: "B", joined: true },
        ],
      },
    });
  });
});

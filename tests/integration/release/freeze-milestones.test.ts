import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Id, newId } from "#lib/kernel/ids";
import { freezeMilestones } from "#lib/release/freeze-milestones";
import { useFreshDatabase } from "#tests/support/database";
import {
  asPractice,
  auditOf,
  makeCouple,
  makeMember,
  makePractice,
  makeWorld,
  type World,
} from "#tests/support/people";
import { jobOf } from "./episodes";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** A Monday; the milestone is 12 weeks later, on 2026-07-27. */
const START = "2026-05-04";
const MILESTONE = "2026-07-27";

async function episode(world: World, startedOn: string = START, closedOn: string | null = null): Promise<Id> {
  const id = newId();
  await asPractice(db.owner, world.practiceId, async (tx) => {
    await tx`insert into care_episode (practice_id, id, couple_id, clinician_id, started_on, closed_on)
      values (${world.practiceId}, ${id}, ${world.coupleId}, ${world.treating.userId}, ${startedOn}, ${closedOn})`;
  });
  return id;
}

type Work = {
  slug?: string;
  at?: string;
  tasks?: { by: "A" | "B"; state?: "open" | "submitted" | "withdrawn"; sentAt?: string }[];
};

async function assign(world: World, work: Work): Promise<void> {
  const { practiceId, coupleId } = world;
  const { slug = "urge-wave", at = `${START}T12:00:00Z`, tasks = [{ by: "A" }] } = work;
  const id = newId();
  await asPractice(db.owner, practiceId, async (tx) => {
    await tx`insert into assignment (practice_id, id, couple_id, exercise_slug, exercise_version, due_on, assigned_by,
        assigned_at, request_id)
      values (${practiceId}, ${id}, ${coupleId}, ${slug}, 1, '2026-12-31', ${world.treating.userId}, ${at}, ${newId()})`;
    for (const task of tasks) {
      const partner = task.by === "A" ? world.partnerA : world.partnerB;
      const state = task.state ?? "submitted";
      await tx`insert into task (practice_id, id, assignment_id, couple_id, partner_id, slot, exercise_class, state,
          submitted_at)
        values (${practiceId}, ${newId()}, ${id}, ${coupleId}, ${partner.userId}, ${task.by}, 'I', ${state},
          ${state === "submitted" ? (task.sentAt ?? at) : null})`;
    }
  });
}

/** All six answers alike on the 0 to 100 line: `level` 0 to 10 means a score of ten times that. */
async function checkIns(world: World, by: "A" | "B", levels: readonly number[], from = START): Promise<void> {
  const { practiceId, coupleId } = world;
  const partner = by === "A" ? world.partnerA : world.partnerB;
  await asPractice(db.owner, practiceId, async (tx) => {
    for (const [i, level] of levels.entries()) {
      const up = level;
      const down = 10 - level;
      await tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, q1, q2, q3, q4, q5, q6,
          score_tenths, sent_at)
        values (${practiceId}, ${newId()}, ${coupleId}, ${partner.userId}, ${by}, ${from}::date + ${7 * i}::int,
          ${down}, ${up}, ${up}, ${up}, ${down}, ${down}, ${level * 100},
          (${from}::date + ${7 * i}::int)::timestamptz + interval '1 day')`;
    }
  });
}

type Frozen = {
  episode_id: Id;
  clinician_id: Id;
  milestone_quarter: string;
  engaged: boolean;
  better: boolean;
  mechanism: string;
  counted: boolean;
};

async function outcomes(practiceId: Id): Promise<Frozen[]> {
  return asPractice(db.owner, practiceId, async (tx) => [
    ...(await tx<Frozen[]>`
      select episode_id, clinician_id, milestone_quarter, engaged, better, mechanism, counted from episode_outcome
      order by episode_id`),
  ]);
}

const freeze = (world: World, onDate = "2026-09-01") => freezeMilestones(jobOf(world.practiceId), onDate);

describe("freezeMilestones", () => {
  it("freezes the four values 12 weeks after the start, and not a day earlier", async () => {
    const world = await makeWorld(db.owner);
    const id = await episode(world);
    await assign(world, { slug: "urge-wave", tasks: [{ by: "A" }, { by: "B" }] });
    await checkIns(world, "A", [3, 3, 5, 5]);
    await checkIns(world, "B", [4, 4, 4, 4]);
    await freeze(world, "2026-07-26");
    expect(await outcomes(world.practiceId)).toEqual([]);
    await freeze(world, MILESTONE);
    expect(await outcomes(world.practiceId)).toEqual([
      {
        episode_id: id,
        clinician_id: world.treating.userId,
        milestone_quarter: "2026-Q3",
        engaged: true,
        better: true,
        mechanism: "regulation",
        counted: false,
      },
    ]);
  });

  it("takes the closing day where it comes first, with its own quarter", async () => {
    const world = await makeWorld(db.owner);
    await episode(world, START, "2026-06-30");
    await freeze(world, "2026-06-29");
    expect(await outcomes(world.practiceId)).toEqual([]);
    await freeze(world, "2026-06-30");
    expect((await outcomes(world.practiceId)).map((row) => row.milestone_quarter)).toEqual(["2026-Q2"]);
  });

  it.each([
    { done: 3, of: 4, engaged: true },
    { done: 2, of: 3, engaged: false },
    { done: 0, of: 0, engaged: false },
  ])("is engaged from three quarters of the homework on: $done of $of", async ({ done, of, engaged }) => {
    const world = await makeWorld(db.owner);
    await episode(world);
    for (let i = 0; i < of; i += 1) {
      await assign(world, { tasks: [{ by: i % 2 ? "A" : "B", state: i < done ? "submitted" : "open" }] });
    }
    await freeze(world);
    expect((await outcomes(world.practiceId))[0]?.engaged).toBe(engaged);
  });

  it("leaves out withdrawn tasks, and what was given or sent outside the episode", async () => {
    const world = await makeWorld(db.owner);
    await episode(world);
    await assign(world, { tasks: [{ by: "A" }, { by: "B", state: "withdrawn" }] });
    // One minute before the first day and after the last day in Berlin: neither belongs to the episode.
    await assign(world, { at: "2026-05-03T21:59:00Z", tasks: [{ by: "A", state: "open" }] });
    await assign(world, { at: "2026-07-27T22:00:00Z", tasks: [{ by: "A", state: "open" }] });
    await freeze(world);
    expect((await outcomes(world.practiceId))[0]?.engaged).toBe(true);

    const late = await makeCouple(db.owner, world.treating);
    await episode(late);
    await assign(late, { tasks: [{ by: "A", sentAt: "2026-07-27T22:00:00Z" }] });
    await freeze(late);
    const other = (await outcomes(world.practiceId)).filter((row) => !row.engaged);
    expect(other).toHaveLength(1);
  });

  it.each([
    ["I", MILESTONE, false],
    ["J", MILESTONE, false],
    ["J", "2026-07-28", true],
  ])("counts what waits from the day it opens: class %s on %s", async (exerciseClass, opensOn, engaged) => {
    const world = await makeWorld(db.owner);
    await episode(world);
    await assign(world, { tasks: [{ by: "A" }, { by: "B" }] });
    await assign(world, { slug: "name-it-first", tasks: [{ by: "A", state: "open" }] });
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update task set waits = true, opens_on = ${opensOn}, exercise_class = ${exerciseClass},
        follows = ${exerciseClass === "J" ? tx`(select id from task where slot = 'A' and state = 'submitted')` : null}
        where state = 'open'`,
    );
    await freeze(world);
    expect(await outcomes(world.practiceId)).toMatchObject([{ engaged }]);
  });

  it("takes the first day from midnight in the practice's own zone", async () => {
    const world = await makeWorld(db.owner);
    await episode(world);
    await assign(world, { tasks: [{ by: "A" }] });
    // Half past midnight in Berlin is still the day before in UTC.
    await assign(world, { at: "2026-05-03T22:30:00Z", tasks: [{ by: "A", state: "open" }] });
    await freeze(world);
    expect((await outcomes(world.practiceId))[0]?.engaged).toBe(false);
  });

  it.each([
    { name: "one improved by the bar, the other not known", a: [3, 3, 5, 5], b: [], better: true },
    { name: "both unchanged", a: [3, 3, 4, 4], b: [5, 5, 5, 5], better: false },
    { name: "one improved, one worse", a: [3, 3, 7, 7], b: [7, 7, 5, 5], better: false },
    { name: "too few check-ins", a: [1, 1, 9], b: [1], better: false },
    { name: "only the last two count", a: [3, 3, 9, 9, 3, 3], b: [], better: false },
    { name: "two of the last three, fallen back", a: [2, 2, 2, 9, 3], b: [], better: true },
  ])("is better by the couple rule: $name", async ({ a, b, better }) => {
    const world = await makeWorld(db.owner);
    await episode(world);
    await checkIns(world, "A", a);
    await checkIns(world, "B", b);
    await freeze(world);
    expect((await outcomes(world.practiceId))[0]?.better).toBe(better);
  });

  it("looks at no check-in from before the week of the start or after the milestone", async () => {
    const world = await makeWorld(db.owner);
    await episode(world);
    await checkIns(world, "A", [1, 1], "2026-04-20");
    await checkIns(world, "A", [5, 5, 5, 5]);
    await checkIns(world, "A", [9, 9], "2026-08-03");
    await freeze(world);
    expect((await outcomes(world.practiceId))[0]?.better).toBe(false);
  });

  it.each([
    { slugs: ["two-truths-map", "urge-wave", "two-truths-map"], mechanism: "dissonance" },
    { slugs: ["plain-ask"], mechanism: "attachment" },
    { slugs: ["two-truths-map", "urge-wave"], mechanism: "dissonance" },
    { slugs: [], mechanism: "attachment" },
  ])("names the mechanism most work went to, ties by the alphabet: $slugs", async ({ slugs, mechanism }) => {
    const world = await makeWorld(db.owner);
    await episode(world);
    for (const slug of slugs) await assign(world, { slug });
    await freeze(world);
    expect((await outcomes(world.practiceId))[0]?.mechanism).toBe(mechanism);
  });

  it("freezes once: later changes and runs alter nothing", async () => {
    const world = await makeWorld(db.owner);
    await episode(world);
    await freeze(world);
    const before = await outcomes(world.practiceId);
    await assign(world, {});
    await checkIns(world, "A", [1, 1, 9, 9]);
    await Promise.all([freeze(world), freeze(world, "2026-11-01")]);
    expect(await outcomes(world.practiceId)).toEqual(before);
  });

  it("leaves a couple alone when either partner opted out", async () => {
    const world = await makeWorld(db.owner);
    await episode(world);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      await tx`insert into opt_out (practice_id, couple_id, partner_id)
        values (${world.practiceId}, ${world.coupleId}, ${world.partnerB.userId})`;
    });
    await freeze(world);
    expect(await outcomes(world.practiceId)).toEqual([]);
  });

  it("counts at most two episodes of a couple in 24 months, in one run as in many", async () => {
    const world = await makeWorld(db.owner);
    const first = await episode(world, "2023-01-02", "2023-02-01");
    const second = await episode(world, "2023-03-01", "2023-04-01");
    await episode(world, "2023-05-01", "2023-06-01");
    const later = await episode(world, "2025-01-02", "2025-02-01");
    await episode(world, "2025-03-03", "2025-03-31");
    const last = await episode(world, "2025-03-31", "2025-04-01");
    await freeze(world);
    const ids = (await outcomes(world.practiceId)).map((row) => row.episode_id).sort();
    expect(ids).toEqual([first, second, later, last].sort());
    await freeze(world);
    expect((await outcomes(world.practiceId)).map((row) => row.episode_id).sort()).toEqual(ids);
  });

  it("leaves the same audit row whether or not anything was due", async () => {
    const busy = await makeWorld(db.owner);
    await episode(busy);
    await freeze(busy);
    const idle = await makePractice(db.owner);
    await makeMember(db.owner, idle, "clinician");
    await freezeMilestones(jobOf(idle), "2026-09-01");
    const runs = (rows: Awaited<ReturnType<typeof auditOf>>) =>
      rows.filter((row) => row.actor_role === "job");
    expect(runs(await auditOf(db.owner, busy.practiceId))).toEqual([
      {
        action: "run",
        entity: "episode_outcome",
        actor_role: "job",
        couple_id: null,
        purpose: "freeze milestones",
      },
    ]);
    expect(runs(await auditOf(db.owner, idle))).toEqual(runs(await auditOf(db.owner, busy.practiceId)));
  });

  it("sees no other practice", async () => {
    const world = await makeWorld(db.owner);
    await episode(world);
    await freezeMilestones(jobOf(await makePractice(db.owner)), "2026-09-01");
    expect(await outcomes(world.practiceId)).toEqual([]);
  });

  it("handles more couples than one statement takes", async () => {
    const world = await makeWorld(db.owner);
    const { practiceId } = world;
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`insert into couple (practice_id, id, code_name, clinician_id)
        select ${practiceId}, gen_random_uuid(), 'Couple ' || n, ${world.treating.userId} from generate_series(1, 4100) n`;
      await tx`insert into care_episode (practice_id, id, couple_id, clinician_id, started_on)
        select practice_id, gen_random_uuid(), id, clinician_id, ${START} from couple`;
    });
    await freeze(world);
    expect(await outcomes(practiceId)).toHaveLength(4101);
  });
});

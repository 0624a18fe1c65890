import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findOwnChoices } from "#lib/couples/find-own-choices";
import { optOut } from "#lib/couples/opt-out";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent } from "#lib/couples/set-consent";
import { chooseForm } from "#lib/homework/choose-form";
import { deleteAllKept, deleteKept } from "#lib/homework/delete-kept";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sayNotNow } from "#lib/homework/say-not-now";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { sendCheckIn } from "#lib/progress/send-check-in";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";
import { giveHomework, holdJointWork, now, planSession, refusalOf } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Given = {
  world: World;
  tasks: { taskA: string; taskB: string }[];
  joint: { taskA: string; taskB: string };
};

async function begin(): Promise<Given> {
  const world = await makeWorld(db.owner);
  await planSession(db.owner, world, "2026-12-01T15:00:00Z");
  const tasks = [
    await giveHomework(world),
    await giveHomework(world, { exerciseSlug: "hold-the-compliment" }),
  ];
  const joint = await giveHomework(world, { exerciseSlug: "daily-stress-share" });
  await saveDraft(world.partnerA, tasks[0]?.taskA ?? "", { version: 0, answers: { belief_a: "Mine" } });
  return { world, tasks, joint };
}

/** Every byte partner A can fetch, ids replaced by their place. */
async function everythingOfA({ world, tasks, joint }: Given): Promise<string> {
  const own = [...tasks.map((task) => task.taskA), joint.taskA];
  const fetched = {
    today: await listToday(world.partnerA, now),
    tasks: await Promise.all(own.map((id) => openTask(world.partnerA, id))),
    choices: await findOwnChoices(world.partnerA),
    othersTask: await refusalOf(openTask(world.partnerA, tasks[0]?.taskB ?? "")),
  };
  return own.reduce((text, id, place) => text.replaceAll(id, `task ${place}`), JSON.stringify(fetched));
}

const send = () => ({
  submissionId: newId(),
  draftVersion: 0,
  outcome: "stopped" as const,
  check: { useful: 1, upset: 9, again: 0 },
});

/** What partner B may have done or chosen, none of which partner A may be able to tell. */
const LIVES: Record<string, (given: Given) => Promise<unknown>> = {
  "has a draft": ({ world, tasks }) =>
    saveDraft(world.partnerB, tasks[0]?.taskB ?? "", { version: 0, answers: { belief_a: "Theirs" } }),
  "has sent one": ({ world, tasks }) => sendResponse(world.partnerB, tasks[0]?.taskB ?? "", send(), now),
  "does the short version of one": ({ world, tasks }) =>
    chooseForm(world.partnerB, { taskId: tasks[0]?.taskB ?? "", form: "short" }),
  "said why not now": ({ world, joint }) =>
    sayNotNow(world.partnerB, { taskId: joint.taskB, reason: "fought" }, now),
  "has sent all, and was upset": ({ world, tasks }) =>
    Promise.all(tasks.map(({ taskB }) => sendResponse(world.partnerB, taskB, send(), now))),
  "has sent one and deleted what was for them alone": async ({ world, tasks }) => {
    await sendResponse(world.partnerB, tasks[0]?.taskB ?? "", send(), now);
    await deleteKept(world.partnerB, { taskId: tasks[0]?.taskB ?? "" });
    await deleteAllKept(world.partnerB);
  },
  "has checked in": ({ world }) =>
    sendCheckIn(
      world.partnerB,
      {
        submissionId: newId(),
        week: "2026-11-23",
        q1: 9,
        q2: 1,
        q2NotApplicable: false,
        q3: 1,
        q4: 1,
        q5: 9,
        q6: 10,
      },
      now,
    ),
  "has drawn a ceiling that nothing given goes above": ({ world }) =>
    setCeiling(world.partnerB, { ceiling: 1 }),
  "has opted out of figures": ({ world }) => optOut(world.partnerB),
};

describe("what a partner can fetch", () => {
  it("is the same to the byte whatever the other partner did", async () => {
    const plain = await everythingOfA(await begin());
    expect(plain).toContain("Mine");
    for (const [life, live] of Object.entries(LIVES)) {
      const given = await begin();
      await live(given);
      expect(await everythingOfA(given), life).toBe(plain);
    }
  });

  it("is, under a safety hold, what it is when only that work was not given, but for one sentence to both", async () => {
    const held = await begin();
    await holdJointWork(db.owner, held.world);
    const never = await makeWorld(db.owner);
    await planSession(db.owner, never, "2026-12-01T15:00:00Z");
    const tasks = [
      await giveHomework(never),
      await giveHomework(never, { exerciseSlug: "hold-the-compliment" }),
    ];
    await saveDraft(never.partnerA, tasks[0]?.taskA ?? "", { version: 0, answers: { belief_a: "Mine" } });
    const fetch = async (given: Omit<Given, "joint">, jointTask: string) => {
      const own = given.tasks.map((task) => task.taskA);
      const text = JSON.stringify({
        today: { ...(await listToday(given.world.partnerA, now)), paused: "(said)" },
        tasks: await Promise.all(own.map((id) => openTask(given.world.partnerA, id))),
        joint: await refusalOf(openTask(given.world.partnerA, jointTask)),
        saved: await refusalOf(saveDraft(given.world.partnerA, jointTask, { version: 0, answers: {} })),
        sent: await refusalOf(sendResponse(given.world.partnerA, jointTask, send(), now)),
      });
      return own.reduce((all, id, place) => all.replaceAll(id, `task ${place}`), text);
    };
    expect(await fetch(held, held.joint.taskA)).toBe(await fetch({ world: never, tasks }, newId()));
    for (const who of ["partnerA", "partnerB"] as const) {
      expect((await listToday(held.world[who], now)).paused).toBe(true);
      expect((await listToday(never[who], now)).paused).toBe(false);
    }
  });

  it("is nothing given after a withdrawal, and the same whoever withdrew, but for one's own choice", async () => {
    const seen: string[] = [];
    for (const who of ["partnerA", "partnerB"] as const) {
      const { world, tasks } = await begin();
      await setConsent(world[who], { consent: "withdrawn" });
      const other = who === "partnerA" ? world.partnerB : world.partnerA;
      const task = (who === "partnerA" ? tasks[0]?.taskB : tasks[0]?.taskA) ?? "";
      const { today, opened } = {
        today: await listToday(other, now),
        opened: await refusalOf(openTask(other, task)),
      };
      expect(today.tasks).toEqual([]);
      expect(opened).toMatchObject({ code: "not_found" });
      seen.push(JSON.stringify({ today, opened }));
    }
    expect(seen[0]).toBe(seen[1]);
    const { world } = await begin();
    const before = await listToday(world.partnerA, now);
    await setConsent(world.partnerB, { consent: "withdrawn" });
    await setConsent(world.partnerB, { consent: "given" });
    expect(JSON.stringify(await listToday(world.partnerA, now))).toBe(JSON.stringify(before));
  });
});

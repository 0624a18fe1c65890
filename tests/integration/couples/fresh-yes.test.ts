import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { answerYes } from "#lib/couples/answer-yes";
import { askForYes } from "#lib/couples/ask-for-yes";
import { openOwnYes } from "#lib/couples/own-yes";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent } from "#lib/couples/set-consent";
import { openFormulation } from "#lib/formulation/open-formulation";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { withdrawHomework } from "#lib/homework/withdraw-homework";
import { newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYes } from "#tests/support/fresh-yes";
import { asPractice, auditOf, makeCouple, makeWorld, type World } from "#tests/support/people";
import { at, giveHomework, homework, now, refusalOf } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const { clock } = now;
const later = (days: number) => at(new Date(clock().getTime() + days * 86_400_000));
const ask = (world: World, when = now) =>
  askForYes(world.treating, { coupleId: world.coupleId, exerciseClass: "T" }, when.clock);
const say = (world: World, who: "partnerA" | "partnerB", answer: "yes" | "not_now", when = now) =>
  answerYes(world[who], { exerciseClass: "T", answer }, when.clock);
const give = (world: World, when = now) =>
  assignHomework(
    world.treating,
    homework(world, { exerciseSlug: "touch-no-agenda", dueOn: "2026-12-31" }),
    when,
  );
const touchOf = async (world: World, when = now) => {
  const { yesStatus } = await openFormulation(world.treating, world.coupleId, when.clock);
  return yesStatus.find((one) => one.exerciseClass === "T");
};
const tasksOf = async (world: World) =>
  Promise.all(
    [world.partnerA, world.partnerB].map(async (partner) => (await listToday(partner, now)).tasks.length),
  );

describe("a yes to touch", () => {
  it("is needed from each, given in private, and used up by what is given", async () => {
    const world = await makeWorld(db.owner);
    await expect(give(world)).rejects.toMatchObject({
      code: "held",
      fields: { exerciseSlug: [expect.stringMatching(/^Not available yet/)] },
    });
    await ask(world);
    await say(world, "partnerA", "yes");
    await expect(give(world)).rejects.toMatchObject({ code: "held" });
    await say(world, "partnerB", "not_now");
    await expect(give(world)).rejects.toMatchObject({ code: "held" });
    await say(world, "partnerB", "yes");
    expect((await touchOf(world))?.isAvailable).toBe(true);
    await give(world);
    expect((await touchOf(world))?.isAvailable).toBe(false);
    await expect(give(world)).rejects.toMatchObject({ code: "held" });
    await bothSayYes(world, "T", clock);
    await give(world);
  });

  it("is no yes to sexual work, and no other couple's", async () => {
    const world = await makeWorld(db.owner);
    const other = await makeCouple(db.owner, world.treating);
    await bothSayYes(other, "T", clock);
    await bothSayYes(world, "X", clock);
    await expect(give(world)).rejects.toMatchObject({ code: "held" });
    await bothSayYes(world, "T", clock);
    await give(world);
    expect((await touchOf(other))?.isAvailable).toBe(true);
    const { yesStatus } = await openFormulation(world.treating, world.coupleId, clock);
    expect(yesStatus.map((one) => one.isAvailable)).toEqual([false, true]);
  });

  it("lapses after fourteen days, and can be renewed by saying it again", async () => {
    const world = await makeWorld(db.owner);
    await ask(world);
    await say(world, "partnerA", "yes");
    await say(world, "partnerB", "yes", later(3));
    expect((await touchOf(world, later(14)))?.isAvailable).toBe(true);
    expect((await touchOf(world, later(14.01)))?.isAvailable).toBe(false);
    await say(world, "partnerA", "yes", later(15));
    expect((await touchOf(world, later(15)))?.isAvailable).toBe(true);
  });

  it("is asked of both at once, once, and not where such work may not go on", async () => {
    const world = await makeWorld(db.owner);
    await ask(world);
    for (const partner of [world.partnerA, world.partnerB]) {
      expect((await listToday(partner, now)).question).toBe(true);
      expect(await openOwnYes(partner)).toEqual({
        state: "open",
        questions: [{ exerciseClass: "T", isAnswered: false }],
      });
    }
    await say(world, "partnerA", "not_now");
    expect(await openOwnYes(world.partnerA)).toMatchObject({ questions: [{ isAnswered: true }] });
    expect(await openOwnYes(world.partnerB)).toMatchObject({ questions: [{ isAnswered: false }] });
    await expect(ask(world)).rejects.toMatchObject({ code: "conflict" });
    await ask(world, later(14));
    const withdrawn = await makeWorld(db.owner);
    await setConsent(withdrawn.partnerA, { consent: "withdrawn" });
    await expect(ask(withdrawn)).rejects.toMatchObject({ code: "held" });
  });

  it("lets nobody answer what was not asked, or after consent was taken back", async () => {
    const world = await makeWorld(db.owner);
    await expect(say(world, "partnerA", "yes")).rejects.toMatchObject({ code: "already_sent" });
    await ask(world);
    await setConsent(world.partnerA, { consent: "withdrawn" });
    await expect(say(world, "partnerA", "yes")).rejects.toMatchObject({ code: "held" });
    expect(await openOwnYes(world.partnerA)).toEqual({ state: "held" });
  });
});

describe("who said what", () => {
  it("is out of the therapist's reach in the database", async () => {
    const world = await makeWorld(db.owner);
    await bothSayYes(world, "T", clock);
    await expect(
      withActor(world.treating, (tx) => tx.execute("select state from yes_answer")),
    ).rejects.toMatchObject({ code: "not_found" });
    const other = await makeWorld(db.owner);
    const [row] = await withActor(other.treating, (tx) =>
      tx.execute(`select app.has_fresh_yes('${world.coupleId}', 'T', '2026-01-01') as yes`),
    );
    expect(row).toEqual({ yes: false });
  });

  it("changes no byte of what the therapist gets, whoever said not now or nothing", async () => {
    const LIVES: readonly ((world: World) => Promise<unknown>)[] = [
      async () => undefined,
      (world) => say(world, "partnerA", "not_now"),
      (world) => say(world, "partnerB", "not_now"),
      (world) => say(world, "partnerA", "yes"),
      (world) => say(world, "partnerB", "yes"),
      async (world) => {
        await say(world, "partnerA", "not_now");
        await say(world, "partnerB", "not_now");
      },
    ];
    const pages = new Set<string>();
    for (const live of LIVES) {
      const world = await makeWorld(db.owner);
      await ask(world);
      await live(world);
      const page = await openFormulation(world.treating, world.coupleId, clock);
      const refused = await refusalOf(give(world));
      const ids = [world.coupleId, world.partnerA.userId, world.partnerB.userId, world.codeName];
      pages.add(
        ids.reduce(
          (text, id) => text.replaceAll(id, "(id)"),
          withoutInstants(JSON.stringify({ page, refused: String(refused) })),
        ),
      );
    }
    expect(pages.size).toBe(1);
  });

  it("changes no byte of what the other partner gets, and is not read back by the one who said it", async () => {
    const seen = new Set<string>();
    const own = new Set<string>();
    for (const answer of [null, "yes", "not_now"] as const) {
      const world = await makeWorld(db.owner);
      await ask(world);
      if (answer) await say(world, "partnerA", answer);
      const { partnerB } = world;
      seen.add(JSON.stringify([await listToday(partnerB, now), await openOwnYes(partnerB)]));
      if (answer) own.add(JSON.stringify(await openOwnYes(world.partnerA)));
    }
    expect(seen.size).toBe(1);
    expect(own.size).toBe(1);
  });

  it("leaves the same audit line for every choice", async () => {
    const world = await makeWorld(db.owner);
    await ask(world);
    await say(world, "partnerA", "yes");
    await say(world, "partnerB", "not_now");
    await setCeiling(world.partnerA, { ceiling: 2 });
    const lines = (await auditOf(db.owner, world.practiceId)).filter((row) => row.actor_role === "partner");
    expect(lines).toHaveLength(3);
    expect(new Set(lines.map((line) => JSON.stringify(line)))).toHaveProperty("size", 1);
  });
});

describe("open homework that one partner comes to stand against", () => {
  type Cause = (world: World, assignmentId: string) => Promise<unknown>;
  const CAUSES: Readonly<Record<string, Cause>> = {
    "A says not now": (world) => say(world, "partnerA", "not_now", later(1)),
    "B says not now": (world) => say(world, "partnerB", "not_now", later(1)),
    "A lowers the ceiling": (world) => setCeiling(world.partnerA, { ceiling: 0 }),
    "B lowers the ceiling": (world) => setCeiling(world.partnerB, { ceiling: 0 }),
    "the therapist takes it back": (world, assignmentId) =>
      withdrawHomework(world.treating, { coupleId: world.coupleId, assignmentId }),
  };

  it("is not there for both at once, the same to the byte for every cause, and said to be paused but where it is gone", async () => {
    const seen: Record<"partnerA" | "partnerB", Set<string>> = { partnerA: new Set(), partnerB: new Set() };
    for (const [name, cause] of Object.entries<Cause | null>({ ...CAUSES, never: null })) {
      const world = await makeWorld(db.owner);
      const other = await giveHomework(world, { exerciseSlug: "name-it-first" });
      let given = { assignmentId: newId(), taskA: newId(), taskB: newId() };
      if (cause) {
        given = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
        expect(await tasksOf(world), name).toEqual([2, 2]);
        await cause(world, given.assignmentId);
      } else await bothSayYes(world, "T", clock);
      for (const who of ["partnerA", "partnerB"] as const) {
        const task = who === "partnerA" ? given.taskA : given.taskB;
        const left = who === "partnerA" ? other.taskA : other.taskB;
        const all = {
          today: await listToday(world[who], now),
          opened: await refusalOf(openTask(world[who], task)),
          saved: await refusalOf(saveDraft(world[who], task, { version: 0, answers: {} })),
        };
        const isGone = cause === null || name === "the therapist takes it back";
        expect(all.today.paused, name).toBe(!isGone);
        const bytes = JSON.stringify({ ...all, today: { ...all.today, paused: "(said)" } });
        seen[who].add(bytes.replaceAll(left, "(left)"));
      }
    }
    expect(seen.partnerA.size).toBe(1);
    expect(seen.partnerB.size).toBe(1);
    expect([...seen.partnerA][0]).toContain("(left)");
  });

  it("comes back for nobody by what a partner presses, and for both when it is given again", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await say(world, "partnerB", "not_now", later(1));
    expect(await tasksOf(world)).toEqual([0, 0]);
    await say(world, "partnerB", "yes", later(2));
    expect(await tasksOf(world)).toEqual([0, 0]);
    await ask(world, later(2));
    for (const who of ["partnerA", "partnerB"] as const) await say(world, who, "yes", later(2));
    expect(await tasksOf(world)).toEqual([0, 0]);
    await give(world, later(2));
    expect(await tasksOf(world)).toEqual([1, 1]);
  });

  it("stays away when a ceiling that was lowered is raised again", async () => {
    const world = await makeWorld(db.owner);
    for (const who of ["partnerA", "partnerB"] as const) await setCeiling(world[who], { ceiling: 2 });
    await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await setCeiling(world.partnerA, { ceiling: 1 });
    expect(await tasksOf(world)).toEqual([1, 1]);
    await setCeiling(world.partnerA, { ceiling: 0 });
    expect(await tasksOf(world)).toEqual([0, 0]);
    await setCeiling(world.partnerA, { ceiling: 3 });
    expect(await tasksOf(world)).toEqual([0, 0]);
    await bothSayYes(world, "T", clock);
    await give(world);
    expect(await tasksOf(world)).toEqual([1, 1]);
  });

  it("is told to the therapist as held, the same for every cause and whoever it was", async () => {
    const seen = new Set<string>();
    for (const [name, cause] of Object.entries(CAUSES)) {
      if (name.startsWith("the therapist")) continue;
      const world = await makeWorld(db.owner);
      const { assignmentId } = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
      expect((await openCouplePage(world.treating, world.coupleId)).homework).toMatchObject([
        { reach: "open" },
      ]);
      await cause(world, assignmentId);
      const { homework: shown } = await openCouplePage(world.treating, world.coupleId);
      expect(shown).toMatchObject([{ reach: "refused" }]);
      seen.add(JSON.stringify(shown).replaceAll(assignmentId, "(id)"));
    }
    expect(seen.size).toBe(1);
  });

  it("is held where a not now was said since it was given, though nothing was kept with it", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await say(world, "partnerB", "not_now", later(1));
    await say(world, "partnerB", "yes", later(2));
    await asPractice(db.owner, world.practiceId, (tx) => tx`update assignment set is_refused = false`);
    expect(await tasksOf(world)).toEqual([0, 0]);
  });

  it("is held without a word of how explicit it is as far as its class can go", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    const set = (exerciseClass: string) =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx`update task set explicitness = null, exercise_class = ${exerciseClass}`,
      );
    await set("T");
    expect(await tasksOf(world)).toEqual([1, 1]);
    await set("X");
    expect(await tasksOf(world)).toEqual([0, 0]);
    for (const who of ["partnerA", "partnerB"] as const) await setCeiling(world[who], { ceiling: 3 });
    expect(await tasksOf(world)).toEqual([1, 1]);
  });

  it("holds by the database alone, and by the statement alone", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await say(world, "partnerB", "not_now", later(1));
    const rows = await withActor(world.partnerA, (tx) => tx.execute("select id from task"));
    expect([...rows]).toEqual([]);
    await db.owner`create policy open_wide on task for select to app_partner using (true)`;
    try {
      expect((await listToday(world.partnerA, now)).tasks).toEqual([]);
    } finally {
      await db.owner`drop policy open_wide on task`;
    }
  });
});

/** Screenings are as old as their world. */
const withoutInstants = (text: string) => text.replace(/"recordedAt":"[^"]+"/g, '"recordedAt":"(then)"');

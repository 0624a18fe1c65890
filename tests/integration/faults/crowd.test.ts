import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { countRows, giveHomework, now, refusalOf } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { makeCouple, makeMember, makePractice, type World } from "#tests/support/people";

const COUPLES = 5;
const SAVES = 50;

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
const worlds: World[] = [];
/** Every partner with a task of their own. */
const people: { actor: ActorOf<"partner">; taskId: string; foreign: string }[] = [];

beforeAll(async () => {
  db = await useFreshDatabase();
  await closeDatabase();
  process.env.EVENKEEL_POOL = "2";
  // Two practices side by side: a context that leaks would show in either direction.
  for (let place = 0; place < COUPLES; place += 1) {
    const practiceId = worlds[place - 2]?.practiceId ?? (await makePractice(db.owner));
    worlds.push(await makeCouple(db.owner, await makeMember(db.owner, practiceId, "clinician")));
  }
  const tasks = await Promise.all(worlds.map((world) => giveHomework(world)));
  tasks.forEach(({ taskA, taskB }, place) => {
    const world = worlds[place];
    if (!world) return;
    people.push({ actor: world.partnerA, taskId: taskA, foreign: taskB });
    people.push({ actor: world.partnerB, taskId: taskB, foreign: taskA });
  });
});
afterAll(async () => {
  delete process.env.EVENKEEL_POOL;
  await db.drop();
});

const wordsOf = (place: number, save: number) => `Partner ${place}, save ${save}`;

describe("fifty saves at once on two connections", () => {
  it("all end, none waits for itself, and each writes into its own draft alone", async () => {
    const rounds = SAVES / people.length;
    const chains = people.map(async ({ actor, taskId }, place) => {
      // The first of each partner's saves wins, the other four of the same version are told so.
      const saves = Array.from({ length: rounds }, (_, save) =>
        refusalOf(saveDraft(actor, taskId, { version: 0, answers: { belief_a: wordsOf(place, save) } })),
      );
      return Promise.all(saves);
    });
    const heard = await Promise.all(chains);
    for (const one of heard) {
      expect(one.filter((refusal) => refusal === null)).toHaveLength(1);
      expect(one.filter((refusal) => refusal?.code === "stale_version")).toHaveLength(rounds - 1);
    }
    for (const [place, { actor, taskId, foreign }] of people.entries()) {
      const { version, answers } = await openTask(actor, taskId);
      expect(version).toBe(1);
      expect(String(answers.belief_a)).toMatch(new RegExp(`^Partner ${place}, save \\d$`));
      expect(await refusalOf(openTask(actor, foreign))).toMatchObject({ code: "not_found" });
    }
    const drafts = await Promise.all(
      [...new Set(worlds.map((world) => world.practiceId))].map((id) => countRows(db.owner, id, "draft")),
    );
    expect(drafts.reduce((sum, rows) => sum + rows, 0)).toBe(people.length);
  });

  it("shows everybody their own rows and nobody else's, read and written in one crowd", async () => {
    const seen = await Promise.all(
      Array.from({ length: SAVES }, async (_, turn) => {
        const place = turn % people.length;
        const person = people[place];
        if (!person) throw new Error("nobody there");
        const { actor } = person;
        if (turn % 3 === 0) await listToday(actor, now);
        return withActor(actor, async (tx) => {
          const rows = await tx.execute<{
            owners: string[];
            practice: string;
            role: string;
            own: string;
          }>(sql`
            select array_agg(distinct partner_id::text) as owners, current_setting('app.practice_id') as practice,
              current_role as role, ${actor.userId}::text as own from draft`);
          return { rows: [...rows], actor };
        });
      }),
    );
    for (const { rows, actor } of seen) {
      expect(rows).toEqual([
        { owners: [actor.userId], practice: actor.practiceId, role: "app_partner", own: actor.userId },
      ]);
    }
  });

  it("goes on while one connection is blocked, and leaves no context behind on either", async () => {
    const [blocked, ...others] = people;
    if (!blocked) throw new Error("nobody there");
    const [waiting] = await db.owner.begin(async (tx) => {
      await tx`select from task where id = ${blocked.taskId} for update`;
      const late = saveDraft(blocked.actor, blocked.taskId, { version: 1, answers: { belief_a: "Late" } });
      const saved = await Promise.all(
        others.map(({ actor, taskId }) =>
          saveDraft(actor, taskId, { version: 1, answers: { belief_b: "Meanwhile" } }),
        ),
      );
      expect(saved.every(({ version }) => version === 2)).toBe(true);
      return [{ late }];
    });
    expect(await waiting?.late).toEqual({ version: 2 });
    expect((await openTask(blocked.actor, blocked.taskId)).answers).toEqual({ belief_a: "Late" });
    const left = await db.owner`select from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`;
    expect(left).toHaveLength(0);
  });
});

describe("with every connection at work", () => {
  it("the next call is answered while they still are, is never begun, and all goes on afterwards", async () => {
    const [one, two, third] = people;
    if (!one || !two || !third) throw new Error("nobody there");
    // The two are let go only once the third was answered.
    const [held] = await db.owner.begin(async (tx) => {
      await tx`select from task where id in (${one.taskId}, ${two.taskId}) for update`;
      const busy = [one, two].map(({ actor, taskId }) =>
        saveDraft(actor, taskId, { version: 2, answers: { belief_b: "Waited" } }),
      );
      const refused = await refusalOf(
        saveDraft(third.actor, third.taskId, { version: 2, answers: { belief_b: "Never begun" } }),
      );
      return [{ busy, refused }];
    });
    expect(held?.refused).toEqual({
      code: "unavailable",
      message: "We cannot reach the records right now. Nothing was changed. Please try again.",
    });
    expect(await Promise.all(held?.busy ?? [])).toEqual([{ version: 3 }, { version: 3 }]);
    expect((await openTask(third.actor, third.taskId)).answers).not.toMatchObject({
      belief_b: "Never begun",
    });
    expect(await saveDraft(third.actor, third.taskId, { version: 2, answers: { belief_b: "Now" } })).toEqual({
      version: 3,
    });
  });
});

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withActor } from "#db/with-actor";
import { pickMatch } from "#lib/homework/pick-match";
import { saveDraft } from "#lib/homework/save-draft";
import { shareAnswers } from "#lib/homework/share-answers";
import { jobActor } from "#lib/jobs/job-actor";
import { runClearing } from "#lib/jobs/run-clearing";
import { newId } from "#lib/kernel/ids";
import { begin } from "#tests/integration/formulation/given-episodes";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { countRows, giveHomework } from "./given.ts";
import { PRIVATE_LIST } from "./private-list.ts";
import { about, giveWork, openedEarlier, reveal, sendBoth } from "./shared-work.ts";

vi.mock("#lib/exercises/catalogue/index", async (original) => {
  const { PRIVATE_LIST: list } = await import("./private-list.ts");
  const { catalogue } = await original<typeof import("#lib/exercises/catalogue/index")>();
  return { catalogue: [...catalogue, list] };
});

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** A couple with a list of which both shared the matches, one open and one not, and something not sent. */
async function lived(): Promise<World> {
  const world = await makeWorld(db.owner);
  const [first, second] = [
    await giveWork(world, PRIVATE_LIST.slug),
    await giveWork(world, PRIVATE_LIST.slug),
  ];
  for (const work of [first, second]) {
    await sendBoth(
      work,
      { list: ["card_1=yes"], maybe_needs: "Of A" },
      { list: ["card_1=yes"], maybe_needs: "Of B" },
    );
    await shareAnswers(world.partnerA, about(work, "A", "matches"));
    await shareAnswers(world.partnerB, about(work, "B", "matches"));
  }
  await reveal(first, "matches");
  await openedEarlier(db.owner, world, 25);
  await pickMatch(world.partnerA, { taskId: first.taskA, pick: "list=card_1" });
  await shareAnswers(world.partnerA, about(first, "A", "reveal"));
  const open = await giveHomework(world);
  await saveDraft(world.partnerA, open.taskA, { version: 0, answers: { belief_a: "Not sent" } });
  return world;
}

async function closedFor(world: World, days: number): Promise<void> {
  await asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`update couple set state = 'closed', closed_at = now() - make_interval(days => ${days})`,
  );
}

const TABLES = [
  "response",
  "response_part",
  "draft",
  "share_offer",
  "shared_part",
  "share_opening",
  "match_pick",
] as const;
async function rowsOf(world: World): Promise<Record<string, number>> {
  const counts = await Promise.all(TABLES.map((table) => countRows(db.owner, world.practiceId, table)));
  return Object.fromEntries(TABLES.map((table, at) => [table, counts[at] ?? -1]));
}

const FULL = {
  response: 4,
  response_part: 8,
  draft: 1,
  share_offer: 8,
  shared_part: 5,
  share_opening: 2,
  match_pick: 1,
};
/** What the therapist reads, what was chosen to be shared of that, and the matches that are open to both. */
const CLEARED = {
  response: 4,
  response_part: 4,
  draft: 0,
  share_offer: 0,
  shared_part: 1,
  share_opening: 1,
  match_pick: 0,
};

describe("thirty days after a couple was closed", () => {
  it("what each kept for themselves goes, once, and the record stays", async () => {
    const world = await lived();
    expect(await rowsOf(world)).toEqual(FULL);
    await runClearing();
    await closedFor(world, 29);
    await runClearing();
    expect(await rowsOf(world)).toEqual(FULL);
    await closedFor(world, 30);
    const other = await lived();
    await runClearing();
    expect(await rowsOf(world)).toEqual(CLEARED);
    expect(await rowsOf(other)).toEqual(FULL);
    const left = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select distinct r.visibility, c.own_cleared_at is not null as done from response_part r
        join couple c on c.id = r.couple_id`,
    );
    expect(left).toEqual([{ visibility: "reveal", done: true }]);
  });

  it("a moment that nobody sent goes too, also one begun after closing", async () => {
    const world = await makeWorld(db.owner);
    await closedFor(world, 30);
    await runClearing();
    await begin(world.partnerA);
    expect(await countRows(db.owner, world.practiceId, "loop_episode")).toBe(1);
    await runClearing();
    expect(await countRows(db.owner, world.practiceId, "loop_episode")).toBe(0);
  });

  it("the run finds nothing before, reads no words, and deletes no more by itself", async () => {
    const world = await lived();
    const job = jobActor(world.practiceId, newId());
    const run = (statement: ReturnType<typeof sql>) => withActor(job, (tx) => tx.execute(statement));
    for (const table of [
      "response_part",
      "draft",
      "share_offer",
      "shared_part",
      "share_opening",
      "match_pick",
    ])
      await run(sql`delete from ${sql.identifier(table)}`);
    expect(await rowsOf(world)).toEqual(FULL);
    await closedFor(world, 30);
    for (const table of ["response_part", "draft", "share_offer", "shared_part"])
      await expect(run(sql`select answers_sealed from ${sql.identifier(table)}`)).rejects.toThrow();
    for (const table of ["response_part", "shared_part", "share_opening"])
      await run(sql`delete from ${sql.identifier(table)}`);
    expect(await rowsOf(world)).toMatchObject({ response_part: 4, shared_part: 1, share_opening: 1 });
    await expect(run(sql`update couple set own_cleared_at = null`)).rejects.toThrow();
  });

  it("leaves the same line in the audit whatever was due", async () => {
    const worlds = [await makeWorld(db.owner), await lived()];
    for (const world of worlds) await closedFor(world, 31);
    await runClearing();
    for (const world of worlds) {
      const lines = await asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx`select entity, entity_id, purpose from audit_event where action = 'run'`,
      );
      expect(lines).toEqual([
        { entity: "couple", entity_id: null, purpose: "clear what closed couples kept" },
      ]);
    }
  });
});

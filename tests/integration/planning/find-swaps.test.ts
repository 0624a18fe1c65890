import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { findSwaps } from "#lib/planning/find-swaps";
import { loadRunPage } from "#lib/planning/load-run-page";
import { recordRunEvents } from "#lib/planning/record-run-events";
import { savePlan } from "#lib/planning/save-plan";
import { startRun } from "#lib/planning/start-run";
import { publishedFork } from "#tests/integration/exercises/authored";
import { withoutAudit } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import type { World } from "#tests/support/people";
import { clock, exercise, holdJointWork, makeCrowd, makePlanned, planOf } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const at = () => new Date("2026-11-03T14:00:00Z");

/** A session with one exercise that was begun; `before` is asked just before that. */
async function begin(
  world: World,
  slug: string,
  before: (sessionId: string) => Promise<void> = async () => undefined,
) {
  const { treating, coupleId } = world;
  const { sessionId, planId } = await makePlanned(world, "blank");
  await savePlan(treating, planId, { version: 1, items: [exercise(slug)] }, clock);
  await finalisePlan(treating, { coupleId, sessionId, version: 2 }, clock);
  await before(sessionId);
  await startRun(treating, { coupleId, sessionId }, at);
  return sessionId;
}

it("finds in the whole library what may be swapped into a run, to those who run it alone, and it is taken", async () => {
  const { world, strangers } = await makeCrowd(db.owner);
  const { treating, coupleId } = world;
  const slug = await publishedFork(treating, { from: "urge-wave", title: "Zither pause" });
  const sessionId = await begin(world, "urge-wave", async (planned) => {
    const early = { coupleId, sessionId: planned, words: "zither" };
    expect(await findSwaps(treating, early, at)).toEqual([]);
  });
  const asked = { coupleId, sessionId, words: "zither" };
  const slugsFor = async (words: string) =>
    (await findSwaps(treating, { ...asked, words }, at)).map((one) => one.slug);
  const [offer] = await findSwaps(treating, asked, at);
  expect(offer).toMatchObject({ slug, version: 1, title: "Zither pause" });
  expect(offer?.guide.steps.length).toBeGreaterThan(0);
  // Neither what is planned already nor anything without words.
  expect(await slugsFor("ride the wave")).not.toContain("urge-wave");
  expect(await slugsFor(" ")).toEqual([]);

  for (const [who, stranger] of strangers)
    await expect(findSwaps(stranger, asked, at), who).rejects.toMatchObject({
      code: expect.stringMatching(/not_found|forbidden/),
    });
  await withoutAudit(db.owner, "app_clinician", async () => {
    await expect(findSwaps(treating, asked, at)).rejects.toThrow();
  });

  const { items } = await planOf(world, sessionId);
  const newItemId = newId();
  const into = { itemId: items[0]?.id ?? "", newItemId, exerciseSlug: slug, exerciseVersion: 1 };
  const event = { kind: "swap" as const, id: newId(), place: 1, at: at().getTime(), ...into };
  await recordRunEvents(treating, sessionId, { deviceId: newId(), events: [event] }, at);
  expect((await loadRunPage(treating, coupleId, sessionId, at)).guides[newItemId]).toEqual(offer?.guide);
});

it("finds nothing that a gate stops or asks to weigh", async () => {
  const { world } = await makeCrowd(db.owner);
  const { treating, coupleId } = world;
  const sessionId = await begin(world, "two-truths-map");
  const wave = async () =>
    (await findSwaps(treating, { coupleId, sessionId, words: "ride the wave" }, at)).map(({ slug }) => slug);
  expect(await wave()).toContain("urge-wave");
  await holdJointWork(db.owner, world, "G06");
  expect(await wave()).not.toContain("urge-wave");
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { findExercise } from "#lib/exercises/queries";
import { newId } from "#lib/kernel/ids";
import { loadRunPage } from "#lib/planning/load-run-page";
import { loadPlanPage } from "#lib/planning/queries";
import { savePlan } from "#lib/planning/save-plan";
import { startPlan } from "#lib/planning/start-plan";
import { planSession } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const SLUG = "soothing-kit";

/** A couple with one exercise planned; gives its plan's page and the guide of its run page. */
async function planned(mark: (world: World) => Promise<unknown>) {
  const world = await makeWorld(db.owner);
  const { treating, coupleId } = world;
  const sessionId = await planSession(db.owner, world, "2026-12-01T15:00:00Z");
  const { planId } = await startPlan(treating, { coupleId, sessionId, frame: "suggested" });
  const item = { kind: "exercise" as const, id: newId(), phase: "core" as const, minutes: 12 };
  await savePlan(treating, planId, {
    version: 1,
    items: [{ ...item, exerciseSlug: SLUG, exerciseVersion: 1 }],
  });
  await mark(world);
  const { adaptations } = await loadPlanPage(treating, coupleId, sessionId);
  const { guides } = await loadRunPage(treating, coupleId, sessionId);
  return { adaptations, guide: guides[item.id] };
}

it("opens the notes on how to adapt what is planned for a couple with the marker, and for no other", async () => {
  const notes = findExercise(SLUG)?.adaptations ?? [];
  expect(notes.length).toBeGreaterThan(0);
  const marked = await planned(({ treating, coupleId }) =>
    holdJointWork(treating, { coupleId, gate: "G17", note: "Signs, and reads lips." }),
  );
  expect(marked.adaptations.map((one) => one.notes)).toEqual([notes]);
  expect(marked.guide?.adaptations).toEqual(notes);
  const other = await planned(async () => undefined);
  expect([other.adaptations, other.guide?.adaptations]).toEqual([[], []]);
});

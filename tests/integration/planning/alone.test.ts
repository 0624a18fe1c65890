import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadRunPage } from "#lib/planning/load-run-page";
import { loadPlanPage } from "#lib/planning/queries";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";
import type { Attendees } from "#lib/planning/types";
import { openPrepBrief } from "#lib/progress/prep-brief";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { block, clock, exercise, giveHomework, planOf, tuesday } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const sessionOn = (world: World, date: string, attendees: Attendees) =>
  scheduleSession(world.treating, { coupleId: world.coupleId, ...tuesday, date, attendees }, clock);

/** Takes homework back from one of the two, so that the other alone holds it. */
const takeFrom = (world: World, slot: "A" | "B", assignmentId: string) =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`update task set state = 'withdrawn' where assignment_id = ${assignmentId} and slot = ${slot}`,
  );

const rateBoth = (world: World) =>
  asPractice(db.owner, world.practiceId, async (tx) => {
    const { practiceId, coupleId, treating } = world;
    for (const { slot, userId } of [world.partnerA, world.partnerB])
      await tx`insert into indicator_rating (practice_id, id, couple_id, partner_id, slot, rater, rated_by, sent_at,
          d1, d2, d3, d4, r1, r2, r3, r4, a1, a2, a3, a4, k1, k2, k4)
        values (${practiceId}, ${newId()}, ${coupleId}, ${userId}, ${slot}, 'therapist', ${treating.userId}, now(),
          4, 5, 6, 5, 6, 7, 5, 6, 5, 5, 6, 4, 3, 4, 5)`;
  });

describe("a session with one alone", () => {
  it("decides about what that partner alone holds, and ends nothing that the other holds too", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const [own, theirs, shared] = [
      await giveHomework(db.owner, world),
      await giveHomework(db.owner, world, { slug: "plain-ask" }),
      await giveHomework(db.owner, world, { slug: "kind-outsider" }),
    ];
    await takeFrom(world, "B", own);
    await takeFrom(world, "A", theirs);
    const { sessionId } = await sessionOn(world, "2026-11-03", "A");
    await startPlan(treating, { coupleId, sessionId, frame: "suggested" }, clock);
    const plan = await planOf(world, sessionId);
    const reviews = plan.items.filter(({ kind }) => kind === "review");
    expect(reviews.map(({ assignmentId }) => assignmentId)).toEqual([own]);
    const { openHomework } = await loadPlanPage(treating, coupleId, sessionId, clock);
    expect(openHomework.map(({ assignmentId }) => assignmentId)).toContain(theirs);
    // The second as no page sends it.
    const items = [reviews[0]?.id ?? "", newId()].map((id, place) => ({
      kind: "review" as const,
      id,
      phase: "review" as const,
      minutes: 5,
      assignmentId: (place === 0 ? own : shared) ?? "",
      disposition: "drop" as const,
    }));
    await savePlan(treating, plan.id, { version: 1, items }, clock);
    const done = await finalisePlan(treating, { coupleId, sessionId, version: 2 }, clock);
    expect(done).toMatchObject({ ended: 1 });
    const still = await openPrepBrief(treating, coupleId, sessionId, clock);
    expect(still.homework.map(({ assignmentId }) => assignmentId)).toEqual([shared]);
  });

  it("asks for no decision about what it does not decide about, however that came into the plan", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const [own, shared] = [
      await giveHomework(db.owner, world),
      await giveHomework(db.owner, world, { slug: "kind-outsider" }),
    ];
    await takeFrom(world, "B", own);
    const { sessionId } = await sessionOn(world, "2026-11-03", "A");
    const { planId } = await startPlan(treating, { coupleId, sessionId, frame: "blank" }, clock);
    const review = (assignmentId: string) => ({
      kind: "review" as const,
      id: newId(),
      phase: "review" as const,
      minutes: 5,
      assignmentId,
      disposition: null,
    });
    const items = [review(own), review(shared)];
    await savePlan(treating, planId, { version: 1, items }, clock);
    await expect(finalisePlan(treating, { coupleId, sessionId, version: 2 }, clock)).rejects.toHaveProperty(
      "fields",
      { [items[0]?.id ?? ""]: [expect.any(String)] },
    );
    const decided = items.map((one, place) => (place === 0 ? { ...one, disposition: "drop" as const } : one));
    await savePlan(treating, planId, { version: 2, items: decided }, clock);
    const done = await finalisePlan(treating, { coupleId, sessionId, version: 3 }, clock);
    expect(done).toMatchObject({ ended: 1, carried: 0 });
  });

  it("is no frame for both, nor for the other alone", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const sessions: Record<string, string> = {};
    for (const [date, attendees] of [
      ["2026-11-03", "both"],
      ["2026-11-04", "B"],
      ["2026-11-05", "A"],
      ["2026-11-06", "both"],
    ] as const) {
      const { sessionId } = await sessionOn(world, date, attendees);
      sessions[date] = sessionId;
    }
    const previous = async (date: string) =>
      (await loadPlanPage(treating, coupleId, sessions[date] ?? "", clock)).previous?.number;
    for (const date of ["2026-11-03", "2026-11-04"])
      await startPlan(treating, { coupleId, sessionId: sessions[date] ?? "", frame: "blank" }, clock);
    expect([await previous("2026-11-05"), await previous("2026-11-06")]).toEqual([1, 1]);
    await startPlan(treating, { coupleId, sessionId: sessions["2026-11-05"] ?? "", frame: "blank" }, clock);
    expect(await previous("2026-11-06")).toBe(1);
  });

  it("is offered nothing for the two at once, before it and while it runs", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    await rateBoth(world);
    const { sessionId } = await sessionOn(world, "2026-11-03", "B");
    const { planId } = await startPlan(treating, { coupleId, sessionId, frame: "blank" }, clock);
    const page = await loadPlanPage(treating, coupleId, sessionId, clock);
    const both = new Set(page.library.filter(({ who }) => who === "together").map(({ slug }) => slug));
    expect(both.size).toBeGreaterThan(3);
    expect(page.library.filter(({ slug, locked }) => both.has(slug) && locked === null)).toEqual([]);
    expect(page.suggested.length).toBeGreaterThan(0);
    expect(page.suggested.filter(({ slug }) => both.has(slug))).toEqual([]);
    expect(new Set(page.suggested.map(({ slot }) => slot))).toEqual(new Set(["B"]));
    await savePlan(treating, planId, { version: 1, items: [block(), exercise("urge-wave")] }, clock);
    await finalisePlan(treating, { coupleId, sessionId, version: 2 }, clock);
    const at = () => new Date("2026-11-03T14:00:00Z");
    await startRun(treating, { coupleId, sessionId }, at);
    const { offer } = await loadRunPage(treating, coupleId, sessionId, at);
    expect(offer.length).toBeGreaterThan(0);
    expect(offer.filter(({ slug }) => both.has(slug))).toEqual([]);
  });

  it("begins without what a plan of both did together", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const { sessionId } = await sessionOn(world, "2026-11-03", "both");
    const { planId } = await startPlan(treating, { coupleId, sessionId, frame: "blank" }, clock);
    const items = [exercise("urge-wave", 17), exercise("softer-reach")];
    await savePlan(treating, planId, { version: 1, items }, clock);
    const { sessionId: next } = await sessionOn(world, "2026-11-04", "A");
    await startPlan(treating, { coupleId, sessionId: next, frame: "last" }, clock);
    const copy = (await planOf(world, next)).items.filter(({ state }) => state === "planned");
    expect(copy.map(({ exerciseSlug }) => exerciseSlug)).toEqual(["urge-wave"]);
  });
});

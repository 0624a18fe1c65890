import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { listPlanVersions } from "#lib/planning/plan-versions";
import { loadPlanPage } from "#lib/planning/queries";
import { reopenPlan, restorePlan } from "#lib/planning/restore-plan";
import { savePlan } from "#lib/planning/save-plan";
import { retireTemplate, saveTemplate } from "#lib/planning/save-template";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { listTemplates } from "#lib/planning/templates";
import {
  asInput,
  block,
  clock,
  decide,
  exercise,
  giveHomework,
  makeCrowd,
  makePlanned,
  planOf,
  rowsOf,
  tuesday,
} from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import type { World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
let strangers: Awaited<ReturnType<typeof makeCrowd>>["strangers"];
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(async () => {
  await db.drop();
});
const fresh = async () => {
  ({ world, strangers } = await makeCrowd(db.owner));
  return makePlanned(world);
};
const versions = (sessionId: string) => listPlanVersions(world.treating, world.coupleId, sessionId);

describe("the versions of a plan", () => {
  it("are kept when it begins, once in ten minutes, and when it is made final", async () => {
    const { sessionId, planId } = await fresh();
    const first = await planOf(world, sessionId);
    await savePlan(world.treating, planId, { version: 1, items: first.items.slice(1).map(asInput) });
    await savePlan(world.treating, planId, { version: 2, items: first.items.map(asInput) });
    expect((await versions(sessionId)).versions.map(({ why }) => why)).toEqual(["open"]);
    await db.owner`update plan_version set made_at = made_at - interval '11 minutes'`;
    await savePlan(world.treating, planId, { version: 3, items: first.items.slice(2).map(asInput) });
    await finalisePlan(world.treating, { coupleId: world.coupleId, sessionId, version: 4 });
    const { versions: kept } = await versions(sessionId);
    expect(kept.map(({ why }) => why)).toEqual(["final", "while", "open"]);
    expect(kept.map(({ items }) => items.length)).toEqual([
      first.items.length - 2,
      first.items.length,
      first.items.length,
    ]);
    expect(kept[1]?.since).toBe("Removed 2, -8 min");
  });

  it("come back as a new version, with what was there kept and later homework in the list", async () => {
    const { sessionId, planId } = await fresh();
    const first = await planOf(world, sessionId);
    const opened = (await versions(sessionId)).versions[0];
    const assignmentId = await giveHomework(db.owner, world);
    const review = {
      kind: "review" as const,
      id: newId(),
      phase: "review" as const,
      minutes: 5,
      assignmentId,
      disposition: null,
    };
    await savePlan(world.treating, planId, { version: 1, items: [block(20), review] });
    const back = { coupleId: world.coupleId, sessionId, versionId: opened?.id ?? "" };
    await expect(restorePlan(world.treating, { ...back, version: 1 })).rejects.toMatchObject({
      code: "stale_version",
    });
    expect(await restorePlan(world.treating, { ...back, version: 2 })).toMatchObject({ version: 3 });
    const now = await planOf(world, sessionId);
    expect(now.items.filter(({ kind }) => kind !== "review").map(({ id }) => id)).toEqual(
      first.items.map(({ id }) => id),
    );
    expect(now.items.some((item) => item.assignmentId === assignmentId)).toBe(true);
    expect((await versions(sessionId)).versions[0]).toMatchObject({ why: "restore" });
    for (const [, stranger] of strangers)
      await expect(restorePlan(stranger, { ...back, version: 3 })).rejects.toMatchObject({
        code: /not_found|forbidden/,
      });
  });

  it("let a final plan be opened again, and homework that was decided about is not given twice", async () => {
    const { sessionId } = await fresh();
    const assignmentId = await giveHomework(db.owner, world);
    const plan = await planOf(world, sessionId);
    const review = {
      kind: "review" as const,
      id: newId(),
      phase: "review" as const,
      minutes: 5,
      assignmentId,
      disposition: null,
    };
    await savePlan(world.treating, plan.id, { version: 1, items: [...plan.items.map(asInput), review] });
    await decide(world, sessionId, { [assignmentId]: "keep" });
    const ids = { coupleId: world.coupleId, sessionId };
    await finalisePlan(world.treating, { ...ids, version: 3 }, clock);
    await reopenPlan(world.treating, ids);
    await expect(reopenPlan(world.treating, ids)).rejects.toMatchObject({ code: "conflict" });
    const { assignments } = await rowsOf(db.owner, world);
    expect(assignments).toHaveLength(2);
    await finalisePlan(world.treating, { ...ids, version: 5 });
    expect((await rowsOf(db.owner, world)).assignments).toEqual(assignments);
  });
});

describe("homework of a plan that is opened again", () => {
  const bringIn = async (sessionId: string, assignmentId: string) => {
    const plan = await planOf(world, sessionId);
    const review = { kind: "review" as const, id: newId(), phase: "review" as const, minutes: 5 };
    const items = [...plan.items.map(asInput), { ...review, assignmentId, disposition: null }];
    await savePlan(world.treating, plan.id, { version: plan.version, items });
    await decide(world, sessionId, { [assignmentId]: "keep" });
  };
  const finalise = async (sessionId: string, at: string) => {
    const { version } = await planOf(world, sessionId);
    const input = { coupleId: world.coupleId, sessionId, version };
    return finalisePlan(world.treating, input, () => new Date(at));
  };
  const reopen = (sessionId: string) => reopenPlan(world.treating, { coupleId: world.coupleId, sessionId });

  it("is carried on once, however often the plan is made final", async () => {
    const { sessionId } = await fresh();
    await bringIn(sessionId, await giveHomework(db.owner, world));
    expect(await finalise(sessionId, "2026-11-02T10:00:00Z")).toMatchObject({ carried: 1 });
    await reopen(sessionId);
    await bringIn(sessionId, await giveHomework(db.owner, world, { slug: "plain-ask" }));
    expect(await finalise(sessionId, "2026-11-02T11:00:00Z")).toMatchObject({ carried: 1 });
    await reopen(sessionId);
    const { assignments } = await rowsOf(db.owner, world);
    expect(assignments).toHaveLength(4);
    expect(await finalise(sessionId, "2026-11-02T12:00:00Z")).toMatchObject({ carried: 0, ended: 0 });
    await reopen(sessionId);
    expect(await finalise(sessionId, "2026-11-02T13:00:00Z")).toMatchObject({ carried: 0, ended: 0 });
    expect((await rowsOf(db.owner, world)).assignments).toEqual(assignments);
  });

  it("stays as it was decided, and an earlier version brings no other decision back", async () => {
    const { sessionId } = await fresh();
    const assignmentId = await giveHomework(db.owner, world);
    const open = (await versions(sessionId)).versions[0]?.id ?? "";
    await bringIn(sessionId, assignmentId);
    await db.owner`update plan_version set made_at = made_at - interval '11 minutes'`;
    await decide(world, sessionId, { [assignmentId]: "drop" });
    const dropped = (await versions(sessionId)).versions[0]?.id ?? "";
    await decide(world, sessionId, { [assignmentId]: "shrink" });
    await finalise(sessionId, "2026-11-02T10:00:00Z");
    await reopen(sessionId);
    const page = await loadPlanPage(world.treating, world.coupleId, sessionId);
    expect(page.settled).toEqual({ [assignmentId]: "shrink" });
    const item = page.plan?.items.find((one) => one.assignmentId === assignmentId);
    await expect(decide(world, sessionId, { [assignmentId]: "drop" })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { [item?.id ?? ""]: [expect.stringMatching(/make it smaller\. That stays/)] },
    });
    await decide(world, sessionId, { [assignmentId]: "shrink" });
    for (const versionId of [open, dropped]) {
      const { version } = await planOf(world, sessionId);
      await restorePlan(world.treating, { coupleId: world.coupleId, sessionId, versionId, version });
      const now = (await planOf(world, sessionId)).items.find((one) => one.assignmentId === assignmentId);
      expect(now?.disposition).toBe("shrink");
    }
  });
});

describe("templates", () => {
  it("begin a plan with structure and minutes, homework in place of the look back", async () => {
    ({ world, strangers } = await makeCrowd(db.owner));
    const assignmentId = await giveHomework(db.owner, world);
    const { sessionId } = await scheduleSession(
      world.treating,
      { coupleId: world.coupleId, ...tuesday, minutes: 75 },
      clock,
    );
    await startPlan(
      world.treating,
      { coupleId: world.coupleId, sessionId, frame: "template", template: "p3" },
      clock,
    );
    const { items } = await planOf(world, sessionId);
    expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(75);
    expect(items.find((item) => item.assignmentId === assignmentId)).toMatchObject({
      minutes: 12,
      kind: "review",
    });
    expect(items.map(({ exerciseSlug }) => exerciseSlug)).toContain("staying-same-ledger");
  });

  it("are kept from a plan without anything of the couple, and retired by their maker alone", async () => {
    const { sessionId, planId } = await fresh();
    const assignmentId = await giveHomework(db.owner, world);
    const review = {
      kind: "review" as const,
      id: newId(),
      phase: "review" as const,
      minutes: 8,
      assignmentId,
      disposition: "keep" as const,
    };
    const aside = { ...block(9), state: "set_aside" as const };
    await savePlan(world.treating, planId, { version: 1, items: [review, exercise("urge-wave"), aside] });
    const input = { coupleId: world.coupleId, sessionId, title: "Quiet start", shared: true };
    const { templateId } = await saveTemplate(world.treating, input);
    const mine = (await listTemplates(world.treating)).templates.find(({ id }) => id === templateId);
    expect(mine).toMatchObject({ kind: "practice", title: "Quiet start", minutes: 50, isMine: true });
    expect(
      mine?.lines.map(({ title, minutes, exercise: one }) => [title, minutes, one?.slug ?? null]),
    ).toEqual([
      ["Look back at the week", 8, null],
      ["Ride the wave", 12, "urge-wave"],
    ]);
    const colleague = strangers[0]?.[1] as never;
    expect((await listTemplates(colleague)).templates.some(({ id }) => id === templateId)).toBe(true);
    const elsewhere = strangers[1]?.[1] as never;
    expect((await listTemplates(elsewhere)).templates.some(({ id }) => id === templateId)).toBe(false);
    await expect(retireTemplate(colleague, { templateId })).rejects.toMatchObject({ code: "not_found" });
    await retireTemplate(world.treating, { templateId });
    expect((await listTemplates(world.treating)).templates.some(({ id }) => id === templateId)).toBe(false);
    const refused = startPlan(world.treating, { ...input, frame: "template", template: templateId } as never);
    await expect(refused).rejects.toMatchObject({ code: "conflict" });
  });

  it("look back for as long as one item can take, however much homework there was", async () => {
    const { sessionId, planId } = await fresh();
    const given = [await giveHomework(db.owner, world), await giveHomework(db.owner, world)];
    const reviews = given.map((assignmentId) => ({
      kind: "review" as const,
      id: newId(),
      phase: "review" as const,
      minutes: 100,
      assignmentId,
      disposition: "keep" as const,
    }));
    await savePlan(world.treating, planId, { version: 1, items: reviews });
    const input = { coupleId: world.coupleId, sessionId, title: "Long look", shared: false };
    const { templateId } = await saveTemplate(world.treating, input);
    const mine = (await listTemplates(world.treating)).templates.find(({ id }) => id === templateId);
    expect(mine?.lines.map(({ minutes }) => minutes)).toEqual([180]);
  });

  it("say which exercise was retired, and leave it out", async () => {
    const { sessionId, planId } = await fresh();
    await savePlan(world.treating, planId, { version: 1, items: [block(20), exercise("urge-wave")] });
    const { templateId } = await saveTemplate(world.treating, {
      coupleId: world.coupleId,
      sessionId,
      title: "Old",
      shared: false,
    });
    await db.owner`update plan_template_item set exercise_slug = 'own-gone' where template_id = ${templateId} and exercise_slug is not null`;
    const mine = (await listTemplates(world.treating)).templates.find(({ id }) => id === templateId);
    expect(mine?.lines.map(({ retired }) => retired)).toEqual([false, true]);
    const later = { coupleId: world.coupleId, ...tuesday, date: "2026-11-10" };
    const { sessionId: next } = await scheduleSession(world.treating, later, clock);
    await startPlan(world.treating, {
      coupleId: world.coupleId,
      sessionId: next,
      frame: "template",
      template: templateId,
    });
    expect((await planOf(world, next)).items.map(({ kind }) => kind)).toEqual(["block"]);
  });
});

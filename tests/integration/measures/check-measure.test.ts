import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { member } from "#db/schema/accounts";
import { measureCheck } from "#db/schema/measures";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { Id } from "#lib/kernel/ids";
import { checkMeasure } from "#lib/measures/check-measure";
import { listMeasures, openMeasure } from "#lib/measures/queries";
import { scoreForm } from "#lib/measures/score-form";
import { uncheckMeasure } from "#lib/measures/uncheck-measure";
import { withoutAudit } from "#tests/integration/accounts/given";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
let clinician: ActorOf<"clinician">;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  practiceId = await makePractice(db.owner);
  clinician = await makeMember(db.owner, practiceId, "clinician");
});

const form = (measureSlug: string, answers: string[]) => ({ measureSlug, answers, earlier: "" });
const score = (actor: ActorOf<"clinician">) => scoreForm(actor, form("csi-4", ["4", "4", "4", "4"]));
const isListedOn = async (actor: ActorOf<"clinician">, slug = "csi-4") =>
  (await listMeasures(actor)).find(({ measure }) => measure.slug === slug)?.isOn;
const check = async (actor: ActorOf<"clinician">, measureSlug = "csi-4") =>
  checkMeasure(actor, { measureSlug, facts: (await openMeasure(actor, measureSlug)).facts });
const kept = () =>
  asPractice(db.owner, practiceId, async (tx) => [...(await tx`select measure_slug from measure_check`)]);
const NOT_YET = { code: "invalid_input", message: expect.stringContaining("compared with its source") };

const GONE = { code: "stale_version" };

describe("a measure with something unsure in it", () => {
  it("is scored by every clinician of the practice once one of them compared it, and by none before", async () => {
    await expect(score(clinician)).rejects.toMatchObject(NOT_YET);
    expect(await openMeasure(clinician, "csi-4")).toMatchObject({ check: null, isOn: false });
    expect([await isListedOn(clinician), await isListedOn(clinician, "phq-9")]).toEqual([false, true]);
    await check(clinician);
    expect(await isListedOn(clinician)).toBe(true);
    const colleague = await makeMember(db.owner, practiceId, "clinician");
    expect((await score(colleague)).score.scales[0]?.value).toBe(16);
    const { check: seen } = await openMeasure(colleague, "csi-4");
    expect(seen?.by).toBe("Robin Sample");
    // That a name was told is written down; opening a measure that nobody compared is not.
    const trail = await auditOf(db.owner, practiceId);
    expect(trail.map(({ action, entity }) => [action, entity])).toEqual([
      ["create", "measure_check"],
      ["read", "member"],
    ]);
    expect(seen?.at).toBeInstanceOf(Date);
  });

  it("is switched off again by whoever takes the comparison back; each leaves one audit row", async () => {
    await check(clinician);
    const colleague = await makeMember(db.owner, practiceId, "clinician");
    await uncheckMeasure(colleague, { measureSlug: "csi-4" });
    await expect(score(clinician)).rejects.toMatchObject(NOT_YET);
    await expect(uncheckMeasure(clinician, { measureSlug: "csi-4" })).rejects.toMatchObject(GONE);
    const trail = await auditOf(db.owner, practiceId);
    expect(trail.map(({ action, entity }) => [action, entity])).toEqual([
      ["create", "measure_check"],
      ["delete", "measure_check"],
    ]);
  });

  it("has to be compared anew once another figure stands in it", async () => {
    await check(clinician);
    await asPractice(db.owner, practiceId, (tx) => tx`update measure_check set facts = ${"0".repeat(64)}`);
    expect(await openMeasure(clinician, "csi-4")).toMatchObject({ check: null, isOn: false });
    expect(await isListedOn(clinician)).toBe(false);
    await expect(score(clinician)).rejects.toMatchObject(NOT_YET);
    await check(clinician);
    expect((await score(clinician)).score.scales[0]?.value).toBe(16);
    expect(await kept()).toHaveLength(1);
    const trail = await auditOf(db.owner, practiceId);
    expect(trail.flatMap(({ action, entity }) => (entity === "measure_check" ? [action] : []))).toEqual([
      "create",
      "update",
    ]);
  });

  it("cannot be said to be compared by somebody else, and opens the name of nobody who compared nothing", async () => {
    const colleague = await makeMember(db.owner, practiceId, "clinician");
    await makeMember(db.owner, practiceId, "clinician");
    const inTheirName = {
      practiceId,
      measureSlug: "csi-4",
      facts: "0".repeat(64),
      checkedBy: colleague.userId,
    };
    await expect(
      withActor(clinician, (tx) => tx.insert(measureCheck).values(inTheirName)),
    ).rejects.toMatchObject({ code: "not_found" });
    await check(colleague);
    await expect(
      withActor(clinician, (tx) => tx.update(measureCheck).set({ checkedBy: colleague.userId })),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await withActor(clinician, (tx) => tx.select({ id: member.id }).from(member))).toEqual([
      { id: colleague.userId },
    ]);
  });

  it("is not taken as compared by what was seen of older facts, nor where it may not be used or is sure", async () => {
    const facts = "0".repeat(64);
    for (const [measureSlug, code] of [
      ["csi-4", "stale_version"],
      ["ors", "invalid_input"],
      ["phq-9", "invalid_input"],
      ["nothing", "not_found"],
    ] as const) {
      await expect(checkMeasure(clinician, { measureSlug, facts })).rejects.toMatchObject({ code });
    }
    expect(await kept()).toEqual([]);
  });

  it("is the practice's own: another practice compares for itself", async () => {
    await check(clinician);
    const elsewhere = await makeMember(db.owner, await makePractice(db.owner), "clinician");
    await expect(score(elsewhere)).rejects.toMatchObject(NOT_YET);
    expect(await isListedOn(elsewhere)).toBe(false);
    await expect(uncheckMeasure(elsewhere, { measureSlug: "csi-4" })).rejects.toMatchObject(GONE);
    expect(await kept()).toHaveLength(1);
  });

  it("is as it was when the audit row cannot be written", async () => {
    await expect(withoutAudit(db.owner, "app_clinician", () => check(clinician))).rejects.toThrow();
    expect(await kept()).toEqual([]);
    await check(clinician);
    await expect(
      withoutAudit(db.owner, "app_clinician", () => uncheckMeasure(clinician, { measureSlug: "csi-4" })),
    ).rejects.toThrow();
    expect(await kept()).toHaveLength(1);
  });
});

describe("a measure with nothing unsure", () => {
  it("is scored from the start, and one that may not be used says why before anything else", async () => {
    const phq = await scoreForm(clinician, form("phq-9", Array(9).fill("1")));
    expect(phq.score.scales[0]?.value).toBe(9);
    const refused = await scoreForm(clinician, form("ors", [])).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "invalid_input" });
    expect(refused).not.toMatchObject(NOT_YET);
  });
});

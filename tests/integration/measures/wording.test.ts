import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import type { Id } from "#lib/kernel/ids";
import { openMeasure } from "#lib/measures/queries";
import { saveWording } from "#lib/measures/save-wording";
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

const LINES = ["One", "Two", "Three", "Four"];
const typed = (version: number, lines: string[] = LINES, measureSlug = "csi-4") =>
  ({ measureSlug, version, lines, licensed: "on" }) as const;
const kept = () =>
  asPractice(db.owner, practiceId, async (tx) => [
    ...(await tx`select measure_slug, version, lines from measure_wording`),
  ]);

describe("saveWording", () => {
  it("keeps the licensed questions for every clinician of the practice, and leaves one audit row", async () => {
    await saveWording(clinician, typed(0));
    const colleague = await makeMember(db.owner, practiceId, "clinician");
    expect((await openMeasure(colleague, "csi-4")).wording).toEqual({ version: 1, lines: LINES });
    await saveWording(colleague, typed(1, [...LINES].reverse()));
    expect((await openMeasure(clinician, "csi-4")).wording).toEqual({
      version: 2,
      lines: [...LINES].reverse(),
    });
    const trail = await auditOf(db.owner, practiceId);
    expect(trail.map(({ action, entity }) => [action, entity])).toEqual([
      ["create", "measure_wording"],
      ["update", "measure_wording"],
    ]);
  });

  it("writes nothing when a colleague saved first, from an old version or from none", async () => {
    await saveWording(clinician, typed(0));
    await saveWording(clinician, typed(1));
    for (const version of [0, 1]) {
      await expect(saveWording(clinician, typed(version, ["A", "B", "C", "D"]))).rejects.toMatchObject({
        code: "stale_version",
      });
    }
    expect(await kept()).toEqual([{ measure_slug: "csi-4", version: 2, lines: LINES }]);
    expect(await auditOf(db.owner, practiceId)).toHaveLength(2);
  });

  it("refuses too few and empty lines, measures of totals, measures that are not built and unknown ones", async () => {
    const refused: [ReturnType<typeof typed>, string][] = [
      [typed(0, ["One", "Two", "Three"]), "invalid_input"],
      [typed(0, ["One", "Two", "Three", ""]), "invalid_input"],
      [typed(0, LINES, "ecr-s"), "invalid_input"],
      [typed(0, LINES, "ors"), "invalid_input"],
      [typed(0, LINES, "nothing"), "not_found"],
    ];
    for (const [input, code] of refused) {
      await expect(saveWording(clinician, input)).rejects.toMatchObject({ code });
    }
    expect(await kept()).toEqual([]);
  });

  it("is the practice's own: another practice starts from nothing", async () => {
    await saveWording(clinician, typed(0));
    const elsewhere = await makeMember(db.owner, await makePractice(db.owner), "clinician");
    expect((await openMeasure(elsewhere, "csi-4")).wording).toEqual({ version: 0, lines: [] });
    await expect(saveWording(elsewhere, typed(1))).rejects.toMatchObject({ code: "stale_version" });
    expect(await kept()).toEqual([{ measure_slug: "csi-4", version: 1, lines: LINES }]);
  });

  it("writes nothing when the audit row cannot be written", async () => {
    await expect(
      withoutAudit(db.owner, "app_clinician", () => saveWording(clinician, typed(0))),
    ).rejects.toThrow();
    expect(await kept()).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { type HoldStory, holdStoriesIn } from "#lib/couples/hold-history";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { liftHold } from "#lib/couples/lift-hold";
import { recheckHold } from "#lib/couples/recheck-hold";
import { recordScreening } from "#lib/couples/record-screening";
import { openWholeFormulation } from "#lib/formulation/open-formulation";
import { openPeople } from "#lib/supervision/open-people";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple, makeMember, makeWorld, type World } from "#tests/support/people";
import { withoutAudit } from "../accounts/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const people = () => openPeople(world.treating, world.coupleId);
const said = (stories: readonly HoldStory[]) =>
  stories.map(({ gate, isOpen, lines }) => ({
    gate,
    isOpen,
    lines: lines.map(({ did, byMe, note }) => [did, byMe, note]),
  }));
async function set(gate: "G03" | "G07", note: string): Promise<string> {
  await holdJointWork(world.treating, { coupleId: world.coupleId, gate, note });
  return (await people()).stories.find((one) => one.gate === gate && one.isOpen)?.id ?? "";
}

describe("the holds of a couple with who, when and why", () => {
  it("are read back as they were written, those in force first, the newest word of each first", async () => {
    const first = await set("G07", "Pain since the spring.");
    await recheckHold(world.treating, { coupleId: world.coupleId, holdId: first, note: "Still waits." });
    await recheckHold(world.treating, { coupleId: world.coupleId, holdId: first, note: "Seen on Monday." });
    await liftHold(world.treating, { coupleId: world.coupleId, holdId: first, reason: "Treated, no pain." });
    await set("G03", "Named alone.");
    expect(said((await people()).stories)).toEqual([
      { gate: "G03", isOpen: true, lines: [["set", true, "Named alone."]] },
      {
        gate: "G07",
        isOpen: false,
        lines: [
          ["lifted", true, "Treated, no pain."],
          ["kept", true, "Seen on Monday."],
          ["kept", true, "Still waits."],
          ["set", true, "Pain since the spring."],
        ],
      },
    ]);
    expect((await auditOf(db.owner, world.practiceId)).map(({ purpose }) => purpose)).toContain(
      "read the reasons of holds",
    );
  });

  it("say of a hold that another therapist set that it was a colleague, and of a gate set twice both", async () => {
    const first = await set("G07", "Once.");
    await liftHold(world.treating, { coupleId: world.coupleId, holdId: first, reason: "Over." });
    await set("G07", "Twice.");
    const other = await makeMember(db.owner, world.practiceId, "clinician");
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update safety_hold set set_by = ${other.userId} where cleared_at is null`,
    );
    expect(said((await people()).stories)).toEqual([
      { gate: "G07", isOpen: true, lines: [["set", false, "Twice."]] },
      {
        gate: "G07",
        isOpen: false,
        lines: [
          ["lifted", true, "Over."],
          ["set", true, "Once."],
        ],
      },
    ]);
  });

  it("stand on the page of the whole formulation too", async () => {
    await set("G03", "Named alone.");
    const reads = async () =>
      (await auditOf(db.owner, world.practiceId)).filter(
        ({ purpose }) => purpose === "read the reasons of holds",
      ).length;
    const before = await reads();
    const { stories } = await openWholeFormulation(world.treating, world.coupleId);
    expect(await reads()).toBe(before + 1);
    expect(said(stories)).toEqual([{ gate: "G03", isOpen: true, lines: [["set", true, "Named alone."]] }]);
  });

  it("say where more was written than is read", async () => {
    const holdId = await set("G07", "Pain since the spring.");
    const lines = async () => (await people()).stories[0]?.lines ?? [];
    for (let turn = 0; turn < 12; turn++)
      await recheckHold(world.treating, { coupleId: world.coupleId, holdId, note: `Look ${turn}.` });
    expect([(await lines()).length, (await lines()).at(-1)?.isAfterGap]).toEqual([13, undefined]);
    await recheckHold(world.treating, { coupleId: world.coupleId, holdId, note: "Look again." });
    expect([(await lines()).length, (await lines()).at(-1)?.isAfterGap]).toEqual([13, true]);
    expect((await lines())[0]?.note).toBe("Look again.");
  });

  it("are those of this couple, for its own therapist, and never without a line in the trail", async () => {
    await set("G03", "Named alone.");
    const stranger = await makeMember(db.owner, world.practiceId, "clinician");
    const theirs = await makeCouple(db.owner, stranger);
    expect((await openPeople(stranger, theirs.coupleId)).stories).toEqual([]);
    expect(await withActor(stranger, (tx) => holdStoriesIn(tx, stranger, world.coupleId))).toEqual([]);
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(people()).rejects.toThrow();
    });
  });
});

describe("the screenings of a couple", () => {
  it("are all listed for each, the one in force first, with who wrote it down", async () => {
    const { couple } = await people();
    const [a] = couple.partners;
    const before = (await people()).screenings.filter(({ slot }) => slot === "B").length;
    for (const status of ["not_done", "concern", "clear"] as const)
      await recordScreening(world.treating, {
        coupleId: world.coupleId,
        partnerId: a?.id ?? "",
        status,
        screenedOn: couple.checks.today,
      });
    const { screenings } = await people();
    expect(
      screenings
        .filter(({ slot }) => slot === "A")
        .slice(0, 3)
        .map(({ status, byMe, screenedOn }) => [status, byMe, screenedOn]),
    ).toEqual([
      ["clear", true, couple.checks.today],
      ["concern", true, couple.checks.today],
      ["not_done", true, couple.checks.today],
    ]);
    expect(screenings.filter(({ slot }) => slot === "B")).toHaveLength(before);
    expect(screenings.some(({ hasOlder }) => hasOlder)).toBe(false);
    for (let turn = 0; turn < 10; turn++)
      await recordScreening(world.treating, {
        coupleId: world.coupleId,
        partnerId: a?.id ?? "",
        status: "clear",
        screenedOn: couple.checks.today,
      });
    const older = (await people()).screenings.filter(({ hasOlder }) => hasOlder);
    expect([...new Set(older.map(({ slot }) => slot))]).toEqual(["A"]);
    expect((await people()).screenings.filter(({ slot }) => slot === "A")).toHaveLength(12);
  });
});

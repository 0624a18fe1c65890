import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { changeCouple } from "#lib/couples/change-couple";
import { getCoupleIn, heldUnder } from "#lib/couples/find-couple";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { openHoldsIn } from "#lib/couples/holds";
import { liftHold } from "#lib/couples/lift-hold";
import { newId } from "#lib/kernel/ids";
import { unseal } from "#lib/secrets/box";
import { unwrapDataKey } from "#lib/secrets/data-keys";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { refusalOf, withoutAudit } from "../accounts/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const GONE = { code: "not_found", message: "There is nothing here for you to open." };
const change = (given: object = {}) => ({
  coupleId: world.coupleId,
  version: 1,
  stage: "middle" as const,
  state: "active" as const,
  sessionMinutes: 80,
  ...given,
});
const hold = (given: object = {}) => ({
  coupleId: world.coupleId,
  gate: "G01" as const,
  note: "Talk first.",
  ...given,
});
const facts = () =>
  withActor(world.treating, async (tx) =>
    heldUnder(await getCoupleIn(tx, world.treating, world.coupleId), []),
  );
const purposes = async () => (await auditOf(db.owner, world.practiceId)).map((a) => a.purpose).slice(1);
/** What the two partners may learn of a hold: the level, from the database's own rule. */
const levels = () =>
  Promise.all(
    (["A", "B"] as const).map((slot) =>
      db.owner.begin(async (tx) => {
        await tx`select set_config('role', 'app_partner', true), set_config('app.practice_id', ${world.practiceId}, true),
          set_config('app.couple_id', ${world.coupleId}, true), set_config('app.slot', ${slot}, true)`;
        return (await tx`select app.hold_level() as level`)[0]?.level;
      }),
    ),
  );

const openHolds = () => withActor(world.treating, (tx) => openHoldsIn(tx, world.treating, world.coupleId));
/** Lifts the hold that was set for this gate. */
const lift = async (gate: string, reason = "Each was seen alone.") => {
  const found = (await openHolds()).find((one) => one.gate === gate);
  return liftHold(world.treating, { coupleId: world.coupleId, holdId: found?.id ?? "", reason });
};

describe("holdJointWork and liftHold", () => {
  it("hold joint work for both partners alike, sealed for the therapist, and lift it again", async () => {
    await holdJointWork(world.treating, hold({ note: "Canary note" }));
    await holdJointWork(world.treating, hold({ gate: "G02", note: "Canary again" }));
    expect([(await facts()).hold, await levels()]).toEqual(["joint", [1, 1]]);
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`
      select h.id, h.gate, h.note_sealed, h.set_by, k.key_id, k.wrapped, k.wrapped_by from safety_hold h
      join data_key k on k.practice_id = h.practice_id and k.owner_id = h.couple_id and k.scope = 'therapist' order by gate`,
    );
    expect(rows.map((r) => r.gate)).toEqual(["G01", "G02"]);
    expect(rows.every((r) => r.set_by === world.treating.userId)).toBe(true);
    const [row] = rows;
    const key = unwrapDataKey({
      practiceId: world.practiceId,
      ownerId: world.coupleId,
      scope: "therapist",
      keyId: row?.key_id,
      wrapped: row?.wrapped,
      wrappedBy: row?.wrapped_by,
    });
    const place = {
      practiceId: world.practiceId,
      ownerId: world.coupleId,
      scope: "therapist",
      table: "safety_hold",
      column: "note_sealed",
      rowId: row?.id,
      rowVersion: 0,
    };
    expect(unseal(key, place, row?.note_sealed)).toBe("Canary note");
    expect(String(row?.note_sealed?.toString("latin1"))).not.toContain("Canary");

    await lift("G01", "Canary reason");
    expect([(await facts()).hold, await levels()]).toEqual(["joint", [1, 1]]);
    expect((await facts()).gates).toEqual(["G02"]);
    await lift("G02");
    expect([(await facts()).hold, await levels()]).toEqual(["none", [0, 0]]);
    const kept = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select cleared_at, cleared_by, cleared_note_sealed from safety_hold order by gate`,
    );
    expect(kept.map((r) => [r.cleared_at !== null, r.cleared_by])).toEqual(
      [1, 2].map(() => [true, world.treating.userId]),
    );
    const reason = { ...place, column: "cleared_note_sealed" };
    expect(unseal(key, reason, kept[0]?.cleared_note_sealed)).toBe("Canary reason");
    expect(String(kept[0]?.cleared_note_sealed?.toString("latin1"))).not.toContain("Canary");
    expect(await purposes()).toEqual([
      "hold joint work",
      "hold joint work",
      "lift the hold",
      "lift the hold",
    ]);
  });

  it("stop work done alone as well where somebody may be in danger now, and for both partners", async () => {
    await holdJointWork(world.treating, hold({ gate: "G16" }));
    expect([(await facts()).hold, await levels()]).toEqual(["some", [1, 1]]);
    await holdJointWork(world.treating, hold({ gate: "G05" }));
    expect([(await facts()).hold, await levels()]).toEqual(["all", [1, 1]]);
    expect((await facts()).gates).toEqual(["G05", "G16"]);
    await lift("G05");
    await lift("G16");
    expect([(await facts()).hold, await levels()]).toEqual(["none", [0, 0]]);
    expect((await facts()).gates).toEqual([]);
  });

  it("are set once for each cause", async () => {
    await holdJointWork(world.treating, hold());
    await expect(holdJointWork(world.treating, hold())).rejects.toMatchObject({
      code: "invalid_input",
      fields: { gate: [expect.stringMatching(/already/)] },
    });
    expect(await openHolds()).toHaveLength(1);
    await lift("G01");
    await holdJointWork(world.treating, hold());
  });

  it("are outdone by a pause", async () => {
    await holdJointWork(world.treating, hold());
    await changeCouple(world.treating, change({ state: "paused" }));
    expect([(await facts()).hold, await levels()]).toEqual(["all", [2, 2]]);
  });

  it("have nothing to lift where nothing is held, also for a second time", async () => {
    const none = { coupleId: world.coupleId, holdId: newId(), reason: "Nothing." };
    expect(await refusalOf(liftHold(world.treating, none))).toEqual(GONE);
    await holdJointWork(world.treating, hold());
    const [{ id: holdId = "" } = {}] = await openHolds();
    await liftHold(world.treating, { ...none, holdId });
    expect(await refusalOf(liftHold(world.treating, { ...none, holdId }))).toEqual(GONE);
  });

  it("hold all work as soon as either partner has withdrawn consent, and say nothing of whose it was", async () => {
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`
      insert into consent (practice_id, id, couple_id, partner_id, state, at)
      values (${world.practiceId}, ${newId()}, ${world.coupleId}, ${world.partnerB.userId}, 'withdrawn', now() + interval '1 second')`,
    );
    expect([(await facts()).hold, await levels()]).toEqual(["all", [2, 2]]);
    expect(Object.keys(await facts()).sort()).toEqual([
      "answerHolds",
      "ceiling",
      "checks",
      "codeName",
      "gates",
      "hasConsent",
      "hold",
      "id",
      "isPaused",
      "nextGates",
      "partners",
      "sessionMinutes",
      "stage",
      "state",
      "version",
    ]);
  });

  it("change nothing when the audit row cannot be written", async () => {
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(holdJointWork(world.treating, hold())).rejects.toThrow();
    });
    expect((await facts()).hold).toBe("none");
    await holdJointWork(world.treating, hold());
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(lift("G01")).rejects.toThrow();
    });
    expect((await facts()).hold).toBe("joint");
  });
});

describe("sharing between partners", () => {
  it.each([
    ["G08", true],
    ["G13", true],
    ["G17", true],
    ["G03", false],
    ["G09", false],
    ["G11", false],
  ] as const)("under %s goes on: %s", async (gate, goesOn) => {
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate, note: "A line." });
    const [row] = await withActor(world.partnerA, (tx) =>
      tx.execute<{ may: boolean }>(sql`select app.may_share() as may`),
    );
    expect(row?.may).toBe(goesOn);
  });
});

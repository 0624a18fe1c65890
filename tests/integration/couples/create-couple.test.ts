import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCouple } from "#lib/couples/create-couple";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const input = {
  nameA: "Canary-Ann",
  emailA: "canary.ann@example.org",
  nameB: "Canary-Bo",
  emailB: "canary.bo@example.org",
  sessionMinutes: 50,
  stage: "assessment" as const,
};

describe("createCouple", () => {
  it("opens a couple with a code name, two partners and ten keys, and leaves one audit row", async () => {
    const practiceId = await makePractice(db.owner);
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    const made = await createCouple(clinician, input);

    expect(made.codeName).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    await asPractice(db.owner, practiceId, async (tx) => {
      expect((await tx`select slot from partner order by slot`).map((r) => r.slot)).toEqual(["A", "B"]);
      expect(
        (await tx`select count(*)::int as n from data_key where owner_id = ${made.coupleId}`)[0]?.n,
      ).toBe(10);
      const stored = JSON.stringify(
        await tx`select encode(name_sealed, 'escape') n, encode(email_sealed, 'escape') e from partner`,
      );
      expect(stored).not.toContain("Canary");
    });
    expect(await auditOf(db.owner, practiceId)).toEqual([
      {
        action: "create",
        entity: "couple",
        actor_role: "clinician",
        couple_id: made.coupleId,
        purpose: "open a couple",
      },
    ]);
  });

  it("draws again when the code name is taken, and gives up with a sentence when none is free", async () => {
    const practiceId = await makePractice(db.owner);
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    const drawn = ["Oak Lamp", "Oak Lamp", "Elm Gate"];
    await createCouple(clinician, input, { draw: () => drawn.shift() ?? "Oak Lamp" });
    const second = await createCouple(clinician, input, { draw: () => drawn.shift() ?? "Oak Lamp" });
    expect(second.codeName).toBe("Elm Gate");
    await expect(createCouple(clinician, input, { draw: () => "Oak Lamp" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("writes nothing when the audit row cannot be written", async () => {
    const practiceId = await makePractice(db.owner);
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    await db.owner`revoke insert on audit_event from app_clinician`;
    try {
      await expect(createCouple(clinician, input)).rejects.toThrow();
    } finally {
      await db.owner`grant insert on audit_event to app_clinician`;
    }
    await asPractice(db.owner, practiceId, async (tx) => {
      expect((await tx`select count(*)::int as n from couple`)[0]?.n).toBe(0);
      expect((await tx`select count(*)::int as n from partner`)[0]?.n).toBe(0);
    });
  });

  it("refuses another role exactly as something that does not exist", async () => {
    const practiceId = await makePractice(db.owner);
    const supervisor = await makeMember(db.owner, practiceId, "supervisor");
    await expect(createCouple(supervisor as never, input)).rejects.toMatchObject({ code: "not_found" });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Slot } from "#lib/access/actor";
import { openFormulationOnScreen, openWholeFormulation } from "#lib/formulation/open-formulation";
import { openPartnerRecord } from "#lib/formulation/open-record";
import { savePartnerRecordInput } from "#lib/formulation/record-schema";
import { savePartnerRecord } from "#lib/formulation/save-record";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;

beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const FIRST = { history: "Asked often as a child", body: "Sleeps badly", goals: "To ask once" };

const save = (slot: Slot, version = 0, words: Partial<typeof FIRST> = {}) =>
  savePartnerRecord(world.treating, { coupleId: world.coupleId, slot, version, ...FIRST, ...words });
const open = (slot: Slot, version: number | null = null) =>
  openPartnerRecord(world.treating, world.coupleId, slot, version);

describe("one partner's record", () => {
  it("grows by versions for each partner apart, and the earlier ones stay as they were", async () => {
    expect((await open("A")).shown).toBeNull();
    expect(await save("A")).toEqual({ version: 1, isNew: true });
    expect(await save("A", 1, { goals: "" })).toEqual({ version: 2, isNew: true });
    expect(await save("B", 0, { history: "Kept the peace" })).toEqual({ version: 1, isNew: true });
    expect((await open("A", 1)).shown).toMatchObject({ version: 1, record: FIRST });
    const newest = await open("A");
    expect(newest.shown).toMatchObject({ version: 2, record: { ...FIRST, goals: "" } });
    expect(newest.versions.map(({ version }) => version)).toEqual([2, 1]);
    const { records: both } = await openFormulationOnScreen(world.treating, world.coupleId);
    expect([both.A?.version, both.B?.version]).toEqual([2, 1]);
    expect(both.B?.record.history).toBe("Kept the peace");
    await expect(open("B", 2)).rejects.toMatchObject({ code: "not_found" });
  });

  it("adds no version that changes nothing, and refuses a first one in which nothing stands", async () => {
    const empty = { history: "", body: "", goals: "" };
    await expect(save("A", 0, empty)).rejects.toMatchObject({ code: "invalid_input" });
    await save("A");
    expect(await save("A", 1)).toEqual({ version: 1, isNew: false });
    expect(await save("A", 1, empty)).toEqual({ version: 2, isNew: true });
  });

  it("refuses one that was made from an older version, and lets one of two at once through", async () => {
    await save("A");
    await expect(save("A", 0, { goals: "Late" })).rejects.toMatchObject({ code: "stale_version" });
    const both = await Promise.allSettled([save("A", 1, { goals: "One" }), save("A", 1, { goals: "Other" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await open("A")).versions).toHaveLength(2);
  });

  it("takes texts up to their limits as a form sends them, and nothing else", () => {
    const form = { coupleId: world.coupleId, slot: "A", version: "0", ...FIRST };
    expect(savePartnerRecordInput.parse({ ...form, goals: " a\r\nb " })).toMatchObject({ goals: "a\nb" });
    for (const wrong of [{ history: "x".repeat(2001) }, { slot: "C" }, { version: "-1" }, { more: "x" }])
      expect(savePartnerRecordInput.safeParse({ ...form, ...wrong }).success, JSON.stringify(wrong)).toBe(
        false,
      );
  });

  it("is sealed with the key of its own partner's file, and every look and save is on the trail", async () => {
    await save("A");
    await save("B");
    await openFormulationOnScreen(world.treating, world.coupleId);
    await open("A");
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ row: string }[]>`select r::text as row from partner_record r`,
    );
    const text = JSON.stringify(rows);
    const readable = Buffer.from(text.replaceAll(/[^0-9a-f]/g, ""), "hex").toString("latin1") + text;
    for (const word of ["Asked often", "Sleeps", "ask once"]) expect(readable).not.toContain(word);
    const purposes = (await auditOf(db.owner, world.practiceId)).map(({ purpose }) => purpose);
    expect(purposes.filter((one) => one === "save one partner's record")).toHaveLength(2);
    expect(purposes).toContain("look at both partners' records");
    expect(purposes).toContain("look at one partner's record");
    // Without the file's key of B, the record of A still opens, and that of B does not.
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`delete from data_key where owner_id = ${world.coupleId} and scope = 'file_b'`,
    );
    expect((await open("A")).shown?.record).toEqual(FIRST);
    await expect(open("B")).rejects.toThrow();
  });

  it("is read of both in the one transaction of the page that shows it, and never for the paper", async () => {
    await save("A");
    const reads = () =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx<{ purpose: string; at: string }[]>`
          select purpose, xmin::text as at from audit_event where action = 'read' order by id`,
      );
    expect(await openWholeFormulation(world.treating, world.coupleId)).not.toHaveProperty("records");
    const paper = await reads();
    expect(paper.map(({ purpose }) => purpose)).not.toContain("look at both partners' records");
    const { records } = await openFormulationOnScreen(world.treating, world.coupleId);
    expect([records.A?.version, records.B]).toEqual([1, null]);
    const page = (await reads()).slice(paper.length);
    const purposes = page.map(({ purpose }) => purpose);
    expect(purposes).toEqual(
      expect.arrayContaining(["look at the formulation", "look at both partners' records"]),
    );
    expect(new Set(page.map(({ at }) => at)).size).toBe(1);
  });
});

describe("the database holds by itself", () => {
  type Run = Parameters<typeof asPractice>[2];
  const asRole = (actor: World["treating"] | World["partnerA"], run: Run) =>
    db.owner
      .begin(async (tx) => {
        await tx`select set_config('role', ${`app_${actor.role}`}, true), set_config('app.practice_id', ${actor.practiceId}, true),
          set_config('app.user_id', ${actor.userId}, true),
          set_config('app.couple_id', ${actor.role === "partner" ? actor.coupleId : ""}, true),
          set_config('app.slot', ${actor.role === "partner" ? actor.slot : ""}, true)`;
        return run(tx);
      })
      .catch(() => "refused");

  it("that words once saved stay, that none is written of one under the other, and that no partner reads any", async () => {
    await save("A");
    expect(await asRole(world.treating, (tx) => tx`update partner_record set goals_sealed = null`)).toBe(
      "refused",
    );
    expect(await asRole(world.treating, (tx) => tx`delete from partner_record`)).toBe("refused");
    for (const partner of [world.partnerA, world.partnerB])
      expect(await asRole(partner, (tx) => tx`select from partner_record`)).toBe("refused");
    const insert = (slot: Slot, savedBy = world.treating.userId) =>
      asRole(
        world.treating,
        (
          tx,
        ) => tx`insert into partner_record (practice_id, id, couple_id, partner_id, slot, version, saved_by)
          values (${world.practiceId}, ${newId()}, ${world.coupleId}, ${world.partnerB.userId}, ${slot}, 7, ${savedBy})`,
      );
    expect(await insert("A")).toBe("refused");
    expect(await insert("B", world.partnerB.userId)).toBe("refused");
    expect(await insert("B")).not.toBe("refused");
  });
});

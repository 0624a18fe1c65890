import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findOwnChoices } from "#lib/couples/find-own-choices";
import { optOut } from "#lib/couples/opt-out";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent, setConsentIn } from "#lib/couples/set-consent";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makeWorld } from "#tests/support/people";
import { asPartner, countRows, whileOpen, withoutAudit } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const unsigned = { agreement: null, offered: null };

describe("a partner's own choices", () => {
  it("sets and reads the ceiling and consent of the one who asks, and nobody else's", async () => {
    const world = await makeWorld(db.owner);
    expect(await findOwnChoices(world.partnerA)).toEqual({ ceiling: null, consent: "given", ...unsigned });
    await setCeiling(world.partnerA, { ceiling: 0 });
    await setConsent(world.partnerA, { consent: "withdrawn" });
    expect(await findOwnChoices(world.partnerA)).toEqual({ ceiling: 0, consent: "withdrawn", ...unsigned });
    await setConsent(world.partnerA, { consent: "given" });
    expect(await findOwnChoices(world.partnerA)).toEqual({ ceiling: 0, consent: "given", ...unsigned });
    expect(await findOwnChoices(world.partnerB)).toEqual({ ceiling: null, consent: "given", ...unsigned });
  });

  it("adds no second row for what is already so, also when pressed five times at once", async () => {
    const world = await makeWorld(db.owner);
    await Promise.all([1, 2, 3, 4, 5].map(() => setConsent(world.partnerA, { consent: "withdrawn" })));
    await asPractice(db.owner, world.practiceId, async (tx) => {
      const rows =
        await tx`select state from consent where partner_id = ${world.partnerA.userId} order by at`;
      expect(rows.map((row) => row.state)).toEqual(["given", "withdrawn"]);
    });
    await Promise.all([1, 2, 3, 4, 5].map(() => optOut(world.partnerA)));
    expect(await countRows(db.owner, world.practiceId, "opt_out")).toBe(1);
  });

  it("waits for a choice that is under way", async () => {
    const world = await makeWorld(db.owner);
    await whileOpen(
      world.partnerA,
      (tx) => setConsentIn(tx, world.partnerA, { consent: "withdrawn" }),
      () => setConsent(world.partnerA, { consent: "withdrawn" }),
    );
    expect(await countRows(db.owner, world.practiceId, "consent")).toBe(3);
  });

  it("leaves audit lines that do not say which choice it was", async () => {
    const world = await makeWorld(db.owner);
    await setCeiling(world.partnerA, { ceiling: 2 });
    await setConsent(world.partnerA, { consent: "withdrawn" });
    await optOut(world.partnerA);
    const lines = (await auditOf(db.owner, world.practiceId)).filter((row) => row.actor_role === "partner");
    expect(lines).toHaveLength(3);
    expect(new Set(lines.map((line) => JSON.stringify(line)))).toHaveProperty("size", 1);
  });

  it("keeps nothing when the audit row cannot be written", async () => {
    const world = await makeWorld(db.owner);
    await withoutAudit(db.owner, "app_partner", async () => {
      await expect(setCeiling(world.partnerA, { ceiling: 3 })).rejects.toThrow();
      await expect(setConsent(world.partnerA, { consent: "withdrawn" })).rejects.toThrow();
      await expect(optOut(world.partnerA)).rejects.toThrow();
      await expect(findOwnChoices(world.partnerA)).rejects.toThrow();
    });
    expect(await findOwnChoices(world.partnerA)).toEqual({ ceiling: null, consent: "given", ...unsigned });
    expect(await countRows(db.owner, world.practiceId, "opt_out")).toBe(0);
  });

  it("refuses every other role as something that does not exist", async () => {
    const world = await makeWorld(db.owner);
    const supervisor = await makeMember(db.owner, world.practiceId, "supervisor");
    for (const actor of [asPartner(world), { ...supervisor, coupleId: world.coupleId, slot: "A" } as never]) {
      const missing = { code: "not_found" };
      await expect(setCeiling(actor, { ceiling: 3 })).rejects.toMatchObject(missing);
      await expect(setConsent(actor, { consent: "withdrawn" })).rejects.toMatchObject(missing);
      await expect(optOut(actor)).rejects.toMatchObject(missing);
      await expect(findOwnChoices(actor)).rejects.toMatchObject(missing);
    }
    expect(await countRows(db.owner, world.practiceId, "opt_out")).toBe(0);
  });
});

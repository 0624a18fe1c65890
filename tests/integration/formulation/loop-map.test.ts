import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { setConsent } from "#lib/couples/set-consent";
import { agreeLoopMap, takeBackLoopMap } from "#lib/formulation/agree-map";
import { saveLoopMapInput } from "#lib/formulation/map-schema";
import { compareLoopMaps, openJointMap, openLoopMap } from "#lib/formulation/open-map";
import { openOurMap } from "#lib/formulation/our-map";
import { saveLoopMap } from "#lib/formulation/save-map";
import { mapInput, savedMap } from "#tests/integration/formulation/given-map";
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

const save = (fields: Record<string, string> = {}, version = 0) =>
  saveLoopMap(world.treating, mapInput(world.coupleId, fields, version));
const clock = () => new Date("2026-11-20T10:00:00Z");
const agree = (mapId: string, agreedOn = "2026-11-02") =>
  agreeLoopMap(world.treating, { coupleId: world.coupleId, mapId, agreedOn }, clock);

describe("saving a loop map", () => {
  it("makes one version after another and leaves the earlier ones as they were", async () => {
    expect(await save()).toEqual({ version: 1, isNew: true });
    expect(await save({ name: "The long echo", "B.wish": "Room to answer", exceptions: "" }, 1)).toEqual({
      version: 2,
      isNew: true,
    });
    const first = await openLoopMap(world.treating, world.coupleId, 1);
    expect(first.shown?.map.name).toBe("The echo");
    expect(first.shown?.map["B.wish"]).toBe("");
    const newest = await openLoopMap(world.treating, world.coupleId);
    expect(newest.shown).toMatchObject({
      version: 2,
      map: { name: "The long echo", "B.wish": "Room to answer", exceptions: "" },
      notes: {
        hypotheses: "Fear of loss drives it",
        links: {
          "A.soft_reach": {
            mechanism: "attachment",
            confidence: "medium",
            evidence: "Asked four times in one session",
          },
          "B.soft_reach": { mechanism: null, confidence: null, evidence: "" },
        },
      },
    });
    expect(newest.versions.map(({ version }) => version)).toEqual([2, 1]);
    const both = await compareLoopMaps(world.treating, world.coupleId, { before: null, after: null });
    expect([both.before?.version, both.after?.version]).toEqual([1, 2]);
  });

  it("adds no version that changes nothing, and one for a change of the therapist's notes alone", async () => {
    await save();
    expect(await save({}, 1)).toEqual({ version: 1, isNew: false });
    expect(await save({ "A.soft_reach.confidence": "high" }, 1)).toEqual({ version: 2, isNew: true });
    expect(await save({ "A.soft_reach.confidence": "high", hypotheses: "Another" }, 2)).toMatchObject({
      version: 3,
    });
  });

  it("keeps the therapist's notes where the form was one for both to look at", async () => {
    await save();
    const shared = { ...mapInput(world.coupleId, { name: "Ours" }, 1), notes: null };
    expect(await saveLoopMap(world.treating, shared)).toEqual({ version: 2, isNew: true });
    const { shown } = await openLoopMap(world.treating, world.coupleId);
    expect(shown?.map.name).toBe("Ours");
    expect(shown?.notes.hypotheses).toBe("Fear of loss drives it");
    expect(shown?.notes.links["A.soft_reach"].evidence).toBe("Asked four times in one session");
    expect(await saveLoopMap(world.treating, { ...shared, version: 2 })).toMatchObject({ isNew: false });
  });

  it("refuses one that was made from an older version, and lets one of two at once through", async () => {
    await save();
    await expect(save({ name: "Late" }, 0)).rejects.toMatchObject({ code: "stale_version" });
    const both = await Promise.allSettled([save({ name: "One" }, 1), save({ name: "Other" }, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { versions } = await openLoopMap(world.treating, world.coupleId);
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it("refuses an empty map, and a version nobody saved is not found", async () => {
    const empty = saveLoopMapInput.parse({ coupleId: world.coupleId, version: "0", hypotheses: "Only mine" });
    await expect(saveLoopMap(world.treating, empty)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(openLoopMap(world.treating, world.coupleId, 1)).rejects.toMatchObject({ code: "not_found" });
    expect((await openLoopMap(world.treating, world.coupleId)).shown).toBeNull();
  });

  it("keeps every word sealed, and the shared reading holds nothing of the therapist's own", async () => {
    await save();
    const text = await asPractice(db.owner, world.practiceId, async (tx) => {
      const rows =
        await tx`select m::text as row from loop_map m union all select s::text from loop_map_side s
        union all select l::text from loop_map_link l`;
      return JSON.stringify(rows);
    });
    const readable = Buffer.from(text.replaceAll(/[^0-9a-f]/g, ""), "hex").toString("latin1") + text;
    for (const word of ["echo", "Scared", "walks", "Fear of loss", "Asked four"])
      expect(readable).not.toContain(word);
    const joint = JSON.stringify(await openJointMap(world.treating, world.coupleId));
    expect(joint).toContain("Scared of being too much");
    for (const word of ["Fear of loss", "Asked four", "attachment", "medium"])
      expect(joint).not.toContain(word);
    const purposes = (await auditOf(db.owner, world.practiceId)).map(({ purpose }) => purpose);
    expect(purposes).toEqual(expect.arrayContaining(["save the loop map", "show the loop map to both"]));
  });
});

describe("our map", () => {
  const seen = async () =>
    JSON.stringify([await openOurMap(world.partnerA), await openOurMap(world.partnerB)]);

  it("is nothing until both agreed, then the same for both, and nothing again once it is taken back", async () => {
    const mapId = await savedMap(db.owner, world);
    expect(await seen()).toBe("[null,null]");
    await expect(agree(mapId, "2026-11-21")).rejects.toMatchObject({ code: "invalid_input" });
    await agree(mapId);
    const [a, b] = [await openOurMap(world.partnerA), await openOurMap(world.partnerB)];
    expect(a).toEqual(b);
    expect(a).toMatchObject({
      agreedOn: "2026-11-02",
      map: { name: "The echo", "A.reach": "Asks whether we are okay" },
    });
    expect(JSON.stringify(a)).not.toMatch(/Fear of loss|Asked four|attachment/);
    await save({ name: "Not agreed" }, 1);
    expect(await openOurMap(world.partnerA)).toEqual(a);
    await takeBackLoopMap(world.treating, { coupleId: world.coupleId }, clock);
    const left = (actor: typeof world.partnerA) =>
      withActor(actor, (tx) =>
        tx.execute("select id from loop_map union all select map_id from loop_map_side"),
      );
    expect([[...(await left(world.partnerA))], [...(await left(world.partnerB))]]).toEqual([[], []]);
    // That both agreed, and when, stays on record.
    expect((await openLoopMap(world.treating, world.coupleId, 1)).shown).toMatchObject({
      agreedOn: "2026-11-02",
      takenBackOn: "2026-11-20",
    });
    expect(await seen()).toBe("[null,null]");
  });

  it("is gone for both alike under a hold of joint talk and after either took their consent back", async () => {
    await agree(await savedMap(db.owner, world));
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G08", note: "A new drug." });
    expect(await seen()).not.toContain("null");
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G02", note: "Seen alone." });
    expect(await seen()).toBe("[null,null]");
    const other = await makeWorld(db.owner);
    await agreeLoopMap(
      other.treating,
      { coupleId: other.coupleId, mapId: await savedMap(db.owner, other), agreedOn: "2026-11-02" },
      clock,
    );
    await setConsent(other.partnerA, { consent: "withdrawn" });
    expect(await openOurMap(other.partnerA)).toBeNull();
    expect(await openOurMap(other.partnerB)).toBeNull();
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

  it("that a saved version keeps its words, and that no partner reads notes or a map that is not agreed", async () => {
    const mapId = await savedMap(db.owner, world);
    expect(
      await asRole(world.treating, (tx) => tx`update loop_map set name_sealed = null where id = ${mapId}`),
    ).toBe("refused");
    expect(
      await asRole(
        world.treating,
        (tx) => tx`update loop_map_side set wish_sealed = null where map_id = ${mapId}`,
      ),
    ).toBe("refused");
    expect(await asRole(world.partnerA, (tx) => tx`select from loop_map_link`)).toBe("refused");
    expect(await asRole(world.partnerA, (tx) => tx`select hypotheses_sealed from loop_map`)).toBe("refused");
    expect(await asRole(world.partnerA, (tx) => tx`select id from loop_map`)).toHaveLength(0);
    expect(await asRole(world.partnerA, (tx) => tx`select slot from loop_map_side`)).toHaveLength(0);
    await agree(mapId);
    expect(await asRole(world.partnerB, (tx) => tx`select slot from loop_map_side`)).toHaveLength(2);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lineOpening, lineShare } from "#db/schema/line-sharing";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { setConsent } from "#lib/couples/set-consent";
import { chooseLines } from "#lib/formulation/choose-lines";
import { openLines } from "#lib/formulation/own-lines";
import { revealLines, sharedLinesIn } from "#lib/formulation/reveal-lines";
import type { LineKind } from "#lib/formulation/types";
import { newId } from "#lib/kernel/ids";
import { refusalOf, withoutAudit } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makeWorld, type World } from "#tests/support/people";
import { checksIn, picks, rates } from "./given-lines";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Partner = ActorOf<"partner">;

/** Both sent a check-in and a rating. */
async function bothSent() {
  const world = await makeWorld(db.owner);
  await checksIn(world.partnerA, { q1: 7, q3: 2, q6: 9 });
  await checksIn(world.partnerB, { q1: 1, q3: 8, q6: 3 });
  await rates(world, world.partnerA, { dissonance: { D1: 9, D2: 3 }, attachment: { A5: 6 } });
  await rates(world, world.partnerB, { dissonance: { D1: 1, D2: 8 }, communication: { K1: 4, K3: 9 } });
  return world;
}
const linesOf = ({ treating, coupleId }: World, kind: LineKind) =>
  withActor(treating, (tx) => sharedLinesIn(tx, treating, coupleId, kind));
const reveal = async (world: World, kind: LineKind) =>
  revealLines(world.treating, { coupleId: world.coupleId, lines: await linesOf(world, kind) });
const pagesOf = async (who: Partner) =>
  JSON.stringify([await openLines(who, "check_in"), await openLines(who, "rating")]);
const offered = async (who: Partner, kind: LineKind) =>
  (await openLines(who, kind)).choices.map(({ line }) => line);

describe.each([
  ["check_in", "q3", "q6", [2, 8]],
  ["rating", "D2", "A5", [3, 8]],
] as const)("a line of a %s", (kind, line, other, [numberA, numberB]) => {
  it("opens to both only once both share it and the therapist reveals it, and nothing beside it", async () => {
    const world = await bothSent();
    const { partnerA, partnerB } = world;
    const before = await pagesOf(partnerB);
    await picks(partnerA, kind, [line, other]);
    expect(await pagesOf(partnerB)).toBe(before);
    expect(await linesOf(world, kind)).toEqual([]);
    const own = await pagesOf(partnerA);
    await picks(partnerB, kind, [line]);
    expect(await pagesOf(partnerA)).toBe(own);
    expect(await linesOf(world, kind)).toMatchObject([{ line, isOpen: false }]);
    await reveal(world, kind);
    expect(await linesOf(world, kind)).toMatchObject([{ line, isOpen: true }]);
    for (const [who, mine, theirs] of [
      [partnerA, numberA, numberB],
      [partnerB, numberB, numberA],
    ] as const) {
      const { choices, open } = await openLines(who, kind);
      expect(open).toMatchObject([{ line, own: { picked: mine }, partner: { picked: theirs } }]);
      expect(choices.map((one) => one.line)).not.toContain(line);
      expect(JSON.stringify(choices)).not.toContain("picked");
    }
    expect(await refusalOf(reveal(world, kind))).toMatchObject({ code: "conflict" });
  });

  it("goes back without a trace when it is taken back before that, and stays once it is open", async () => {
    const world = await bothSent();
    const { partnerA, partnerB } = world;
    const untouched = [await pagesOf(partnerA), await pagesOf(partnerB)];
    await picks(partnerA, kind, [line]);
    await picks(partnerB, kind, [line]);
    const ready = await linesOf(world, kind);
    await picks(partnerA, kind, []);
    expect([await pagesOf(partnerA), await linesOf(world, kind)]).toEqual([untouched[0], []]);
    const late = { coupleId: world.coupleId, lines: ready };
    expect(await refusalOf(revealLines(world.treating, late))).toMatchObject({ code: "conflict" });
    await picks(partnerA, kind, [line]);
    await reveal(world, kind);
    const sourceId = ready[0]?.sourceA ?? "";
    const back = { kind, offered: [{ sourceId, line }], picked: [] };
    expect(await refusalOf(chooseLines(partnerA, back))).toMatchObject({ code: "conflict" });
    await withActor(partnerA, (tx) => tx.delete(lineShare));
    expect((await openLines(partnerB, kind)).open).toHaveLength(1);
    const trail = await auditOf(db.owner, world.practiceId);
    const chosen = trail.filter(({ entity, action }) => entity === "own_lines" && action === "update");
    expect(new Set(chosen.map(({ purpose }) => purpose)).size).toBe(1);
  });

  it("waits for both alike under a hold and after either took back consent, and can be taken back then", async () => {
    const world = await bothSent();
    const { partnerA, partnerB } = world;
    await picks(partnerA, kind, [line, other]);
    await picks(partnerB, kind, [line]);
    const [ready] = await linesOf(world, kind);
    const toReveal = { coupleId: world.coupleId, lines: ready ? [ready] : [] };
    const hold = (gate: "G06" | "G08") =>
      holdJointWork(world.treating, { coupleId: world.coupleId, gate, note: "For the record." });
    await hold("G08");
    expect((await openLines(partnerA, kind)).state).toBe("open");
    await hold("G06");
    const held = { state: "held", choices: [{ line, isChosen: true }], open: [] };
    expect(await openLines(partnerB, kind)).toMatchObject(held);
    expect(await refusalOf(revealLines(world.treating, toReveal))).toMatchObject({ code: "held" });
    await picks(partnerB, kind, []);
    expect(await openLines(partnerB, kind)).toEqual({ state: "held", choices: [], open: [] });
    const again = { kind, offered: [], picked: [{ sourceId: ready?.sourceB ?? "", line }] };
    expect(await refusalOf(chooseLines(partnerB, again))).toMatchObject({ code: "held" });
    await asPractice(db.owner, world.practiceId, (tx) => tx`update safety_hold set cleared_at = now()`);
    await picks(partnerB, kind, [line]);
    await reveal(world, kind);
    await setConsent(partnerA, { consent: "withdrawn" });
    for (const who of [partnerA, partnerB])
      expect(await openLines(who, kind)).toMatchObject({ state: "held", open: [] });
    await setConsent(partnerA, { consent: "given" });
    await hold("G06");
    expect((await openLines(partnerA, kind)).open).toEqual([]);
    expect(await withActor(partnerA, (tx) => tx.select().from(lineOpening))).toEqual([]);
  });

  it("is there for nobody else, in the database neither, and is not revealed without the trail", async () => {
    const world = await bothSent();
    const { partnerA, partnerB, treating, coupleId } = world;
    await picks(partnerA, kind, [line, other]);
    await picks(partnerB, kind, [line]);
    const seenBy = (who: Partner) => withActor(who, (tx) => tx.select().from(lineShare));
    expect(new Set((await seenBy(partnerB)).map(({ partnerId }) => partnerId))).toEqual(
      new Set([partnerB.userId]),
    );
    await expect(withActor(treating, (tx) => tx.select().from(lineShare))).rejects.toThrow();
    const lines = await linesOf(world, kind);
    const mine = { kind, offered: [], picked: [{ sourceId: lines[0]?.sourceA ?? "", line }] };
    const elsewhere = await makeWorld(db.owner);
    for (const who of [partnerB, elsewhere.partnerA])
      expect(await refusalOf(chooseLines(who, mine))).toMatchObject({ code: "not_found" });
    const colleague = (await makeMember(db.owner, world.practiceId, "clinician")) as World["treating"];
    for (const who of [colleague, elsewhere.treating]) {
      expect(await refusalOf(revealLines(who, { coupleId, lines }))).toMatchObject({ code: "not_found" });
      expect(await withActor(who, (tx) => sharedLinesIn(tx, who, coupleId, kind))).toEqual([]);
    }
    const opening = { practiceId: world.practiceId, coupleId, openedOn: "2026-11-22" };
    const [first] = lines;
    if (!first) throw new Error("nothing is ready");
    for (const [who, row] of [
      [treating, { ...first, line: other }],
      [treating, { ...first, sourceA: newId() }],
      [partnerA, first],
    ] as const)
      await expect(
        withActor(who, (tx) => tx.insert(lineOpening).values({ ...opening, ...row })),
      ).rejects.toThrow();
    await withoutAudit(db.owner, "app_clinician", async () => {
      expect(await refusalOf(reveal(world, kind))).not.toBeNull();
    });
    expect(await linesOf(world, kind)).toMatchObject([{ isOpen: false }]);
  });
});

describe("what is offered", () => {
  it("is what was sent, but never the two statements that open a private check", async () => {
    const { partnerA, partnerB } = await bothSent();
    expect(await offered(partnerA, "check_in")).toEqual(["q1", "q3", "q6"]);
    expect(await offered(partnerA, "rating")).toEqual(["D2", "A5"]);
    expect(await offered(partnerB, "rating")).toEqual(["D2", "K1"]);
  });

  it("is nothing of a rating its writer may not read again, and what was shared before can be taken back", async () => {
    const world = await bothSent();
    await picks(world.partnerA, "rating", ["D2"]);
    await rates(world, world.partnerA, { dissonance: { D2: 7 } }, false);
    expect((await openLines(world.partnerA, "rating")).choices).toMatchObject([
      { line: "D2", isChosen: true },
    ]);
    await picks(world.partnerA, "rating", []);
    expect((await openLines(world.partnerA, "rating")).choices).toEqual([]);
  });

  it("says that nobody looked for reassurance as a line of its own", async () => {
    const world = await makeWorld(db.owner);
    for (const who of [world.partnerA, world.partnerB]) {
      await checksIn(who, { q1: 0 }, { q2NotApplicable: true });
      await picks(who, "check_in", ["q2"]);
    }
    await reveal(world, "check_in");
    const said = { picked: null };
    expect((await openLines(world.partnerA, "check_in")).open).toMatchObject([{ own: said, partner: said }]);
  });

  it("is of this week and the last, and a line counts for the week both mean", async () => {
    const world = await makeWorld(db.owner);
    const ago = (weeks: number) => () => new Date(Date.now() - weeks * 7 * 86_400_000);
    for (const weeks of [2, 1, 0]) await checksIn(world.partnerA, { q3: 2 + weeks }, { clock: ago(weeks) });
    await checksIn(world.partnerB, { q3: 9 });
    const { choices } = await openLines(world.partnerA, "check_in");
    expect(choices).toHaveLength(2);
    const last = choices[1];
    if (!last) throw new Error("there is no last week");
    await chooseLines(world.partnerA, { kind: "check_in", offered: [], picked: [last] });
    await picks(world.partnerB, "check_in", ["q3"]);
    expect(await linesOf(world, "check_in")).toEqual([]);
  });
});

describe("a later rating", () => {
  it("widens nothing: what was shared keeps its number, and what is open counts for no newer one", async () => {
    const world = await bothSent();
    const { partnerA, partnerB } = world;
    await picks(partnerA, "rating", ["D2"]);
    await rates(world, partnerA, { dissonance: { D2: 10, D3: 10 } });
    await picks(partnerB, "rating", ["D2"]);
    await reveal(world, "rating");
    expect((await openLines(partnerB, "rating")).open).toMatchObject([
      { line: "D2", partner: { picked: 3 } },
    ]);
    await picks(partnerA, "rating", ["D2"]);
    expect(await linesOf(world, "rating")).toMatchObject([{ isOpen: true }]);
    expect((await openLines(partnerB, "rating")).open).toHaveLength(1);
  });

  it("takes the place of the same line of an older one that is not open", async () => {
    const world = await bothSent();
    const { partnerA, partnerB } = world;
    await picks(partnerA, "rating", ["D2"]);
    await rates(world, partnerA, { dissonance: { D2: 10 } });
    await picks(partnerA, "rating", ["D2"]);
    await picks(partnerB, "rating", ["D2"]);
    expect(await linesOf(world, "rating")).toHaveLength(1);
    await reveal(world, "rating");
    expect((await openLines(partnerB, "rating")).open).toMatchObject([{ partner: { picked: 10 } }]);
  });

  it("is not shared past the product's own rules with another number, or with what is kept back", async () => {
    const world = await bothSent();
    const { practiceId, coupleId, userId: partnerId } = world.partnerA;
    await picks(world.partnerA, "rating", ["D2"]);
    const [row] = await withActor(world.partnerA, (tx) => tx.select().from(lineShare));
    if (!row) throw new Error("nothing was shared");
    await picks(world.partnerA, "rating", []);
    const own = { practiceId, coupleId, partnerId, slot: "A", kind: "rating", sourceId: row.sourceId };
    const insert = (values: { line: string; picked: number; saidOn?: string }) =>
      withActor(world.partnerA, (tx) =>
        tx.insert(lineShare).values({ saidOn: row.saidOn, ...own, ...values }),
      );
    for (const values of [
      { line: "D2", picked: 4 },
      { line: "D1", picked: 9 },
      { line: "D3", picked: 3 },
      { line: "D2", picked: 3, saidOn: "2020-01-01" },
    ])
      await expect(insert(values)).rejects.toThrow();
    await insert({ line: "D2", picked: 3 });
  });
});

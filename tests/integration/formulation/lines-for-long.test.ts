import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lineShare } from "#db/schema/line-sharing";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { chooseLines } from "#lib/formulation/choose-lines";
import { LINE_KEPT_WEEKS } from "#lib/formulation/constants";
import { chooseLinesInput } from "#lib/formulation/line-schema";
import { type LineChoice, openLines } from "#lib/formulation/own-lines";
import { revealLines, sharedLinesIn } from "#lib/formulation/reveal-lines";
import { CHECK_IN_LINES } from "#lib/formulation/rules-lines";
import type { Line } from "#lib/formulation/types";
import { refusalOf } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
import { checksIn, picks } from "./given-lines";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Partner = ActorOf<"partner">;

const ago = (weeks: number) => () => new Date(`${practiceDay(-7 * weeks)}T12:00:00Z`);
const named = ({ sourceId, line }: LineChoice) => ({ sourceId, line });
const pageOf = async (who: Partner, clock = () => new Date()) =>
  (await openLines(who, "check_in", clock)).choices;
const chosen = async (who: Partner) =>
  (await pageOf(who)).filter(({ isChosen }) => isChosen).map(({ line }) => line);
const sharedOf = (who: Partner) => withActor(who, (tx) => tx.select().from(lineShare));
const linesOf = ({ treating, coupleId }: World) =>
  withActor(treating, (tx) => sharedLinesIn(tx, treating, coupleId, "check_in"));
const reveal = async (world: World) =>
  revealLines(world.treating, { coupleId: world.coupleId, lines: await linesOf(world) });

/** Sends what stands on the page, with these of its lines ticked. */
const send = (who: Partner, page: readonly LineChoice[], ticked: readonly Line[], clock = () => new Date()) =>
  chooseLines(
    who,
    {
      kind: "check_in",
      offered: page.map(named),
      picked: page.filter(({ line }) => ticked.includes(line)).map(named),
    },
    clock,
  );

/** Both sent the same check-in, and this partner shares these lines of it. */
async function aShares(lines: readonly Line[]) {
  const world = await makeWorld(db.owner);
  for (const who of [world.partnerA, world.partnerB]) await checksIn(who, { q1: 3, q3: 2, q5: 4, q6: 9 });
  await picks(world.partnerA, "check_in", lines);
  return world;
}

describe("what is taken back", () => {
  it("is, from a page that is older than a reveal, and what is open stays", async () => {
    const world = await aShares(["q3", "q5", "q6"]);
    const page = await pageOf(world.partnerA);
    await picks(world.partnerB, "check_in", ["q3"]);
    await reveal(world);
    expect(await send(world.partnerA, page, ["q3", "q6"])).toEqual([]);
    expect(await chosen(world.partnerA)).toEqual(["q6"]);
    expect(await send(world.partnerA, page, ["q1"])).toEqual(["open"]);
    expect(await chosen(world.partnerA)).toEqual(["q1"]);
    expect(await linesOf(world)).toMatchObject([{ line: "q3", isOpen: true }]);
    expect(await refusalOf(send(world.partnerA, page, ["q1"]))).toMatchObject({ code: "conflict" });
  });

  it("is, beside a line that a hold keeps from being shared", async () => {
    const world = await aShares(["q5", "q6"]);
    const page = await pageOf(world.partnerA);
    await holdJointWork(world.treating, {
      coupleId: world.coupleId,
      gate: "G06",
      note: "For the record.",
    });
    expect(await send(world.partnerA, page, ["q1", "q6"])).toEqual(["held"]);
    expect(await chosen(world.partnerA)).toEqual(["q6"]);
    expect(await refusalOf(send(world.partnerA, page, ["q1", "q6"]))).toMatchObject({ code: "held" });
  });

  it("is, beside a line that is not offered any more, and nothing is added then", async () => {
    const world = await makeWorld(db.owner);
    for (const weeks of [2, 1])
      await checksIn(world.partnerA, { q1: 1, q3: 2, q5: 4 }, { clock: ago(weeks) });
    const before = await pageOf(world.partnerA, ago(1));
    const last = before.filter(({ saidOn }) => saidOn === before[0]?.saidOn);
    await send(world.partnerA, last, ["q5"], ago(1));
    expect(await send(world.partnerA, before, ["q1", "q3"])).toEqual(["gone"]);
    expect(await sharedOf(world.partnerA)).toEqual([]);
  });

  it("differs by nothing the other one did, short of the reveal", async () => {
    const alone = await aShares(["q3", "q5"]);
    const both = await aShares(["q3", "q5"]);
    await picks(both.partnerB, "check_in", ["q1", "q3", "q5"]);
    for (const { partnerA } of [alone, both]) {
      const page = await pageOf(partnerA);
      expect(await send(partnerA, page, ["q1", "q3"])).toEqual([]);
      expect(await chosen(partnerA)).toEqual(["q1", "q3"]);
    }
  });
});

describe("what one alone shares of a check-in", () => {
  it("fits its page and can be sent for a year of weeks, and ends with the weeks it counts for", async () => {
    const { partnerA } = await makeWorld(db.owner);
    const most = LINE_KEPT_WEEKS * CHECK_IN_LINES.length;
    const every = Object.fromEntries(CHECK_IN_LINES.map((line) => [line, 5]));
    for (let weeks = 52; weeks >= 0; weeks--) {
      const clock = ago(weeks);
      await checksIn(partnerA, every, { clock });
      const page = await pageOf(partnerA, clock);
      expect(page.length).toBeLessThanOrEqual(most);
      const numbers = page.map(({ sourceId, line }) => `${sourceId}/${line}`);
      const typed = { kind: "check_in", offered: numbers, picked: numbers };
      expect(await chooseLines(partnerA, chooseLinesInput.parse(typed), clock)).toEqual([]);
      expect((await sharedOf(partnerA)).length).toBeLessThanOrEqual(most);
    }
    expect(await pageOf(partnerA)).toHaveLength(most);
    await picks(partnerA, "check_in", []);
    expect(await sharedOf(partnerA)).toEqual([]);
  });

  it.each([
    [LINE_KEPT_WEEKS - 1, 1],
    [LINE_KEPT_WEEKS, 0],
  ])("of %i weeks ago stands on the page of either and the therapist's %i times", async (weeks, times) => {
    const world = await makeWorld(db.owner);
    for (const who of [world.partnerA, world.partnerB]) {
      await checksIn(who, { q3: 4 }, { clock: ago(weeks) });
      await send(who, await pageOf(who, ago(weeks)), ["q3"], ago(weeks));
      expect(await chosen(who)).toHaveLength(times);
    }
    expect(await linesOf(world)).toHaveLength(times);
    const page = await pageOf(world.partnerA, ago(weeks));
    expect(await send(world.partnerA, page, ["q3"])).toEqual([]);
    expect(await sharedOf(world.partnerA)).toHaveLength(times);
  });

  it("stays open for good once it was revealed", async () => {
    const world = await makeWorld(db.owner);
    const clock = ago(LINE_KEPT_WEEKS - 1);
    for (const who of [world.partnerA, world.partnerB]) {
      await checksIn(who, { q3: 4 }, { clock });
      await send(who, await pageOf(who, clock), ["q3"], clock);
    }
    await reveal(world);
    const later = ago(-1);
    await checksIn(world.partnerA, { q5: 4 });
    await send(world.partnerA, await pageOf(world.partnerA), ["q5"], later);
    expect((await openLines(world.partnerA, "check_in", later)).open).toMatchObject([{ line: "q3" }]);
    expect(await linesOf(world)).toMatchObject([{ line: "q3", isOpen: true }]);
  });
});

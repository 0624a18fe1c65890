import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAfter } from "#lib/couples/days";
import {
  hasOpened,
  LEFT_AFTER_DAYS,
  missingNumbers,
  mostAtOnce,
  occasionsOf,
  opensFrom,
  overOn,
  type PieceBefore,
  releaseOf,
  releasesFor,
} from "#lib/homework/rules-release";

const START = "2026-03-20"; // The clocks change in many places within the next days.
const day = fc.integer({ min: 0, max: 60 }).map((days) => dayAfter(START, days));
const maybeDay = fc.option(day, { nil: null });
const before: fc.Arbitrary<PieceBefore> = fc.record({
  sentOn: maybeDay,
  endedOn: maybeDay,
  dueOn: day,
  isKeptBack: fc.boolean(),
  waits: fc.constant(null),
});
const delay = fc.integer({ min: 0, max: 14 });
const alone = (piece: PieceBefore | null, followDays = 0) => ({
  opensOn: null,
  followDays,
  isTogether: false,
  before: piece,
});

describe("when a piece opens", () => {
  it("opens at once where it waits for nothing", () => {
    fc.assert(fc.property(day, (today) => hasOpened(alone(null), today)));
  });

  it("never closes again by time alone, and always opens in the end unless the piece before is kept back", () => {
    fc.assert(
      fc.property(before, delay, day, day, (piece, days, one, other) => {
        const [early, late] = [one, other].toSorted();
        if (hasOpened(alone(piece, days), early ?? one))
          expect(hasOpened(alone(piece, days), late ?? one)).toBe(true);
        const last = dayAfter(piece.dueOn, LEFT_AFTER_DAYS + days);
        if (!piece.isKeptBack) expect(hasOpened(alone(piece, days), last)).toBe(true);
      }),
    );
  });

  it("opens so many days after the piece before is over, and not a day earlier", () => {
    fc.assert(
      fc.property(before, delay, (piece, days) => {
        const over = overOn(piece);
        fc.pre(over !== null);
        const opens = dayAfter(over ?? "", days);
        expect(hasOpened(alone(piece, days), opens)).toBe(true);
        expect(hasOpened(alone(piece, days), dayAfter(opens, -1))).toBe(false);
      }),
    );
  });

  it("stays closed while the piece before is kept back and neither sent nor ended", () => {
    const held = { sentOn: null, endedOn: null, dueOn: START, isKeptBack: true, waits: null };
    expect(hasOpened(alone(held), "2099-01-01")).toBe(false);
    expect(hasOpened({ ...alone(held), isTogether: true, opensOn: START }, START)).toBe(true);
    expect(hasOpened(alone({ ...held, endedOn: START }), START)).toBe(true);
  });

  it("goes by its day alone where two do it together, whatever was sent or is kept back", () => {
    fc.assert(
      fc.property(before, day, day, (piece, opensOn, today) => {
        const waiting = { opensOn, followDays: 0, isTogether: true, before: piece };
        expect(hasOpened(waiting, today)).toBe(opensOn <= today);
      }),
    );
  });

  it("is not opened by a piece that was left before it could be found, but two weeks after that one opened", () => {
    fc.assert(
      fc.property(before, day, delay, delay, (first, dueOn, days, next) => {
        const waits = alone(first, days);
        const unsent = { sentOn: null, endedOn: null, dueOn, isKeptBack: false, waits };
        const [there, opens] = [opensFrom(waits), opensFrom(alone(unsent, next))];
        if (there === null) expect(opens).toBeNull();
        else {
          const from = there > dueOn ? there : dueOn;
          expect(opens).toBe(dayAfter(from, LEFT_AFTER_DAYS + next));
        }
      }),
    );
  });
});

describe("what each partner's piece waits for", () => {
  const partnerIds = ["a", "b"];
  const last = new Map([
    ["a", { taskId: "ta", dueOn: "2026-03-27" }],
    ["b", { taskId: "tb", dueOn: "2026-03-30" }],
  ]);
  const of = (isTogether: boolean, days: number, pieces = last) =>
    releasesFor(
      { kind: "after", days },
      { opensOn: null, dueOn: START },
      { partnerIds, isTogether, today: START, last: pieces },
    );

  it("is that partner's own piece, and the days after it", () => {
    expect(of(false, 3).releases.get("a")).toEqual({ opensOn: null, follows: "ta", followDays: 3 });
    expect(of(false, 3).releases.get("b")).toEqual({ opensOn: null, follows: "tb", followDays: 3 });
  });

  it("is one and the same day for work of the two together", () => {
    expect([...of(true, 2).releases.values()].map(({ opensOn }) => opensOn)).toEqual([
      "2026-04-02",
      "2026-04-02",
    ]);
  });

  it("follows no piece where they do it together, and is done around a day after all it waits for", () => {
    expect([...of(true, 2).releases.values()].map(({ follows }) => follows)).toEqual([null, null]);
    expect(of(false, 3).dueOn).toBe("2026-04-03");
    expect(of(true, 3).dueOn).toBe("2026-04-03");
  });

  it("counts what comes again for its own days and a week at least, of which two are enough", () => {
    const times = (everyDays: number, count: number, dueOn: string) =>
      mostAtOnce(releaseOf({ opens: "every", everyDays, times: count }), START, dueOn);
    expect(times(1, 6, START)).toBe(6);
    expect(times(3, 6, START)).toBe(3);
    expect(times(7, 6, dayAfter(START, 7))).toBe(1);
    expect(times(7, 6, dayAfter(START, 10))).toBe(2);
    expect(mostAtOnce({ kind: "now" }, START, START)).toBe(1);
  });

  it("asks for the numbers of the choice that was made, and for no other", () => {
    expect(missingNumbers({})).toEqual([]);
    expect(missingNumbers({ opens: "after" })).toEqual([]);
    expect(missingNumbers({ opens: "after_days", times: 2 })).toEqual(["afterDays"]);
    expect(missingNumbers({ opens: "every", times: 2 })).toEqual(["everyDays"]);
  });

  it("is the delay alone for whoever has no piece before", () => {
    const one = new Map([...last].slice(0, 1));
    expect(of(false, 0, one).releases.get("b")).toEqual({ opensOn: null, follows: null, followDays: 0 });
    expect(of(false, 5, one).releases.get("b")).toEqual({
      opensOn: "2026-03-25",
      follows: null,
      followDays: 0,
    });
  });

  it("comes again by calendar days, also where the clocks change", () => {
    const release = releaseOf({ opens: "every", everyDays: 7, times: 3 });
    expect(occasionsOf(release, "2026-03-24", "2026-03-30")).toEqual([
      { opensOn: null, dueOn: "2026-03-30" },
      { opensOn: "2026-03-31", dueOn: "2026-04-06" },
      { opensOn: "2026-04-07", dueOn: "2026-04-13" },
    ]);
  });

  it("opens now unless it is said otherwise", () => {
    expect(releaseOf({})).toEqual({ kind: "now" });
    expect(releaseOf({ opens: "after", afterDays: 9 })).toEqual({ kind: "after", days: 0 });
    expect(releaseOf({ opens: "after_days", afterDays: 9 })).toEqual({ kind: "after", days: 9 });
  });
});

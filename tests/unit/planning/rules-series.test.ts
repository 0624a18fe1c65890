import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysOfSeries, firstOverlap, minutesBetween, movedBy } from "#lib/planning/rules-series";
import { instantOf, wallTimeOf } from "#lib/planning/session-time";

const series = (date: string, time: string, zone: string, every: 1 | 2, times: number) =>
  daysOfSeries({ date, time, zone }, every, times).map((wall) => instantOf(wall).toISOString());

describe("a series keeps its time on the wall", () => {
  it("across both changes of 2026 and 2027 in Berlin", () => {
    expect(series("2026-10-20", "15:00", "Europe/Berlin", 1, 2)).toEqual([
      "2026-10-20T13:00:00.000Z",
      "2026-10-27T14:00:00.000Z",
    ]);
    expect(series("2027-03-23", "15:00", "Europe/Berlin", 1, 2)).toEqual([
      "2027-03-23T14:00:00.000Z",
      "2027-03-30T13:00:00.000Z",
    ]);
  });

  it("across both changes of 2026 and 2027 in New York", () => {
    expect(series("2026-10-27", "18:30", "America/New_York", 1, 2)).toEqual([
      "2026-10-27T22:30:00.000Z",
      "2026-11-03T23:30:00.000Z",
    ]);
    expect(series("2027-03-02", "18:30", "America/New_York", 2, 2)).toEqual([
      "2027-03-02T23:30:00.000Z",
      "2027-03-16T22:30:00.000Z",
    ]);
  });

  it("where one of its days lies in a change: the next minute that exists, and the first of two", () => {
    expect(series("2027-03-21", "02:30", "Europe/Berlin", 1, 3)).toEqual([
      "2027-03-21T01:30:00.000Z",
      "2027-03-28T01:00:00.000Z",
      "2027-04-04T00:30:00.000Z",
    ]);
    expect(series("2026-10-25", "01:30", "America/New_York", 1, 3)).toEqual([
      "2026-10-25T05:30:00.000Z",
      "2026-11-01T05:30:00.000Z",
      "2026-11-08T06:30:00.000Z",
    ]);
  });

  it("past midnight and over the end of a year", () => {
    expect(series("2026-12-25", "23:40", "Europe/Berlin", 1, 2)).toEqual([
      "2026-12-25T22:40:00.000Z",
      "2027-01-01T22:40:00.000Z",
    ]);
  });
});

const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kathmandu");
const walls = fc
  .tuple(
    fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
    fc.integer({ min: 0, max: 1439 }),
    zones,
  )
  .map(([day, minute, zone]) => ({
    date: day.toISOString().slice(0, 10),
    time: `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
    zone,
  }));

describe("moving", () => {
  it("goes from one time on the wall to the other, and back to where it was", () => {
    fc.assert(
      fc.property(walls, walls, (from, to) => {
        const by = minutesBetween(from, to);
        expect(movedBy(from, by, to.zone)).toEqual(to);
        expect(movedBy(to, -by, from.zone)).toEqual(from);
      }),
    );
  });

  it("keeps the distances of a series on the wall", () => {
    fc.assert(
      fc.property(walls, walls, fc.constantFrom(1 as const, 2 as const), (from, to, every) => {
        const by = minutesBetween(from, to);
        const moved = daysOfSeries(from, every, 4).map((wall) => movedBy(wall, by, to.zone));
        expect(moved).toEqual(daysOfSeries(to, every, 4));
      }),
    );
  });

  it("does not see a clock change between the two", () => {
    const from = { date: "2026-10-20", time: "15:00", zone: "Europe/Berlin" };
    expect(movedBy(from, 7 * 1440, "Europe/Berlin")).toEqual({ ...from, date: "2026-10-27" });
  });
});

describe("firstOverlap", () => {
  const span = (startsAt: string, minutes = 50) => ({ startsAt: new Date(startsAt), minutes });

  it("finds what lies over something else, by a minute, across midnight", () => {
    const late = span("2026-11-03T23:30:00Z");
    expect(firstOverlap([span("2026-11-04T00:19:00Z")], [late])).not.toBeNull();
    expect(firstOverlap([span("2026-11-04T00:20:00Z")], [late])).toBeNull();
    expect(firstOverlap([span("2026-11-03T22:40:00Z")], [late])).toBeNull();
  });

  it("says which, and looks at its own too", () => {
    const [one, two] = [span("2026-11-03T15:00:00Z"), span("2026-11-10T15:00:00Z")];
    expect(firstOverlap([one, two], [span("2026-11-10T15:40:00Z")])).toBe(two);
    const same = span("2026-11-03T15:10:00Z");
    expect(firstOverlap([one, same], [])).toBe(same);
  });
});

describe("a session at the turn of the clocks", () => {
  it("is shown at the time it was agreed, but where that minute was left out", () => {
    for (const [date, zone] of [
      ["2026-03-29", "Europe/Berlin"],
      ["2026-10-25", "Europe/Berlin"],
      ["2026-03-08", "America/New_York"],
      ["2026-11-01", "America/New_York"],
    ] as const) {
      for (const time of ["00:30", "03:30", "09:00", "23:50"]) {
        expect(wallTimeOf(instantOf({ date, time, zone }), zone)).toEqual({ date, time, zone });
      }
    }
  });
});

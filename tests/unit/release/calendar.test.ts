import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { latestQuarterDueBy, milestoneOn, quarterOf, releaseDay } from "#lib/release/calendar";

/** Zones with their minutes behind UTC in January. */
const ZONES = [
  ["UTC", 0],
  ["Pacific/Kiritimati", -840],
  ["America/Los_Angeles", 480],
  ["Asia/Kolkata", -330],
] as const;
const homeZone = process.env.TZ;

afterEach(() => {
  if (homeZone === undefined) delete process.env.TZ;
  else process.env.TZ = homeZone;
});

const anyDay = fc
  .integer({ min: 0, max: 365 * 40 })
  .map((days) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

describe.each(ZONES)("the release calendar on a server in %s", (zone, minutesBehind) => {
  const inZone = <T>(read: () => T): T => {
    process.env.TZ = zone;
    expect(new Date("2026-01-15T00:00:00Z").getTimezoneOffset()).toBe(minutesBehind);
    return read();
  };

  it("names the quarter of a day at both ends", () => {
    const quarters = ["2026-01-01", "2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01", "2026-09-30"];
    expect(inZone(() => quarters.map(quarterOf))).toEqual([
      "2026-Q1",
      "2026-Q1",
      "2026-Q2",
      "2026-Q2",
      "2026-Q3",
      "2026-Q3",
    ]);
    expect(inZone(() => quarterOf("2026-12-31"))).toBe("2026-Q4");
  });

  it("releases 14 days after the last day of the quarter", () => {
    expect(inZone(() => releaseDay("2026-Q1"))).toBe("2026-04-14");
    expect(inZone(() => releaseDay("2026-Q2"))).toBe("2026-07-14");
    expect(inZone(() => releaseDay("2026-Q3"))).toBe("2026-10-14");
    expect(inZone(() => releaseDay("2026-Q4"))).toBe("2027-01-14");
  });

  it("knows what a run is due, on the day itself and late", () => {
    expect(inZone(() => latestQuarterDueBy("2026-10-13"))).toBe("2026-Q2");
    expect(inZone(() => latestQuarterDueBy("2026-10-14"))).toBe("2026-Q3");
    expect(inZone(() => latestQuarterDueBy("2027-01-13"))).toBe("2026-Q3");
    expect(inZone(() => latestQuarterDueBy("2026-05-31"))).toBe("2026-Q1");
    expect(inZone(() => latestQuarterDueBy("2026-12-31"))).toBe("2026-Q3");
  });

  it("puts the milestone 12 weeks after the first assignment or at closure", () => {
    expect(inZone(() => milestoneOn("2026-03-01", null))).toBe("2026-05-24");
    expect(inZone(() => milestoneOn("2026-10-01", null))).toBe("2026-12-24");
    expect(inZone(() => milestoneOn("2026-03-01", "2026-04-10"))).toBe("2026-04-10");
    expect(inZone(() => milestoneOn("2026-03-01", "2026-05-24"))).toBe("2026-05-24");
    expect(inZone(() => milestoneOn("2026-03-01", "2026-09-01"))).toBe("2026-05-24");
  });
});

describe("the release calendar over forty years", () => {
  it("releases four quarters a year, each once, never before its quarter is 14 days gone", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const due = latestQuarterDueBy(day);
        expect(releaseDay(due) <= day).toBe(true);
        expect(quarterOf(releaseDay(due)) > due).toBe(true);
        expect(releaseDay(due) === day).toBe(/-(01|04|07|10)-14$/.test(day));
        expect(latestQuarterDueBy(releaseDay(quarterOf(day)))).toBe(quarterOf(day));
      }),
    );
  });

  it("refuses what is not a date or a quarter", () => {
    for (const bad of [
      "2026-02-30",
      "2026-13-01",
      "2026-9-30",
      "2026-09-30T00:00:00Z",
      "2026-09-30T10:00",
      "20260930",
      "today",
      "",
    ]) {
      expect(() => quarterOf(bad)).toThrow(RangeError);
      expect(() => latestQuarterDueBy(bad)).toThrow(RangeError);
      expect(() => milestoneOn(bad, null)).toThrow(RangeError);
      expect(() => milestoneOn("2026-03-01", bad)).toThrow(RangeError);
    }
    expect(() => releaseDay(JSON.parse('"2026-Q5"'))).toThrow(RangeError);
  });
});

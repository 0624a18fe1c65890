import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateAfter, firstProposal, instantOf, wallTimeOf, weekAfter } from "#lib/planning/session-time";

const at = (date: string, time: string, zone: string) => instantOf({ date, time, zone }).toISOString();

describe("instantOf", () => {
  it("reads the wall clock of a zone", () => {
    expect(at("2026-11-03", "15:00", "Europe/Berlin")).toBe("2026-11-03T14:00:00.000Z");
    expect(at("2026-11-03", "15:00", "Asia/Kathmandu")).toBe("2026-11-03T09:15:00.000Z");
  });

  it("takes the next minute that exists where the clocks go forward", () => {
    expect(at("2026-03-29", "02:30", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
    expect(at("2026-03-29", "02:00", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
    expect(at("2026-03-29", "01:59", "Europe/Berlin")).toBe("2026-03-29T00:59:00.000Z");
    expect(at("2026-10-04", "02:15", "Australia/Lord_Howe")).toBe("2026-10-03T15:30:00.000Z");
  });

  it("takes the first of two where the clocks go back", () => {
    expect(at("2026-10-25", "02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
    expect(at("2026-11-01", "01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
  });

  it("refuses a zone or a day that does not exist, beside its field", () => {
    for (const zone of ["Mars/Base", "+02:00", "Europe/Berlin; drop", ""]) {
      expect(() => at("2026-11-03", "15:00", zone)).toThrowError(
        expect.objectContaining({ code: "invalid_input", fields: { zone: [expect.any(String)] } }),
      );
    }
    expect(() => at("2026-02-30", "15:00", "Europe/Berlin")).toThrowError(
      expect.objectContaining({ fields: { date: [expect.any(String)] } }),
    );
  });

  it("comes back to the same wall clock, but in a gap", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
        fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"),
        (date, zone) => {
          const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
          const wall = wallTimeOf(minute, zone);
          const back = instantOf(wall);
          expect(wallTimeOf(back, zone)).toEqual(wall);
          expect(back.getTime()).toBeLessThanOrEqual(minute.getTime());
        },
      ),
    );
  });
});

describe("proposals", () => {
  const last = new Date("2026-10-20T13:00:00Z");

  it("keep the weekday and the wall time, in the first week to come", () => {
    const soon = weekAfter(last, "Europe/Berlin", new Date("2026-10-20T14:00:00Z"));
    expect(soon).toEqual({ date: "2026-10-27", time: "15:00", zone: "Europe/Berlin" });
    const later = weekAfter(last, "Europe/Berlin", new Date("2026-11-10T08:00:00Z"));
    expect(later.date).toBe("2026-11-17");
    expect(weekAfter(last, "Europe/Berlin", new Date("2026-09-01T00:00:00Z")).date).toBe("2026-10-27");
  });

  it("begin a week from now where there is nothing to go by", () => {
    expect(firstProposal(last, "Europe/Berlin")).toEqual({
      date: "2026-10-27",
      time: "10:00",
      zone: "Europe/Berlin",
    });
    expect(dateAfter(new Date("2026-10-20T23:30:00Z"), "Europe/Berlin", 7)).toBe("2026-10-28");
  });
});

import { describe, expect, it } from "vitest";
import {
  type CheckFacts,
  gatesInForce,
  holdStanding,
  lapsesOn,
  opensAdaptations,
  type Screening,
  type SetHold,
  standingOf,
} from "#lib/couples/rules-screening";

const facts: CheckFacts = { today: "2026-11-24", alert: null, holds: [] };
const at = (day: string, time = "12:00") => new Date(`${day}T${time}:00Z`);
const screened = (on: string, status: Screening["status"] = "clear"): Screening => ({
  status,
  screenedOn: on,
  lapsesOn: lapsesOn(on),
  recordedAt: at(on),
});
const hold = (gate: SetHold["gate"], on = "2026-11-20"): SetHold => ({
  gate,
  checkedAt: at(on),
  checkedOn: on,
  sessionsSince: 0,
});
const alert = (day: string, time?: string) => ({ on: day, at: at(day, time) });
const fresh = screened("2026-11-20");

describe("a hold that is looked at by sessions", () => {
  it.each([
    ["G03", 3, "valid"],
    ["G03", 4, "due"],
    ["G03", 9, "due"],
    ["G05p", 0, "valid"],
    ["G05p", 1, "due"],
    ["G07", 40, "valid"],
  ] as const)("%s with %i sessions since the last look is %s", (gate, sessionsSince, standing) => {
    expect(holdStanding({ ...hold(gate), sessionsSince }, facts)).toBe(standing);
  });

  it("adds G01 to what is given next, and changes nothing that partners have", () => {
    const holds = [{ ...hold("G03"), sessionsSince: 4 }];
    expect(gatesInForce([fresh, fresh], { ...facts, holds })).toEqual({ now: ["G03"], next: ["G01", "G03"] });
  });
});

describe("the day a status lapses", () => {
  it("is eight weeks later, by the calendar, also over the change of clocks and of the year", () => {
    expect(lapsesOn("2026-11-20")).toBe("2027-01-15");
    expect(lapsesOn("2026-10-20")).toBe("2026-12-15");
    expect(lapsesOn("2028-01-05")).toBe("2028-03-01");
  });
});

describe("where a screening stands", () => {
  it("counts until the day before it lapses, and not on that day", () => {
    const one = screened("2026-09-30");
    expect(one.lapsesOn).toBe("2026-11-25");
    expect(standingOf(one, facts)).toBe("valid");
    expect(standingOf(one, { ...facts, today: "2026-11-25" })).toBe("lapsed");
  });

  it("is nothing where there was none, or where it was not done", () => {
    expect(standingOf(null, facts)).toBe("never");
    expect(standingOf(screened("2026-11-20", "not_done"), facts)).toBe("not_done");
  });

  it("counts a concern only while a hold names it", () => {
    const concern = screened("2026-11-20", "concern");
    expect(standingOf(concern, facts)).toBe("unnamed");
    expect(standingOf(concern, { ...facts, holds: [hold("G16")] })).toBe("unnamed");
    for (const gate of ["G02", "G03", "G04"] as const)
      expect(standingOf(concern, { ...facts, holds: [hold(gate)] })).toBe("valid");
  });

  it("is due again after an alert, and counts again once seen after it", () => {
    expect(standingOf(fresh, { ...facts, alert: alert("2026-11-19") })).toBe("valid");
    expect(standingOf(fresh, { ...facts, alert: alert("2026-11-20", "09:00") })).toBe("valid");
    expect(standingOf(fresh, { ...facts, alert: alert("2026-11-20", "15:00") })).toBe("due");
    expect(standingOf(fresh, { ...facts, alert: alert("2026-11-21") })).toBe("due");
    const writtenLater = { ...fresh, recordedAt: at("2026-11-23") };
    expect(standingOf(writtenLater, { ...facts, alert: alert("2026-11-21") })).toBe("due");
  });
});

describe("where a safety hold stands", () => {
  it("asks for another look after eight weeks and after an alert", () => {
    expect(holdStanding(hold("G16"), facts)).toBe("valid");
    expect(holdStanding(hold("G16", "2026-09-29"), facts)).toBe("lapsed");
    expect(holdStanding(hold("G16", "2026-09-30"), facts)).toBe("valid");
    expect(holdStanding(hold("G16"), { ...facts, alert: alert("2026-11-22") })).toBe("due");
  });
});

describe("the gates in force", () => {
  it("are none where both were screened and nothing is set", () => {
    expect(gatesInForce([fresh, fresh], facts)).toEqual({ now: [], next: [] });
  });

  it("are G01 whichever partner's screening is missing, lapsed, not done or not named", () => {
    const missing = [
      null,
      screened("2026-09-29"),
      screened("2026-11-20", "not_done"),
      screened("2026-11-20", "concern"),
    ];
    for (const one of missing)
      for (const both of [
        [one, fresh],
        [fresh, one],
      ])
        expect(gatesInForce(both, facts)).toEqual({ now: ["G01"], next: ["G01"] });
  });

  it("add G01 after an alert for what comes next alone", () => {
    expect(gatesInForce([fresh, fresh], { ...facts, alert: alert("2026-11-22") })).toEqual({
      now: [],
      next: ["G01"],
    });
  });

  it("keep an overdue hold and add G01 to it", () => {
    const holds = [hold("G16", "2026-09-01")];
    const both = { now: ["G01", "G16"], next: ["G01", "G16"] };
    expect(gatesInForce([fresh, fresh], { ...facts, holds })).toEqual(both);
    expect(gatesInForce([fresh, fresh], { ...facts, holds: [hold("G16")] }).now).toEqual(["G16"]);
  });

  it("leave out the marker, which opens notes and never lapses", () => {
    const marked = { ...facts, holds: [hold("G17", "2025-01-01")] };
    expect(gatesInForce([fresh, fresh], marked)).toEqual({ now: [], next: [] });
    expect([opensAdaptations(marked), opensAdaptations(facts)]).toEqual([true, false]);
  });
});

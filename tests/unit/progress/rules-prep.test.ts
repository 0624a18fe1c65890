import { describe, expect, it } from "vitest";
import { planPartOf } from "#lib/progress/rules-end-note";
import { type Checked, coverageGap, splitsOf } from "#lib/progress/rules-prep";

const shares = { dissonance: 0.2, regulation: 0.5, attachment: 0.3 };
const covered = (dissonance: number, regulation: number, attachment: number) => ({
  dissonance,
  regulation,
  attachment,
  communication: 0,
});

describe("coverageGap", () => {
  it("names the need that is furthest behind its part of the profile", () => {
    expect(coverageGap(shares, covered(40, 20, 40))).toEqual({
      mechanism: "regulation",
      profile: 0.5,
      covered: 0.2,
    });
  });

  it("names none where none is 15 points behind", () => {
    expect(coverageGap(shares, covered(20, 36, 44))).toBeNull();
    expect(coverageGap(shares, covered(20, 35, 45))).toMatchObject({ mechanism: "regulation" });
  });

  it("names none before anything was done or rated", () => {
    expect(coverageGap(shares, covered(0, 0, 0))).toBeNull();
    expect(coverageGap(null, covered(10, 10, 10))).toBeNull();
  });
});

describe("splitsOf", () => {
  const check = (
    slot: "A" | "B",
    useful: number | null,
    again: number | null,
    upset: number | null,
  ): Checked => ({
    assignmentId: "one",
    taskId: slot,
    title: "Ride the wave",
    slot,
    useful,
    again,
    upset,
  });

  it("counts a gap of four, and upset from seven on", () => {
    expect(splitsOf([check("A", 8, 9, 2), check("B", 5, 4, 6)])).toMatchObject([{ kind: "landed", gap: 4 }]);
    expect(splitsOf([check("A", 8, 8, 2), check("B", 5, 4, 6)])).toEqual([]);
    expect(splitsOf([check("A", 8, 8, 7)])).toMatchObject([{ kind: "upset", slot: "A" }]);
  });

  it("says nothing where one did not answer", () => {
    expect(splitsOf([check("A", 10, 10, 0), check("B", null, 0, 0)])).toEqual([]);
  });
});

describe("planPartOf", () => {
  it("reads what stands under or after the word Plan or Next", () => {
    expect(planPartOf("Subjective\nA said much.\n\nPlan\nAsk about the move.\nBring the map.")).toBe(
      "Ask about the move.\nBring the map.",
    );
    expect(planPartOf("Fine.\nNext time: the map first.\nBye.")).toBe("the map first.");
  });

  it("takes the last paragraph of anything else", () => {
    expect(planPartOf("First.\n\nWe stop here.\n\n")).toBe("We stop here.");
    expect(planPartOf("")).toBe("");
  });
});

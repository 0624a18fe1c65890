import { describe, expect, it } from "vitest";
import { gateLevel, withCheck } from "#lib/planning/rules-checks";
import { coverageGaps, coverageMatrix } from "#lib/planning/rules-coverage";
import type { OpenHomework } from "#lib/planning/types";
import { item } from "./arbitrary-items";

const weights = {
  wave: { dissonance: 0, regulation: 0.8, attachment: 0.2, communication: 0 },
  ledger: { dissonance: 1, regulation: 0, attachment: 0, communication: 0 },
};
const homework = (
  assignmentId: string,
  exerciseSlug: string,
  slots: readonly ("A" | "B")[],
): OpenHomework => ({
  assignmentId,
  exerciseSlug,
  exerciseVersion: 1,
  title: exerciseSlug,
  smaller: false,
  timesCarried: 0,
  sent: slots.map((slot) => ({ slot, sent: false, isShort: false, notNow: null })),
  isHeld: false,
  laterTimes: 0,
});
const facts = {
  weights,
  typical: { wave: 15, ledger: 20 },
  open: [homework("w1", "wave", ["A"]), homework("w2", "ledger", ["A", "B"])],
  attendees: "both" as const,
};
const scores = (A: number | null, B: number | null) => {
  const of = (dissonance: number | null) => ({
    dissonance,
    regulation: 6,
    attachment: 2,
    communication: null,
  });
  return { A: of(A), B: of(B) };
};

describe("whom a plan reaches", () => {
  it("counts the room for both, homework for whoever holds it, and the look back with it", () => {
    const list = [
      item("a", { kind: "exercise", exerciseSlug: "wave", minutes: 10 }),
      item("b", { kind: "exercise", exerciseSlug: "wave", minutes: 30, state: "set_aside" }),
      item("r", { kind: "review", phase: "review", assignmentId: "w1", exerciseSlug: "wave", minutes: 5 }),
    ];
    const matrix = coverageMatrix(list, facts);
    expect(matrix.regulation).toEqual({
      session: { A: 8, B: 8 },
      homework: { A: 12, B: 0 },
      review: { A: 4, B: 0 },
    });
    expect(matrix.dissonance.homework).toEqual({ A: 20, B: 20 });
  });

  it("counts the room and the look back for the one who comes alone, and homework for whoever holds it", () => {
    const list = [
      item("a", { kind: "exercise", exerciseSlug: "wave", minutes: 10 }),
      item("r", { kind: "review", phase: "review", assignmentId: "w2", exerciseSlug: "ledger", minutes: 5 }),
    ];
    const matrix = coverageMatrix(list, { ...facts, attendees: "B" });
    expect(matrix.regulation).toEqual({
      session: { A: 0, B: 8 },
      homework: { A: 12, B: 0 },
      review: { A: 0, B: 0 },
    });
    expect(matrix.dissonance).toEqual({
      session: { A: 0, B: 0 },
      homework: { A: 20, B: 20 },
      review: { A: 0, B: 5 },
    });
  });

  it("leaves out homework that ends by its decision", () => {
    const ends = item("r", {
      kind: "review",
      phase: "review",
      assignmentId: "w2",
      disposition: "drop",
      minutes: 5,
    });
    expect(coverageMatrix([ends], facts).dissonance).toEqual({
      session: { A: 0, B: 0 },
      homework: { A: 0, B: 0 },
      review: { A: 5, B: 5 },
    });
  });

  it("names what a partner's profile speaks for and nothing reaches, the highest first", () => {
    const matrix = coverageMatrix([item("a", { kind: "exercise", exerciseSlug: "wave", minutes: 10 })], {
      ...facts,
      open: [],
    });
    expect(
      coverageGaps(matrix, scores(7, 4.9)).map(({ slot, need, isBare }) => [slot, need, isBare]),
    ).toEqual([["A", "dissonance", true]]);
    expect(coverageGaps(matrix, scores(null, 9)).map(({ slot }) => slot)).toEqual(["B"]);
    const nothing = coverageMatrix([], { ...facts, open: [] });
    expect(coverageGaps(nothing, scores(7, 7)).map(({ slot, need }) => [slot, need])).toEqual([
      ["A", "dissonance"],
      ["B", "dissonance"],
      ["A", "regulation"],
      ["B", "regulation"],
    ]);
  });
});

describe("the three levels before a plan", () => {
  it("stop what is held, ask once for what is warned of, and let the rest in", () => {
    const entry = { slug: "wave", locked: null, careGates: ["G03"] as const };
    const said = withCheck({}, "wave", { reason: "adapted", gates: ["G03"] });
    expect(gateLevel({ ...entry, locked: "On hold" }, said)).toBe("stop");
    expect(gateLevel(entry, {})).toBe("check");
    expect(gateLevel(entry, said)).toBe("free");
    expect(gateLevel({ ...entry, careGates: [] }, {})).toBe("free");
  });

  it("ask again under a gate that was set since, and not again under one that was weighed", () => {
    const entry = { slug: "wave", locked: null, careGates: ["G03", "G06"] as const };
    const early = withCheck({}, "wave", { reason: "adapted", gates: ["G03"] });
    expect(gateLevel(entry, early)).toBe("check");
    const late = withCheck(early, "wave", { reason: "supervised", gates: ["G06"] });
    expect(gateLevel(entry, late)).toBe("free");
    expect(late).toEqual({ wave: { reason: "supervised", gates: ["G03", "G06"] } });
    expect(gateLevel({ ...entry, slug: "other" }, late)).toBe("check");
  });
});

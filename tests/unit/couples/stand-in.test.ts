import { describe, expect, it } from "vitest";
import { HOLD_GATES, stoppingGates } from "#lib/couples/gates";
import type { Limits } from "#lib/couples/lock-reason";
import { getsStandIn, mayStandIn, suggestedStandIn } from "#lib/couples/rules-stand-in";
import { listExercises } from "#lib/exercises/queries";

const all = listExercises();
const free: Limits = {
  isPaused: false,
  isConsentOpen: false,
  ratings: [],
  answerHolds: [],
  hasConsent: true,
  gates: [],
  agreed: [],
  ceiling: 3,
  freshYes: ["T", "X"],
  thisWeek: [],
  strained: [],
  doneInSession: all.map(({ slug }) => slug),
};

describe("what stands in for homework that is held", () => {
  it("is work done alone, for home, and never the same exercise", () => {
    for (const main of all.filter(({ exerciseClass }) => getsStandIn(exerciseClass))) {
      const found = suggestedStandIn(main, all, free, []);
      expect(found?.exerciseClass).toBe("I");
      expect(found?.format).not.toBe("session");
      expect(found?.explicitness).toBe(0);
    }
  });

  it("is nothing for work done alone", () => {
    for (const main of all.filter(({ exerciseClass }) => exerciseClass === "I"))
      expect(suggestedStandIn(main, all, free, [])).toBeNull();
  });

  it("is what the fewest gates stop: of all that could be, none is stopped by fewer", () => {
    const touch = all.find(({ slug }) => slug === "touch-no-agenda");
    if (!touch) throw new Error("no touch");
    const found = suggestedStandIn(touch, all, free, []);
    const others = all.filter((one) => one.exerciseClass === "I" && mayStandIn(one, free));
    const least = Math.min(...others.map((one) => stoppingGates(one).length));
    expect(found && stoppingGates(found).length).toBe(least);
  });

  it("is not at home already, and is another one then", () => {
    const [main] = all.filter(({ exerciseClass }) => exerciseClass === "T");
    if (!main) throw new Error("no touch");
    const taken: string[] = [];
    for (;;) {
      const found = suggestedStandIn(main, all, free, taken);
      if (!found) break;
      expect(taken).not.toContain(found.slug);
      taken.push(found.slug);
    }
    expect(taken.length).toBeGreaterThan(3);
  });

  it("can be given now itself, under whichever gate", () => {
    for (const gate of HOLD_GATES)
      for (const one of all.filter((exercise) => mayStandIn(exercise, { ...free, gates: [gate] })))
        expect([gate, stoppingGates(one).includes(gate)]).toEqual([gate, false]);
    expect(all.filter((one) => mayStandIn(one, { ...free, isPaused: true }))).toEqual([]);
    expect(all.filter((one) => mayStandIn(one, free)).map((one) => one.exerciseClass)).not.toContain("T");
    expect(all.filter((one) => mayStandIn(one, free)).map((one) => one.exerciseClass)).not.toContain("X");
  });
});

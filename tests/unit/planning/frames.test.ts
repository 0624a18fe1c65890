import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankFrame, copiedFrame, type Fate, suggestedFrame } from "#lib/planning/frames";
import { framePhases, shareOut } from "#lib/planning/rules-frame";
import { beginRun } from "#lib/planning/rules-run";
import { EXERCISE_SLOT, LOOK_BACK, type OpenHomework, PHASES, type PlanItem } from "#lib/planning/types";
import { item, items } from "./arbitrary-items";

function counter() {
  let n = 0;
  return () => {
    n += 1;
    return `id-${n}`;
  };
}

const homework = (assignmentId: string): OpenHomework => ({
  assignmentId,
  exerciseSlug: "plain-ask",
  exerciseVersion: 1,
  title: "Plain ask",
  smaller: false,
  timesCarried: 0,
  sent: [],
  isHeld: false,
  laterTimes: 0,
});

const minutes = (list: readonly PlanItem[]) => list.map((one) => one.minutes);
const total = (list: readonly PlanItem[]) => minutes(list).reduce((a, b) => a + b, 0);
const ranks = (list: readonly PlanItem[]) => list.map((one) => PHASES.indexOf(one.phase));

describe("the suggested frame", () => {
  it("has the minutes of the three usual lengths", () => {
    expect(minutes(suggestedFrame(50, [], counter()))).toEqual([5, 3, 8, 18, 6, 6, 4]);
    expect(minutes(suggestedFrame(75, [], counter()))).toEqual([8, 4, 12, 28, 9, 8, 6]);
    expect(minutes(suggestedFrame(90, [], counter()))).toEqual([8, 4, 12, 38, 12, 9, 7]);
  });

  it("fills any length exactly, with at least a minute for each part", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 180 }), fc.integer({ min: 0, max: 2 }), (length, count) => {
        const open = Array.from({ length: count }, (_, n) => homework(`w${n}`));
        const frame = suggestedFrame(length, open, counter());
        expect(total(frame)).toBe(length);
        expect(minutes(frame).every((m) => m >= 1)).toBe(true);
        expect(ranks(frame)).toEqual(ranks(frame).toSorted());
      }),
    );
  });

  it("opens with each open homework, undecided, in place of the look back", () => {
    const frame = suggestedFrame(50, [homework("w1"), homework("w2")], counter());
    const reviews = frame.filter((one) => one.phase === "review");
    expect(reviews.map((one) => [one.kind, one.assignmentId, one.disposition, one.minutes])).toEqual([
      ["review", "w1", null, 4],
      ["review", "w2", null, 4],
    ]);
    expect(frame.some((one) => one.title === LOOK_BACK)).toBe(false);
    expect(frame.some((one) => one.title === EXERCISE_SLOT)).toBe(true);
  });
});

describe("other frames", () => {
  it("a blank one holds nothing but homework", () => {
    expect(blankFrame([], counter())).toEqual([]);
    expect(minutes(blankFrame([homework("w1"), homework("w2")], counter()))).toEqual([5, 5]);
  });

  it("a copy brings structure and minutes, never decisions or ticks, and what is held set aside", () => {
    const last = [
      item("1", { phase: "arrive", state: "done", actualMinutes: 9 }),
      item("2", { phase: "review", kind: "review", assignmentId: "old", disposition: "keep", minutes: 6 }),
      item("3", { kind: "exercise", exerciseSlug: "urge-wave", exerciseVersion: 1 }),
      item("4", { kind: "exercise", exerciseSlug: "touch-no-agenda", exerciseVersion: 1 }),
      item("5", { kind: "exercise", exerciseSlug: "own-gone", exerciseVersion: 1 }),
    ];
    const fates: Record<string, Fate> = { "touch-no-agenda": "set_aside", "own-gone": "left_out" };
    const copy = copiedFrame(last, [homework("new")], (slug) => fates[slug] ?? "planned", counter());
    expect(
      copy.map((one) => [one.title, one.assignmentId, one.disposition, one.state, one.actualMinutes]),
    ).toEqual([
      ["Item 1", null, null, "planned", null],
      ["Plain ask", "new", null, "planned", null],
      ["Item 3", null, null, "planned", null],
      ["Item 4", null, null, "set_aside", null],
    ]);
    expect(copy[1]?.minutes).toBe(6);
    const without = copiedFrame(last, [], () => "planned", counter());
    expect(without.find((one) => one.phase === "review")).toMatchObject({ title: LOOK_BACK, minutes: 6 });
  });

  it("a copy of a run plans what was swapped in, and not what it was taken for", () => {
    const last = [
      item("1", { kind: "exercise", exerciseSlug: "urge-wave", state: "set_aside" }),
      item("2", { kind: "exercise", exerciseSlug: "plain-ask", state: "set_aside", addedInRun: true }),
      item("3", { kind: "exercise", exerciseSlug: "soothing-kit", state: "done", addedInRun: true }),
      item("4", { kind: "exercise", exerciseSlug: "pause-pact", state: "set_aside", leaveOut: true }),
    ];
    const copy = copiedFrame(last, [], () => "planned", counter());
    expect(copy.map((one) => [one.exerciseSlug, one.state, one.addedInRun, one.leaveOut])).toEqual([
      ["soothing-kit", "planned", false, false],
      ["pause-pact", "planned", false, false],
    ]);
    expect(beginRun(copy, 0).items.map(({ exerciseSlug }) => exerciseSlug)).toEqual([
      "soothing-kit",
      "pause-pact",
    ]);
  });

  it("a copy of a run whose swap was taken back plans the old one again, and one of both where both were set aside", () => {
    const swap = (old: PlanItem["state"], fresh: PlanItem["state"]) => [
      item("1", { kind: "exercise", exerciseSlug: "urge-wave", state: old }),
      item("2", { kind: "exercise", exerciseSlug: "plain-ask", state: fresh, addedInRun: true }),
      item("3", { kind: "exercise", exerciseSlug: "pause-pact", state: "planned" }),
    ];
    const slugsOf = (last: readonly PlanItem[]) =>
      copiedFrame(last, [], () => "planned", counter()).map(({ exerciseSlug }) => exerciseSlug);
    for (const old of ["done", "planned"] as const)
      expect(slugsOf(swap(old, "set_aside"))).toEqual(["urge-wave", "pause-pact"]);
    for (const fresh of ["done", "planned", "set_aside"] as const)
      expect(slugsOf(swap("set_aside", fresh))).toEqual(["plain-ask", "pause-pact"]);
  });

  it("gives every copied item an id of its own", () => {
    fc.assert(
      fc.property(items, (last) => {
        const copy = copiedFrame(last, [], () => "planned", counter());
        expect(new Set(copy.map((one) => one.id)).size).toBe(copy.length);
        expect(copy.every((one) => one.id.startsWith("id-"))).toBe(true);
      }),
    );
  });
});

describe("shareOut", () => {
  it("sums to the total exactly and stays within one of the exact share", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 }),
        (whole, shares) => {
          const parts = shareOut(whole, shares);
          const sum = shares.reduce((a, b) => a + b, 0);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(whole);
          parts.forEach((part, n) => {
            expect(Math.abs(part - (whole * (shares[n] ?? 0)) / sum)).toBeLessThan(1);
          });
        },
      ),
    );
  });
});

describe("the phases of the suggested frame", () => {
  it("sum to the session's length, and are those of the plan it begins", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 180 }), (length) => {
        const phases = framePhases(length);
        const items = suggestedFrame(length, [], counter());
        for (const phase of PHASES)
          expect(phases[phase]).toBe(
            items.filter((one) => one.phase === phase).reduce((sum, one) => sum + one.minutes, 0),
          );
        expect(Object.values(phases).reduce((sum, minutes) => sum + minutes, 0)).toBe(length);
      }),
    );
  });
});

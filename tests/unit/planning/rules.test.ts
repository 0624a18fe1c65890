import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Weights } from "#lib/exercises/types";
import {
  addExercise,
  addPlanItem,
  blockItem,
  carriesOn,
  clampMinutes,
  coverage,
  inPhaseOrder,
  notYetReviewed,
  removePlanItem,
  setDisposition,
  setMinutes,
  undecided,
} from "#lib/planning/rules";
import { applyChange, beginHistory, redo, undo } from "#lib/planning/rules-history";
import { canMove, movePlanItem } from "#lib/planning/rules-move";
import { DISPOSITIONS, EXERCISE_SLOT, PHASES, type PlanItem } from "#lib/planning/types";
import { item, items, itemsWithPlace } from "./arbitrary-items";

const ids = (list: readonly PlanItem[]) => list.map((one) => one.id);
const sorted = (list: readonly PlanItem[]) => ids(list).toSorted();
const inOrder = (list: readonly PlanItem[]) => {
  const ranks = list.map((one) => PHASES.indexOf(one.phase));
  return ranks.every((rank, place) => place === 0 || (ranks[place - 1] ?? 0) <= rank);
};
const direction = fc.constantFrom("up" as const, "down" as const);

describe("movePlanItem", () => {
  it("keeps the set of items and the order of phases, whatever is moved", () => {
    fc.assert(
      fc.property(itemsWithPlace, direction, ([list, place], way) => {
        const moved = movePlanItem(list, list[place]?.id ?? "", way);
        expect(sorted(moved)).toEqual(sorted(list));
        expect(moved.length).toBe(list.length);
        expect(inOrder(moved)).toBe(true);
      }),
    );
  });

  it("moves by one place at most, so positions stay 1 to n", () => {
    fc.assert(
      fc.property(itemsWithPlace, direction, ([list, place], way) => {
        const id = list[place]?.id ?? "";
        const now = ids(movePlanItem(list, id, way)).indexOf(id);
        expect(Math.abs(now - place)).toBeLessThanOrEqual(1);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThan(list.length);
      }),
    );
  });

  it("is taken back by a move the other way", () => {
    fc.assert(
      fc.property(itemsWithPlace, direction, ([list, place], way) => {
        const id = list[place]?.id ?? "";
        fc.pre(canMove(list, id, way));
        const there = movePlanItem(list, id, way);
        expect(movePlanItem(there, id, way === "up" ? "down" : "up")).toEqual(list);
      }),
    );
  });

  it("brings every item to the very top or bottom in the end", () => {
    fc.assert(
      fc.property(itemsWithPlace, direction, ([list, place], way) => {
        const id = list[place]?.id ?? "";
        let now: readonly PlanItem[] = list;
        for (let steps = 0; steps < 40 && canMove(now, id, way); steps += 1) now = movePlanItem(now, id, way);
        expect((way === "up" ? now[0] : now.at(-1))?.id).toBe(id);
        expect(now.find((one) => one.id === id)?.phase).toBe(way === "up" ? "arrive" : "close");
      }),
    );
  });

  it("crosses into the neighbouring phase and keeps its place", () => {
    const list = [item("a", { phase: "arrive" }), item("c")];
    expect(movePlanItem(list, "c", "up")).toEqual([list[0], item("c", { phase: "review" })]);
    expect(movePlanItem(list, "a", "up")).toBe(list);
    expect(movePlanItem(list, "nobody", "up")).toBe(list);
  });
});

describe("adding and removing", () => {
  it("adds as the last of its phase", () => {
    fc.assert(
      fc.property(items, fc.constantFrom(...PHASES), (list, phase) => {
        const added = addPlanItem(list, item("new", { phase }));
        expect(inOrder(added)).toBe(true);
        expect(added.filter((one) => one.phase === phase).at(-1)?.id).toBe("new");
        expect(ids(added.filter((one) => one.id !== "new"))).toEqual(ids(list));
      }),
    );
  });

  const wave = {
    slug: "urge-wave",
    version: 1,
    title: "Ride the wave",
    minutes: { min: 5, typical: 12, max: 20 },
  };

  it("puts an exercise in place of the waiting block, with its typical minutes", () => {
    const list = [item("a", { phase: "arrive" }), blockItem(EXERCISE_SLOT, "core", 18, "slot"), item("d")];
    const added = addExercise(list, wave, "new");
    expect(ids(added)).toEqual(["a", "new", "d"]);
    expect(added[1]).toMatchObject({ kind: "exercise", minutes: 12, exerciseSlug: "urge-wave" });
  });

  it("puts a further exercise after the last one of the core phase", () => {
    const list = [
      item("a", { phase: "arrive" }),
      item("x", { kind: "exercise" }),
      item("d"),
      item("e", { phase: "close" }),
    ];
    expect(ids(addExercise(list, wave, "new"))).toEqual(["a", "x", "new", "d", "e"]);
    expect(ids(addExercise([item("a", { phase: "arrive" }), item("d")], wave, "new"))).toEqual([
      "a",
      "new",
      "d",
    ]);
    expect(inOrder(addExercise(list, wave, "new"))).toBe(true);
  });

  it("removes everything but homework to look back on", () => {
    const list = [item("r", { phase: "review", kind: "review" }), item("x", { kind: "exercise" })];
    expect(removePlanItem(list, "r")).toBe(list);
    expect(ids(removePlanItem(list, "x"))).toEqual(["r"]);
  });
});

describe("minutes", () => {
  it("stay whole and within bounds, whatever is typed", () => {
    fc.assert(
      fc.property(fc.double(), (minutes) => {
        const kept = clampMinutes(minutes);
        expect(Number.isInteger(kept)).toBe(true);
        expect(kept).toBeGreaterThanOrEqual(1);
        expect(kept).toBeLessThanOrEqual(180);
      }),
    );
    const list = [item("a"), item("b")];
    expect(setMinutes(list, "b", 7.6)[1]?.minutes).toBe(8);
    expect(setMinutes(list, "b", 5)).toBe(list);
  });
});

describe("coverage", () => {
  const weights: Record<string, Weights> = {
    "urge-wave": { dissonance: 0.1, regulation: 0.75, attachment: 0.05, communication: 0.1 },
    "plain-ask": { dissonance: 0.2, regulation: 0.1, attachment: 0.3, communication: 0.4 },
  };

  it("gives each exercise's minutes by its weights", () => {
    const list = [item("a", { minutes: 20, exerciseSlug: "urge-wave" }), item("b", { minutes: 30 })];
    expect(coverage(list, weights)).toEqual({
      dissonance: 2,
      regulation: 15,
      attachment: 1,
      communication: 2,
    });
  });

  it("sums to the minutes of everything that has an exercise", () => {
    fc.assert(
      fc.property(items, (list) => {
        const sum = Object.values(coverage(list, weights)).reduce((a, b) => a + b, 0);
        const minutes = list
          .filter((one) => one.exerciseSlug !== null && one.exerciseSlug in weights)
          .reduce((total, one) => total + one.minutes, 0);
        expect(sum).toBeCloseTo(minutes, 6);
      }),
    );
  });
});

describe("undo", () => {
  const change = fc.oneof(
    fc.record({ do: fc.constant("move" as const), place: fc.nat(20), way: direction }),
    fc.record({ do: fc.constant("remove" as const), place: fc.nat(20) }),
    fc.record({
      do: fc.constant("minutes" as const),
      place: fc.nat(20),
      minutes: fc.integer({ min: 1, max: 90 }),
    }),
    fc.record({ do: fc.constant("add" as const), phase: fc.constantFrom(...PHASES) }),
  );

  it("restores the list step by step to where it began", () => {
    fc.assert(
      fc.property(items, fc.array(change, { maxLength: 20 }), (list, changes) => {
        let history = beginHistory(list);
        const seen: (readonly PlanItem[])[] = [list];
        changes.forEach((one, number) => {
          const id =
            "place" in one ? (history.items[one.place % Math.max(1, history.items.length)]?.id ?? "") : "";
          const next =
            one.do === "move"
              ? movePlanItem(history.items, id, one.way)
              : one.do === "remove"
                ? removePlanItem(history.items, id)
                : one.do === "minutes"
                  ? setMinutes(history.items, id, one.minutes)
                  : addPlanItem(history.items, item(`new ${number}`, { phase: one.phase }));
          if (next !== history.items) seen.push(next);
          history = applyChange(history, next);
        });
        for (const was of seen.toReversed()) {
          expect(history.items).toEqual(was);
          history = undo(history);
        }
        expect(history.items).toEqual(list);
      }),
    );
  });

  it("keeps fifty steps", () => {
    let history = beginHistory([item("a", { minutes: 1 })]);
    for (let minutes = 2; minutes <= 100; minutes += 1)
      history = applyChange(history, setMinutes(history.items, "a", minutes));
    for (let steps = 0; steps < 200; steps += 1) history = undo(history);
    expect(history.items[0]?.minutes).toBe(50);
    for (let steps = 0; steps < 200; steps += 1) history = redo(history);
    expect(history.items[0]?.minutes).toBe(100);
    history = applyChange(undo(history), setMinutes(history.items, "a", 7));
    expect(redo(history)).toBe(history);
  });
});

describe("homework to look back on", () => {
  const review = item("r", { kind: "review", phase: "review", assignmentId: "w1" });

  it("waits for a decision, which only it can have", () => {
    const list = [review, item("b")];
    const open = [{ assignmentId: "w1" }];
    expect(undecided(list, open)).toEqual([review]);
    expect(undecided(list, [])).toEqual([]);
    expect(undecided(setDisposition(list, "r", "shrink"), open)).toEqual([]);
    expect(setDisposition(list, "b", "drop")[1]?.disposition).toBeNull();
  });

  it("is found when it came after the plan", () => {
    const open = ["w1", "w2"].map((assignmentId) => ({
      assignmentId,
      exerciseSlug: "plain-ask",
      exerciseVersion: 1,
      title: "Plain ask",
      smaller: false,
      timesCarried: 0,
      sent: [],
      isHeld: false,
      laterTimes: 0,
    }));
    expect(notYetReviewed([review], open).map((one) => one.assignmentId)).toEqual(["w2"]);
  });
});

describe("phase order", () => {
  it("is restored without changing the order inside a phase", () => {
    const list = [item("a", { phase: "close" }), item("b"), item("c", { phase: "arrive" }), item("d")];
    expect(ids(inPhaseOrder(list))).toEqual(["c", "b", "d", "a"]);
  });
});

describe("a decision about homework", () => {
  it("carries on what is kept or made smaller, and ends the rest", () => {
    expect(DISPOSITIONS.filter(carriesOn)).toEqual(["keep", "shrink"]);
  });
});

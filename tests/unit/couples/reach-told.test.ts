import { describe, expect, it } from "vitest";
import { effectOf, HOLD_GATES, stoppingGates } from "#lib/couples/gates";
import { reachTold } from "#lib/couples/reach-told";
import { listExercises } from "#lib/exercises/queries";

describe("what the therapist is told that a gate holds", () => {
  it("covers every built-in exercise that leaves both pages, by its class, its level or its title", () => {
    for (const gate of HOLD_GATES) {
      const { block, level3, singles } = reachTold([gate], []);
      for (const exercise of listExercises()) {
        const { exerciseClass, explicitness, title } = exercise;
        const isTold =
          block.includes(exerciseClass) ||
          (level3 && exerciseClass === "X" && explicitness === 3) ||
          singles.includes(title);
        expect([gate, title, isTold]).toEqual([gate, title, stoppingGates(exercise).includes(gate)]);
      }
    }
  });

  it("names an exercise by itself where its class goes on, and not once its class is held too", () => {
    const one = listExercises().find(
      (exercise) => exercise.exerciseClass === "I" && effectOf("G04", exercise, "home") === "block",
    );
    expect(reachTold(["G04"], []).singles).toContain(one?.title);
    expect(reachTold(["G04", "G05"], []).singles).toEqual([]);
  });

  it("leaves out what a supervisor signed away for that class", () => {
    const told = (signed: boolean) =>
      reachTold(
        ["G07"],
        signed
          ? [{ gate: "G07", exerciseClass: "X", until: "2099-01-01", decidedAt: "2026-01-01T00:00:00Z" }]
          : [],
      );
    expect([told(false).level3, told(true).level3]).toEqual([true, false]);
  });
});

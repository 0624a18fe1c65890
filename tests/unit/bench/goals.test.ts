import { describe, expect, it } from "vitest";
import { floorTargets } from "#tests/bench/floors";
import { GOALS, type Goal, judgeCheck, judgeGoal, ratioName, WIDEST_SPREAD } from "#tests/bench/goals";
import type { Spread } from "#tests/bench/statistics";
import { productTargets } from "#tests/bench/targets";

const spread = (median: number, least = median, most = median): Spread => ({ median, least, most });
const goal = (...checks: Goal["checks"]): Goal => ({ id: "G0", text: "", checks, notMeasured: [] });
const fast = { figure: "rate a / b", at: "least", bar: 0.75 } as const;
const lean = { figure: "cpu a / b", at: "most", bar: 1.5 } as const;

describe("judging a goal", () => {
  it("goes by the median, on the right side of the bar", () => {
    const verdict = (check: typeof fast | typeof lean, found: Spread) =>
      judgeCheck(check, new Map([[check.figure, found]])).verdict;
    expect(verdict(fast, spread(0.75, 0.6, 0.9))).toBe("met");
    expect(verdict(fast, spread(0.74, 0.6, 0.9))).toBe("missed");
    expect(verdict(lean, spread(1.5, 1.2, 1.9))).toBe("met");
    expect(verdict(lean, spread(1.51, 1.2, 1.9))).toBe("missed");
  });

  it("takes rounds that are too far apart for no measurement", () => {
    const found = spread(1, 1, WIDEST_SPREAD + 0.1);
    expect(judgeCheck(fast, new Map([[fast.figure, found]])).verdict).toBe("not measured");
  });

  it("does not call a count of nothing unsteady", () => {
    const errors = { figure: "errors", at: "most", bar: 0 } as const;
    expect(judgeCheck(errors, new Map([["errors", spread(0)]])).verdict).toBe("met");
    expect(judgeCheck(errors, new Map([["errors", spread(1)]])).verdict).toBe("missed");
  });

  it("is met when every check is, missed when any is", () => {
    const figures = (rate: number, cpu: number) =>
      new Map([
        [fast.figure, spread(rate)],
        [lean.figure, spread(cpu)],
      ]);
    expect(judgeGoal(goal(fast, lean), figures(1, 1)).verdict).toBe("met");
    expect(judgeGoal(goal(fast, lean), figures(1, 2)).verdict).toBe("missed");
    expect(judgeGoal(goal(fast, lean), figures(0, 1)).verdict).toBe("missed");
  });

  it("is not met by what was not measured", () => {
    expect(judgeGoal(goal(), new Map()).verdict).toBe("not measured");
    const half = new Map([[fast.figure, spread(1)]]);
    expect(judgeGoal(goal(fast, lean), half).verdict).toBe("not measured");
    const bad = new Map([[fast.figure, spread(0.1)]]);
    expect(judgeGoal(goal(fast, lean), bad).verdict).toBe("missed");
  });
});

describe("the goals", () => {
  it("are the fourteen of the performance paper, the library's, the formulation's and the suggestions', each measured or with its reason", () => {
    expect(GOALS.map(({ id }) => id)).toEqual(Array.from({ length: 17 }, (_, n) => `G${n + 1}`));
    for (const { id, checks, notMeasured } of GOALS) {
      expect(checks.length + notMeasured.length, id).toBeGreaterThan(0);
    }
  });

  it("compare targets that are measured, under the names the run gives", () => {
    const targets = [...floorTargets(), ...productTargets()].map(({ name }) => name);
    const ratios = (["rate", "cpu", "p99"] as const).flatMap((figure) =>
      targets.flatMap((target) => targets.map((floor) => ratioName(figure, target, floor))),
    );
    const asked = GOALS.flatMap(({ checks }) => checks.map(({ figure }) => figure));
    const compared = asked.filter((figure) => /^(rate|cpu|p99) \w/.test(figure));
    expect(compared.length).toBeGreaterThan(10);
    for (const figure of compared) expect(ratios).toContain(figure);
  });
});

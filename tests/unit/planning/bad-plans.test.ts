import { describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";
import { clockTimes, setMinutes } from "#lib/planning/rules";
import { fitPlan } from "#lib/planning/rules-fit";
import { movePlanItem } from "#lib/planning/rules-move";
import { BUILT_IN_TEMPLATES, findBuiltIn } from "#lib/planning/rules-templates";
import { savePlanInput } from "#lib/planning/schema";
import { PHASES, PLAN_LIMIT } from "#lib/planning/types";
import { item } from "./arbitrary-items";

describe("plans at their edges", () => {
  const long = Array.from({ length: PLAN_LIMIT }, (_, place) => item(String(place), { minutes: 1 }));

  it("of two hundred items are moved, fitted and sent like any other, and one more is refused", () => {
    expect(movePlanItem(long, "199", { phase: "arrive", before: null })[0]?.id).toBe("199");
    expect(fitPlan(long, 50, () => null).over).toBe(150);
    const sent = long.map(({ id, phase, minutes }) => ({
      kind: "block",
      id,
      phase,
      minutes,
      title: "Debrief",
    }));
    expect(savePlanInput.safeParse({ version: 1, items: sent }).success).toBe(true);
    expect(savePlanInput.safeParse({ version: 1, items: [...sent, sent[0]] }).error?.issues[0]?.message).toBe(
      "A plan holds at most 200 items.",
    );
  });

  it("take no item of no minutes", () => {
    expect(setMinutes(long, "3", 0)).toBe(long);
    const none = { kind: "block", id: "x", phase: "core", minutes: 0, title: "Debrief" };
    expect(savePlanInput.safeParse({ version: 1, items: [none] }).error?.issues[0]?.message).toBe(
      "An item takes at least 1 minute.",
    );
  });

  it("go over midnight and over a change of the clocks", () => {
    const parts = [{ minutes: 40 }, { minutes: 40 }, { minutes: 10 }];
    expect(clockTimes(parts, new Date("2026-11-03T22:30:00Z"), "Europe/Berlin")).toEqual([
      "23:30",
      "00:10",
      "00:50",
    ]);
    expect(clockTimes(parts, new Date("2026-10-25T00:30:00Z"), "Europe/Berlin")).toEqual([
      "02:30",
      "02:10",
      "02:50",
    ]);
    expect(clockTimes(parts, new Date("2026-03-29T00:30:00Z"), "Europe/Berlin")).toEqual([
      "01:30",
      "03:10",
      "03:50",
    ]);
  });

  it("leave what is set aside out of the clock", () => {
    const aside = [{ minutes: 5 }, { minutes: 20, state: "set_aside" as const }, { minutes: 5 }];
    expect(clockTimes(aside, new Date("2026-11-03T14:00:00Z"), "Europe/Berlin")).toEqual([
      "15:00",
      "15:05",
      "15:05",
    ]);
  });
});

describe("the templates that come with the product", () => {
  it.each(BUILT_IN_TEMPLATES)("$title adds up to its minutes", ({ minutes, lines }) => {
    expect(lines.reduce((sum, [, , long]) => sum + long, 0)).toBe(minutes);
    const ranks = lines.map(([phase]) => PHASES.indexOf(phase));
    expect(ranks).toEqual(ranks.toSorted());
  });

  it("are ten, with what goes home in each but the booster, and the numbers of when to go on", () => {
    expect(BUILT_IN_TEMPLATES).toHaveLength(10);
    expect(BUILT_IN_TEMPLATES.filter(({ home }) => home.length === 0).map(({ key }) => key)).toEqual(["p6b"]);
    for (const { home } of BUILT_IN_TEMPLATES)
      for (const { slug } of home) {
        const format = findExercise(slug)?.format;
        expect([slug, format === "homework" || format === "both"]).toEqual([slug, true]);
      }
    expect(findBuiltIn("p2")?.about).toMatch(/tension is 6 or less for both.*map fits at 7 or more for both/);
  });
});

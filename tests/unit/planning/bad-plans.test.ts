import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";
import { clockTime, clockTimes, setMinutes } from "#lib/planning/rules";
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

  it("tell the time of every item as the zone's own clock does, around every change of it", () => {
    const around = fc.record({
      // The days of the year's two changes, in both halves of the world, and half an hour at Lord Howe.
      day: fc.constantFrom("2026-03-29", "2026-10-25", "2026-04-05", "2026-10-04", "2026-07-01"),
      before: fc.integer({ min: 0, max: 1800 }),
      zone: fc.constantFrom("Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns"),
      items: fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 180 }) }), { maxLength: 14 }),
    });
    fc.assert(
      fc.property(around, ({ day, before, zone, items }) => {
        const startsAt = new Date(Date.parse(`${day}T12:00:20Z`) - before * 60_000);
        const starts = items.map((_, at) => items.slice(0, at).reduce((sum, one) => sum + one.minutes, 0));
        expect(clockTimes(items, startsAt, zone)).toEqual(
          starts.map((minutes) => clockTime(new Date(startsAt.getTime() + minutes * 60_000), zone)),
        );
      }),
      { numRuns: 400 },
    );
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

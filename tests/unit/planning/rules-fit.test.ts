import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plannedMinutes } from "#lib/planning/rules";
import { fitPlan, type SpanOf } from "#lib/planning/rules-fit";
import { item, items } from "./arbitrary-items";

const SPANS: Readonly<Record<string, { min: number; max: number }>> = {
  "urge-wave": { min: 5, max: 20 },
  "plain-ask": { min: 10, max: 15 },
};
const spanOf: SpanOf = ({ exerciseSlug }) => (exerciseSlug && SPANS[exerciseSlug]) || null;
const length = fc.integer({ min: 20, max: 180 });

describe("fitting a plan to its session", () => {
  it("never adds a minute, never goes below what an item can take, and loses no item", () => {
    fc.assert(
      fc.property(items, length, (list, minutes) => {
        const fit = fitPlan(list, minutes, spanOf);
        expect(fit.items.map(({ id }) => id)).toEqual(list.map(({ id }) => id));
        fit.items.forEach((one, place) => {
          const was = list[place];
          expect(one.minutes).toBeLessThanOrEqual(was?.minutes ?? 0);
          const least = spanOf(one)?.min ?? 1;
          expect(one.minutes).toBeGreaterThanOrEqual(Math.min(was?.minutes ?? 0, least));
        });
      }),
    );
  });

  it("fits, or says by how much it does not and leaves nothing that could give", () => {
    fc.assert(
      fc.property(items, length, (list, minutes) => {
        const fit = fitPlan(list, minutes, spanOf);
        const now = plannedMinutes(fit.items);
        expect(now - minutes <= 0 ? 0 : now - minutes).toBe(fit.over);
        if (fit.over > 0)
          expect(fit.items.some((one) => one.kind === "exercise" && one.state === "planned")).toBe(false);
        // Asked again, it finds nothing more to do.
        const again = fitPlan(fit.items, minutes, spanOf);
        expect(again.items).toEqual(fit.items);
      }),
    );
  });

  it("uses the whole session when trimming is enough, and sets nothing aside then", () => {
    fc.assert(
      fc.property(items, fc.nat(20), (list, less) => {
        const planned = plannedMinutes(list);
        const fit = fitPlan(list, planned - less, spanOf);
        if (fit.aside.length === 0 && fit.over === 0) expect(plannedMinutes(fit.items)).toBe(planned - less);
      }),
    );
  });

  it("leaves a plan alone that fits", () => {
    const list = [item("a", { minutes: 20 })];
    expect(fitPlan(list, 20, spanOf)).toEqual({ items: list, trims: [], aside: [], over: 0 });
  });

  it("lets spare time go first, then the exercise whose length varies most, and never the way out", () => {
    const wave = item("w", { kind: "exercise", exerciseSlug: "urge-wave", minutes: 20 });
    const ask = item("p", { kind: "exercise", exerciseSlug: "plain-ask", minutes: 15 });
    const spare = item("s", { title: "Open time", minutes: 10 });
    const close = item("c", { title: "Wrap and session check", phase: "close", minutes: 5 });
    expect(fitPlan([wave, ask, spare, close], 30, spanOf).aside).toEqual([]);
    expect(fitPlan([wave, ask, spare, close], 17, spanOf).aside.map(({ id }) => id)).toEqual(["s"]);
    expect(fitPlan([wave, ask, spare, close], 13, spanOf).aside.map(({ id }) => id)).toEqual(["s", "w"]);
    expect(fitPlan([wave, ask, spare, close], 13, spanOf).trims).toContainEqual({
      id: "p",
      title: "Item p",
      from: 15,
      to: 11,
    });
  });
});

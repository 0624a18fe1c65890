import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMeasure, measures } from "#lib/measures/catalogue";
import { changeOf } from "#lib/measures/reliable-change";
import { answerFaults, roundHalfUp, scoreMeasure } from "#lib/measures/score-measure";
import type { Measure } from "#lib/measures/types";

const scorable = measures.filter((measure) => measure.ranges.length > 0);

function answersTo(measure: Measure): fc.Arbitrary<(number | null)[]> {
  return fc.tuple(
    ...measure.ranges.map(({ low, high }) => fc.option(fc.integer({ min: low, max: high }), { freq: 8 })),
  );
}
function known(slug: string): Measure {
  const measure = findMeasure(slug);
  if (!measure) throw new Error(`${slug} is no measure`);
  return measure;
}

describe("the measures", () => {
  it("have one name each and a source, a direction and a licence", () => {
    expect(new Set(measures.map(({ slug }) => slug)).size).toBe(measures.length);
    for (const { source, licence, asks } of measures) {
      expect([source, licence, asks].every((text) => text.length > 3)).toBe(true);
    }
  });

  it.each(measures)("$name may be used only as its class says", (measure) => {
    const { shipClass, ranges, scales, refusal } = measure;
    if (shipClass === "G") expect(ranges.length).toBe(measure.itemCount);
    if (shipClass === "T") expect(scales.length).toBeGreaterThan(0);
    expect(refusal !== null).toBe(shipClass === "N" || shipClass === "C");
    if (refusal !== null) expect([ranges, scales]).toEqual([[], []]);
  });

  it.each(measures.filter(({ shipClass }) => shipClass === "G"))(
    "$name keys only answers it has",
    (measure) => {
      for (const { items, reversed } of measure.scales) {
        expect(items.every((item) => item >= 1 && item <= measure.itemCount)).toBe(true);
        expect(new Set(items).size).toBe(items.length);
        expect(reversed.every((item) => items.includes(item))).toBe(true);
      }
    },
  );

  it.each(scorable)("$name reaches both ends of every scale and never passes them", (measure) => {
    const end = (side: "low" | "high", reversed: readonly number[]) =>
      measure.ranges.map((range, index) => {
        const turned = reversed.includes(index + 1);
        return (side === "low") === turned ? range.high : range.low;
      });
    for (const scale of measure.scales) {
      const least = scoreMeasure(measure, end("low", scale.reversed));
      const most = scoreMeasure(measure, end("high", scale.reversed));
      const of = (score: typeof least) => score.scales.find(({ name }) => name === scale.name)?.value;
      expect(of(least)).toBeCloseTo(scale.min, 9);
      expect(of(most)).toBeCloseTo(scale.max, 9);
    }
    fc.assert(
      fc.property(answersTo(measure), (answers) => {
        for (const { value, min, max } of scoreMeasure(measure, answers).scales) {
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(min - 1e-9);
          expect(value).toBeLessThanOrEqual(max + 1e-9);
        }
      }),
    );
  });

  it("score nothing in a short scale that misses an answer", () => {
    expect(scoreMeasure(known("csi-4"), [5, null, 4, 4]).scales[0]?.value).toBeNull();
    expect(scoreMeasure(known("gad-7"), [1, 1, 1, 1, 1, 1, null]).scales[0]?.value).toBeNull();
  });

  it("let the writer's own mean stand in where four fifths of a scale are there, and no fewer", () => {
    const ders = known("ders-16");
    const most = Array.from({ length: 16 }, (_, index) => (index < 13 ? 2 : null));
    const total = scoreMeasure(ders, most).scales[0];
    expect([total?.value, total?.filled]).toEqual([32, 3]);
    const fewer = most.map((answer, index) => (index < 12 ? answer : null));
    expect(scoreMeasure(ders, fewer).scales[0]?.value).toBeNull();
  });

  it("never fill in the ninth answer of the PHQ-9", () => {
    const others = [1, 1, 1, 1, 1, 1, 1, null];
    expect(scoreMeasure(known("phq-9"), [...others, 0]).scales[0]?.value).toBeCloseTo((7 / 8) * 9, 9);
    expect(scoreMeasure(known("phq-9"), [1, 1, 1, 1, 1, 1, 1, 1, null]).scales[0]?.value).toBeNull();
  });

  it("name each answer that is out of its range", () => {
    const csi = known("csi-4");
    expect([...answerFaults(csi, [6, 6, 1.5, Number.NaN]).keys()]).toEqual([2, 3, 4]);
    expect([...answerFaults(csi, [1, 1, 1, 1, 1]).keys()]).toEqual([0]);
    expect(answerFaults(csi, [null, null])).toEqual(new Map());
    expect(() => scoreMeasure(csi, [7, 0, 0, 0])).toThrow(RangeError);
  });

  it("call no change of a measure without a better side", () => {
    expect(changeOf(known("sdi-2"), 10, 60)).toBeNull();
    expect(changeOf(known("gmsex"), 10, 30)).toBeNull();
  });

  it("judge a change the same way in both directions of a scale", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 81 }), fc.integer({ min: 0, max: 81 }), (before, after) => {
        const csi = known("csi-16");
        const there = changeOf(csi, before, after)?.label;
        const back = changeOf(csi, after, before)?.label;
        expect(there === "worse").toBe(back === "improved" || back === "recovered");
      }),
    );
  });

  it("round halves up", () => {
    expect([roundHalfUp(2.5, 0), roundHalfUp(1.005, 2), roundHalfUp(2.4999, 0)]).toEqual([3, 1.01, 2]);
  });
});

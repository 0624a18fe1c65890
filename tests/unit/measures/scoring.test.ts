import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMeasure, measures } from "#lib/measures/catalogue";
import { changeOf } from "#lib/measures/reliable-change";
import { answerFaults, readingOf, roundHalfUp, scoreMeasure } from "#lib/measures/score-measure";
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
    const without = (...items: number[]) =>
      Array.from({ length: 12 }, (_, index) => (items.includes(index + 1) ? null : 2));
    const total = (...items: number[]) => scoreMeasure(known("nsss-s"), without(...items)).scales[0];
    expect([total(11, 12)?.value, total(11, 12)?.filled]).toEqual([24, 2]);
    expect(total(10, 11, 12)?.value).toBeNull();
  });

  it("give no total where a subscale misses too much, though four fifths of the whole are there", () => {
    const ders = known("ders");
    const without = (items: number[]) =>
      Array.from({ length: 36 }, (_, index) => (items.includes(index + 1) ? null : 3));
    const of = (items: number[], name: string) =>
      scoreMeasure(ders, without(items)).scales.find((scale) => scale.name === name);
    // One of the six on impulse may be missing; two may not, and then nothing stands for the whole.
    expect([of([3], "impulse")?.value, of([3], "total")?.filled]).toEqual([18, 1]);
    expect([of([3, 14], "impulse")?.value, of([3, 14], "total")?.value]).toEqual([null, null]);
    expect(of([3, 14], "goals")?.value).toBe(15);
    // One in each of the six is still four fifths of each.
    expect(of([11, 13, 3, 2, 15, 1], "total")?.filled).toBe(6);
  });

  it("fill a total by the mean of the subscale an answer belongs to", () => {
    const answers = Array.from({ length: 36 }, (_, index) =>
      [11, 12, 21, 23, 25, 29].includes(index + 1) ? 5 : 1,
    );
    const full = scoreMeasure(known("ders"), answers).scales;
    const missing = scoreMeasure(
      known("ders"),
      answers.map((answer, index) => (index === 10 ? null : answer)),
    ).scales;
    expect(missing.map(({ value }) => value)).toEqual(full.map(({ value }) => value));
  });

  it("find the band of a total that was filled in, between the whole numbers too", () => {
    const phq = scoreMeasure(known("phq-9"), [1, 1, 1, 1, 0, 0, 0, null, 0]);
    expect(phq.scales[0]?.value).toBe(4.5);
    expect(phq.band).toBe(scoreMeasure(known("phq-9"), [1, 1, 1, 1, 0, 0, 0, 0, 0]).band);
    fc.assert(
      fc.property(
        fc.constantFrom(...measures),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (measure, value) => {
          const least = Math.min(...measure.bands.map(({ from }) => from));
          const { band } = readingOf(measure, value);
          expect(band !== null).toBe(measure.bands.length > 0 && value >= least);
          expect(band).toBe(readingOf(measure, Math.floor(value)).band);
        },
      ),
    );
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

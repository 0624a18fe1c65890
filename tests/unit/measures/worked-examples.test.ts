import { describe, expect, it } from "vitest";
import { findMeasure } from "#lib/measures/catalogue";
import {
  changeBar,
  changeIndex,
  changeOf,
  cutOffBetween,
  differenceError,
  isConcern,
  standardError,
} from "#lib/measures/reliable-change";
import { readingOf, roundHalfUp, scoreMeasure, weightedTotal } from "#lib/measures/score-measure";
import type { Measure, MeasureChange } from "#lib/measures/types";

function known(slug: string): Measure {
  const measure = findMeasure(slug);
  if (!measure) throw new Error(`${slug} is no measure`);
  return measure;
}
const reliabilityOf = (slug: string) => {
  const { reliability } = known(slug);
  if (!reliability) throw new Error(`${slug} has no reliability`);
  return reliability;
};
const plain = (label: MeasureChange["label"]): MeasureChange => ({ label, crossedWithinNoise: false });

/** The numbers are those of the measures paper, section 6. */
describe("worked examples", () => {
  it("1: change on the CSI-16", () => {
    const csi = reliabilityOf("csi-16");
    expect(roundHalfUp(standardError(csi), 3)).toBe(2.404);
    expect(roundHalfUp(differenceError(csi), 3)).toBe(3.4);
    expect(roundHalfUp(changeBar(csi), 3)).toBe(6.664);
    const cases: [number, number, number, MeasureChange][] = [
      [38, 47, 2.647, plain("improved")],
      [38, 43, 1.471, plain("unchanged")],
      [38, 31, -2.059, plain("worse")],
      [48, 56, 2.353, plain("recovered")],
      [50, 53, 0.882, { label: "unchanged", crossedWithinNoise: true }],
    ];
    for (const [before, after, index, change] of cases) {
      expect(roundHalfUp(changeIndex(before, after, csi), 3)).toBe(index);
      expect(changeOf(known("csi-16"), before, after)).toEqual(change);
    }
  });

  it("2: the bars of the CSI-4 and the CSI-32", () => {
    expect(roundHalfUp(changeBar(reliabilityOf("csi-4")), 3)).toBe(2.716);
    expect(roundHalfUp(changeBar(reliabilityOf("csi-32")), 3)).toBe(12.544);
    expect(changeOf(known("csi-4"), 10, 13)?.label).toBe("improved");
    expect(changeOf(known("csi-4"), 10, 12)?.label).toBe("unchanged");
    expect(changeOf(known("csi-32"), 60, 73)?.label).toBe("improved");
    expect(changeOf(known("csi-32"), 60, 72)?.label).toBe("unchanged");
  });

  it("3: the cut-off between two groups and the bar of the DAS", () => {
    expect(roundHalfUp(cutOffBetween({ mean: 70.7, sd: 23.8 }, { mean: 114.8, sd: 17.8 }), 2)).toBe(95.93);
    const das = reliabilityOf("das");
    expect(roundHalfUp(differenceError(das), 3)).toBe(5.035);
    expect(roundHalfUp(changeBar(das), 3)).toBe(9.868);
  });

  it("4: the published bar of the RDAS", () => {
    expect(changeOf(known("rdas"), 40, 52)).toEqual(plain("recovered"));
    expect(changeOf(known("rdas"), 40, 51)).toEqual({ label: "unchanged", crossedWithinNoise: true });
  });

  it("5: the RAS with its two reversed answers", () => {
    const { scales } = scoreMeasure(known("ras"), [4, 3, 4, 2, 3, 5, 2]);
    const by = Object.fromEntries(scales.map(({ name, value }) => [name, value]));
    expect(by.sum).toBe(27);
    expect(roundHalfUp(by.mean ?? 0, 3)).toBe(3.857);
  });

  it("6: the ECR-RS with its four reversed answers", () => {
    const { scales } = scoreMeasure(known("ecr-rs"), [6, 6, 5, 5, 3, 2, 5, 6, 6]);
    const by = Object.fromEntries(scales.map(({ name, value }) => [name, value ?? 0]));
    expect(by.avoidance).toBe(2.5);
    expect(roundHalfUp(by.anxiety ?? 0, 3)).toBe(5.667);
  });

  it("7: the weighted total of the FSFI", () => {
    const fsfi = known("fsfi");
    const sums = { desire: 6, arousal: 14, lubrication: 15, orgasm: 8, satisfaction: 10, pain: 14 };
    const total = weightedTotal(fsfi, sums);
    expect(roundHalfUp(total ?? 0, 1)).toBe(25.1);
    expect(readingOf(fsfi, total).concern).toBe(true);
    const { pain: _, ...five } = sums;
    expect(weightedTotal(fsfi, five)).toBeNull();
  });

  it("17: the PHQ-9 and its ninth answer", () => {
    const phq = known("phq-9");
    expect(changeOf(phq, 14, 8)).toEqual(plain("recovered"));
    expect(scoreMeasure(phq, [1, 1, 1, 1, 1, 1, 1, 1, 0]).sameDayCheck).toBe(false);
    expect(scoreMeasure(phq, [0, 0, 0, 0, 0, 0, 0, 0, 1]).sameDayCheck).toBe(true);
    expect(scoreMeasure(phq, [null, null, null, null, null, null, null, null, 1]).sameDayCheck).toBe(true);
    if (phq.cutOff === null) throw new Error("the cut-off is gone");
    expect(isConcern(10, phq.cutOff)).toBe(true);
    expect(isConcern(9, phq.cutOff)).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cpuEach,
  median,
  percentile,
  rate,
  sameRoundRatio,
  spreadOf,
  type Window,
} from "#tests/bench/statistics";

const window = (done: number, seconds: number, cpuMs: number | null = 100): Window => ({
  done,
  seconds,
  cpuMs,
  latencies: [],
  bytes: 0,
  errors: 0,
});

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

describe("percentile", () => {
  it("takes the nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.975)).toBe(98);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.01)).toBe(7);
  });

  it("gives no number for no values", () => {
    expect(percentile([], 0.5)).toBeNaN();
  });

  it("gives a value of the list with at least that share at or below it", () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const found = percentile(values, share);
        expect(values).toContain(found);
        expect(values.filter((value) => value <= found).length / values.length).toBeGreaterThanOrEqual(
          share - 1e-9,
        );
      }),
    );
  });

  it("leaves the list as it was", () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("median", () => {
  it("is the middle of an odd and the mean of the middle two of an even number of values", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 10, 4])).toBe(3);
    expect(median([4])).toBe(4);
    expect(median([])).toBeNaN();
  });

  it("has as many values above as below", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const middle = median(values);
        const above = values.filter((value) => value > middle).length;
        const below = values.filter((value) => value < middle).length;
        expect(Math.max(above, below)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe("a ratio within rounds", () => {
  it("compares each round with the same round of the floor", () => {
    // The machine was half as fast in the second round; the ratio does not notice.
    const target = [window(50, 1), window(25, 1), window(50, 1)];
    const floor = [window(100, 1), window(50, 1), window(80, 1)];
    expect(sameRoundRatio(target, floor, rate)).toEqual({ median: 0.5, least: 0.5, most: 0.625 });
  });

  it("counts what was done per second, not per window", () => {
    expect(sameRoundRatio([window(50, 2)], [window(100, 1)], rate)?.median).toBe(0.25);
    expect(sameRoundRatio([window(50, 1, 100)], [window(100, 1, 100)], cpuEach)?.median).toBe(2);
  });

  it("is nothing where no round has both, or the processor time is unknown", () => {
    expect(sameRoundRatio([window(1, 1)], [], rate)).toBeNull();
    expect(sameRoundRatio([], [window(1, 1)], rate)).toBeNull();
    expect(sameRoundRatio([window(1, 1, null)], [window(1, 1)], cpuEach)).toBeNull();
  });

  it("leaves out a round in which nothing was finished", () => {
    expect(sameRoundRatio([window(5, 1), window(5, 1)], [window(0, 1), window(10, 1)], rate)).toEqual({
      median: 0.5,
      least: 0.5,
      most: 0.5,
    });
    expect(spreadOf([Number.NaN])).toBeNull();
  });
});

import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { discreteLaplace, hashOfMembers, releaseSeed, type WordSource, wordStream } from "#lib/release/noise";
import { cohort, laplacePmf, TEST_KEY } from "#tests/unit/release/cohort";

const DRAWS = 25_000;
/** Values up to this many scales from 0 have a bin of their own; the two tails are one bin each. */
const REACH = 5;

function draws(scale: number, seed: string, howMany = DRAWS): number[] {
  const next = wordStream(Buffer.from(seed));
  return Array.from({ length: howMany }, () => discreteLaplace(scale, next));
}

/** Chi-square of draws against the exact distribution of `scale`, with its degrees of freedom. */
function chiSquare(values: readonly number[], scale: number): { statistic: number; freedom: number } {
  const edge = REACH * scale;
  const seen = new Map<number, number>();
  for (const value of values) {
    const bin = Math.max(-edge - 1, Math.min(edge + 1, value));
    seen.set(bin, (seen.get(bin) ?? 0) + 1);
  }
  let inside = 0;
  let statistic = 0;
  const add = (bin: number, probability: number) => {
    const expected = probability * values.length;
    statistic += ((seen.get(bin) ?? 0) - expected) ** 2 / expected;
  };
  for (let x = -edge; x <= edge; x += 1) {
    add(x, laplacePmf(scale, x));
    inside += laplacePmf(scale, x);
  }
  add(-edge - 1, (1 - inside) / 2);
  add(edge + 1, (1 - inside) / 2);
  return { statistic, freedom: 2 * edge + 2 };
}

/** The 99.9 % point of chi-square, by Wilson and Hilferty. */
function critical(freedom: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + 3.0902 * Math.sqrt(part)) ** 3;
}

describe("discreteLaplace", () => {
  it.each([1, 2, 3])("follows the exact distribution at scale %i", (scale) => {
    const { statistic, freedom } = chiSquare(draws(scale, `scale ${scale}`), scale);
    expect(statistic).toBeLessThan(critical(freedom));
  });

  it("would be caught with the wrong scale, with two ways to draw 0, or with rounded continuous noise", () => {
    const wrongScale = chiSquare(draws(2, "wrong"), 1);
    expect(wrongScale.statistic).toBeGreaterThan(10 * critical(wrongScale.freedom));

    const next = wordStream(Buffer.from("signs"));
    const geometric = draws(1, "double nought").filter((x) => x >= 0);
    const doubled = chiSquare(
      geometric.map((x) => (next() % 2 === 0 ? -x : x)),
      1,
    );
    expect(doubled.statistic).toBeGreaterThan(10 * critical(doubled.freedom));

    const rounded = Array.from({ length: DRAWS }, () => {
      const u = (next() + 0.5) / 2 ** 32 - 0.5;
      return Math.round(-Math.sign(u) * Math.log(1 - 2 * Math.abs(u)));
    });
    expect(chiSquare(rounded, 1).statistic).toBeGreaterThan(3 * critical(12));
  });

  it("draws whole numbers only, never minus nought", () => {
    for (const x of draws(2, "whole", 3000)) {
      expect(Number.isInteger(x)).toBe(true);
      expect(Object.is(x, -0)).toBe(false);
    }
  });

  it("throws away the words that would favour small remainders", () => {
    const drawFrom = (words: number[]) => {
      const next: WordSource = () => {
        const word = words.shift();
        if (word === undefined) throw new Error("no words left");
        return word;
      };
      return { drawn: discreteLaplace(3, next), left: words.length };
    };
    // Remainder 0, kept; no whole; positive: five words make a nought.
    expect(drawFrom([0, 1, 0, 1, 0])).toEqual({ drawn: 0, left: 0 });
    // 2^32 - 1 is the one word above the largest multiple of 3: skipped, and the same five follow.
    expect(drawFrom([2 ** 32 - 1, 0, 1, 0, 1, 0])).toEqual({ drawn: 0, left: 0 });
    // A negative nought is drawn again.
    expect(drawFrom([0, 1, 0, 1, 1, 0, 1, 0, 1, 0])).toEqual({ drawn: 0, left: 0 });
  });

  it("refuses scales that are not whole numbers from 1 to 1000", () => {
    for (const scale of [0, -1, 0.5, 1.5, Number.NaN, 1001, Number.POSITIVE_INFINITY]) {
      expect(() => discreteLaplace(scale, () => 0)).toThrow(RangeError);
    }
  });

  it("decides on whole numbers: no floating-point function appears in it", () => {
    const source = readFileSync(new URL("../../../lib/release/noise.ts", import.meta.url), "utf8");
    expect(source).not.toMatch(/Math\.(exp|log|random|pow|sqrt|round|floor)|parseFloat|Float(32|64)|\d\.\d/);
  });
});

describe("wordStream", () => {
  it("is HMAC-SHA256 of a 64-bit counter, word by word", () => {
    const seed = Buffer.from("a seed");
    const next = wordStream(seed);
    const blocks = [0, 1].map((counter) => {
      const input = Buffer.alloc(8);
      input.writeUInt32BE(counter, 4);
      return createHmac("sha256", seed).update(input).digest();
    });
    const expected = blocks.flatMap((block) =>
      Array.from({ length: 8 }, (_, i) => block.readUInt32BE(4 * i)),
    );
    expect(Array.from({ length: 16 }, next)).toEqual(expected);
  });
});

describe("releaseSeed", () => {
  const members = cohort([7, 7, 6], { engaged: 12, better: 9 });
  const seed = (
    changes: {
      practice?: string;
      quarter?: "2026-Q3" | "2026-Q4";
      key?: Buffer;
      members?: typeof members;
    } = {},
  ) =>
    releaseSeed(
      changes.key ?? TEST_KEY,
      changes.practice ?? "practice",
      changes.quarter ?? "2026-Q3",
      "better",
      hashOfMembers(changes.members ?? members),
    ).toString("hex");

  it("is the same for the same data in any order, whoever the clinician is", () => {
    expect(seed({ members: [...members].reverse() })).toBe(seed());
    expect(seed({ members: members.map((one) => ({ ...one, clinicianId: "other" })) })).toBe(seed());
  });

  it("changes with every part that goes into it", () => {
    const [first, ...rest] = members;
    if (first === undefined) throw new Error("the cohort is empty");
    const seeds = [
      seed(),
      seed({ practice: "practice 2" }),
      seed({ quarter: "2026-Q4" }),
      seed({ key: Buffer.alloc(32, 8) }),
      releaseSeed(TEST_KEY, "practice", "2026-Q3", "engaged", hashOfMembers(members)).toString("hex"),
      seed({ members: rest }),
      seed({ members: [{ ...first, id: "episode-x" }, ...rest] }),
      seed({ members: [{ ...first, engaged: !first.engaged }, ...rest] }),
      seed({ members: [{ ...first, better: !first.better }, ...rest] }),
      seed({ members: [{ ...first, mechanism: "attachment" }, ...rest] }),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it("cannot be made equal by moving characters from one part to the next", () => {
    const one = releaseSeed(TEST_KEY, 'a","2026-Q3', "2026-Q3", "better", hashOfMembers(members));
    const two = releaseSeed(TEST_KEY, "a", "2026-Q3", "better", hashOfMembers(members));
    expect(one.equals(two)).toBe(false);
  });

  it("refuses a short key", () => {
    expect(() => seed({ key: Buffer.alloc(31) })).toThrow(RangeError);
  });
});

import { createHash, createHmac } from "node:crypto";
import type { Quarter, ReleaseMember, ReleaseStatistic } from "#lib/release/types";

/** A source of independent uniform 32-bit words. */
export type WordSource = () => number;

const WORD_RANGE = 2 ** 32;
const WORDS_IN_BLOCK = 8;
const LEAST_KEY_BYTES = 32;

/** The SHA-256 of a waiting set, the same in whatever order its members come. Source: security paper, R8. */
export function hashOfMembers(members: readonly ReleaseMember[]): string {
  const frozen = members.map(({ id, engaged, better, mechanism }) =>
    JSON.stringify([id, engaged, better, mechanism]),
  );
  // The default sort compares code units, so no locale can change the order and with it the noise.
  return createHash("sha256").update(JSON.stringify(frozen.sort())).digest("hex");
}

/**
 * The seed of one statistic of one batch: HMAC-SHA256 over practice, quarter, statistic and the hash of the members.
 * The same data meets the same noise after a crash; changed data never does. Source: security paper, R8.
 */
export function releaseSeed(
  key: Buffer,
  practiceId: string,
  quarter: Quarter,
  statistic: ReleaseStatistic,
  membersHash: string,
): Buffer {
  if (key.length < LEAST_KEY_BYTES) throw new RangeError("The release key needs at least 32 bytes.");
  return createHmac("sha256", key)
    .update(JSON.stringify([practiceId, quarter, statistic, membersHash]))
    .digest();
}

/** The HMAC-SHA256 counter stream of a seed, as big-endian 32-bit words. */
export function wordStream(seed: Buffer): WordSource {
  let counter = 0n;
  let block = Buffer.alloc(0);
  let used = WORDS_IN_BLOCK;
  return () => {
    if (used === WORDS_IN_BLOCK) {
      const input = Buffer.alloc(8);
      input.writeBigUInt64BE(counter);
      block = createHmac("sha256", seed).update(input).digest();
      counter += 1n;
      used = 0;
    }
    used += 1;
    return block.readUInt32BE(4 * (used - 1));
  };
}

/** Uniform on 0 .. bound - 1 by rejection, so that no remainder is favoured; `bound` is 1 to 2^32. */
function uniformBelow(bound: number, next: WordSource): number {
  const limit = WORD_RANGE - (WORD_RANGE % bound);
  for (;;) {
    const word = next();
    if (word < limit) return word % bound;
  }
}

/** True with probability exp(-numerator / denominator), a ratio from 0 to 1, by whole-number comparisons only. */
function bernoulliExp(numerator: number, denominator: number, next: WordSource): boolean {
  let k = 1;
  while (uniformBelow(denominator * k, next) < numerator) k += 1;
  return k % 2 === 1;
}

/**
 * A whole number x with probability proportional to exp(-|x| / scale): the two-sided geometric distribution, exact.
 * `scale` is a whole number from 1. Decided on whole numbers alone, since floating-point noise can be attacked.
 * Source: Canonne, Kamath and Steinke 2020, algorithm 2; security paper, R7.
 */
export function discreteLaplace(scale: number, next: WordSource): number {
  if (!Number.isInteger(scale) || scale < 1 || scale > 1000) {
    throw new RangeError("The scale is a whole number from 1 to 1000.");
  }
  for (;;) {
    const remainder = uniformBelow(scale, next);
    if (!bernoulliExp(remainder, scale, next)) continue;
    let wholes = 0;
    while (bernoulliExp(1, 1, next)) wholes += 1;
    const size = remainder + scale * wholes;
    const negative = uniformBelow(2, next) === 1;
    // Minus nought is drawn again; it would otherwise give 0 twice its share.
    if (negative && size === 0) continue;
    return negative ? -size : size;
  }
}

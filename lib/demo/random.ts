import { formatId, type Id } from "#lib/kernel/ids";

/** Numbers that look random and are the same for the same seed. Never for a secret. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
};

/** FNV-1a: 32 bits of a text, so that every part of the demo has a stream of its own. */
function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Mulberry32 seeded by a text. */
export function seededRandom(seed: string): Random {
  let state = hash32(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, between: (low, high) => low + below(high - low + 1) };
}

/** Makes an id of version 7 whose time is `at` and whose rest comes from a seed. */
export type MakeId = (at: Date) => Id;

/** A maker of ids: the same seed and the same times in order give the same ids. */
export function seededIds(seed: string): MakeId {
  const random = seededRandom(`${seed} ids`);
  return (at) => {
    const bytes = Buffer.alloc(16);
    for (let i = 6; i < 16; i += 1) bytes[i] = random.below(256);
    bytes.writeUIntBE(at.getTime(), 0, 6);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    return formatId(bytes);
  };
}

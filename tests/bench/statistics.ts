/** What one window of one target gave. */
export type Window = {
  /** Finished operations. */
  done: number;
  seconds: number;
  /** CPU milliseconds of the processes that served it; null where the system does not tell. */
  cpuMs: number | null;
  /** Milliseconds of each finished operation, in no order. */
  latencies: readonly number[];
  /** Bytes of all bodies together. */
  bytes: number;
  errors: number;
};

/** A figure over the rounds: the middle one, and how far the rounds were apart. */
export type Spread = { median: number; least: number; most: number };

/** The value at or below which `share` (0 to 1) of the values lie, by nearest rank. NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value, or the mean of the two middle ones. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
}

/** Null when there is no value to speak of. */
export function spreadOf(values: readonly number[]): Spread | null {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return null;
  return { median: median(known), least: Math.min(...known), most: Math.max(...known) };
}

/** Operations per second. */
export function rate(window: Window): number {
  return window.done / window.seconds;
}

/** CPU milliseconds per finished operation; NaN where unknown. */
export function cpuEach(window: Window): number {
  return window.cpuMs === null ? Number.NaN : window.cpuMs / window.done;
}

/**
 * How a target compares with its floor: each round is compared with the same round of the floor, so that
 * a busy machine weighs on both sides. Null when no round has both.
 */
export function sameRoundRatio(
  target: readonly Window[],
  floor: readonly Window[],
  figure: (window: Window) => number,
): Spread | null {
  const ratios = target.map((window, round) => {
    const below = floor[round];
    return below ? figure(window) / figure(below) : Number.NaN;
  });
  return spreadOf(ratios);
}

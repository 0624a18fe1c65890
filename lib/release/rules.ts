import { passesGate } from "#lib/release/gate";
import { discreteLaplace, hashOfMembers, releaseSeed, wordStream } from "#lib/release/noise";
import type {
  EpisodeOutcome,
  MainMechanism,
  Quarter,
  ReleasedRow,
  ReleaseStatistic,
  WaitingOutcome,
} from "#lib/release/types";

/** Raised whenever a rule, scale or rounding of the release changes; stored with every released number. */
export const METHOD_VERSION = 1;
/** Couples from which the mechanism split is released as well. Source: security paper, R6. */
export const LEAST_FOR_MECHANISMS = 40;

const ENGAGED_SHARE = { done: 3, of: 4 };
const STEP = 5;

/**
 * Noise scale of each statistic, in couples: 1 for a count; 2 for a cell of the split, since one replaced couple
 * moves two cells. Each of the three statistics costs epsilon = 1. Source: security paper, R7.
 */
export const NOISE_SCALE: Readonly<Record<ReleaseStatistic, number>> = {
  engaged: 1,
  better: 1,
  mechanism_dissonance: 2,
  mechanism_regulation: 2,
  mechanism_attachment: 2,
};

/** Couples the noise stays within in more than 92 of 100 draws, per scale: 92.7 % within 2, 93.8 % within 5. */
const NOISE_REACH: Readonly<Record<ReleaseStatistic, number>> = {
  engaged: 2,
  better: 2,
  mechanism_dissonance: 5,
  mechanism_regulation: 5,
  mechanism_attachment: 5,
};

const MECHANISM_OF: readonly { readonly statistic: ReleaseStatistic; readonly mechanism: MainMechanism }[] = [
  { statistic: "mechanism_dissonance", mechanism: "dissonance" },
  { statistic: "mechanism_regulation", mechanism: "regulation" },
  { statistic: "mechanism_attachment", mechanism: "attachment" },
];

/**
 * The values frozen at the milestone: engaged means at least three quarters of the assigned homework done; an
 * episode without homework is not engaged. Whatever is handed in, one yes or no leaves. Source: security paper, R1.
 */
export function freezeOutcome(facts: {
  readonly assigned: number;
  readonly done: number;
  readonly better: boolean;
  readonly mechanism: MainMechanism;
}): EpisodeOutcome {
  const { assigned, done, better, mechanism } = facts;
  const engaged = assigned > 0 && done * ENGAGED_SHARE.of >= assigned * ENGAGED_SHARE.done;
  return { engaged, better, mechanism };
}

/** A noisy count as it may leave the job: kept within 0 and n, then its share rounded half up to 5 points. */
export function releasedShare(noisyCount: number, n: number): number {
  const count = Math.min(n, Math.max(0, noisyCount));
  return STEP * Math.floor((40 * count + n) / (2 * n));
}

/**
 * Half width of a released share's error band in whole points: the noise's usual reach plus the rounding, over the
 * rounded-down number of couples, rounded up. Source: security paper, R13.
 */
export function errorBandPoints(statistic: ReleaseStatistic, n5: number): number {
  return Math.ceil((100 * NOISE_REACH[statistic]) / n5 + STEP / 2);
}

/**
 * The numbers of one batch, or null when the gate holds the whole set back. The same set, quarter and key always
 * give the same numbers. `waiting` is the practice's whole waiting set; an episode in it twice is a fault and throws.
 * Source: security paper, R4 to R8.
 */
export function releaseBatch(
  waiting: readonly WaitingOutcome[],
  practiceId: string,
  quarter: Quarter,
  key: Buffer,
): readonly ReleasedRow[] | null {
  const n = waiting.length;
  if (new Set(waiting.map(({ id }) => id)).size !== n) throw new Error("An episode is in the batch twice.");
  if (!passesGate(waiting)) return null;
  const membersHash = hashOfMembers(waiting);

  const row = (statistic: ReleaseStatistic, counts: (outcome: EpisodeOutcome) => boolean): ReleasedRow => {
    const next = wordStream(releaseSeed(key, practiceId, quarter, statistic, membersHash));
    const noisyCount = waiting.filter(counts).length + discreteLaplace(NOISE_SCALE[statistic], next);
    return {
      statistic,
      share5pp: releasedShare(noisyCount, n),
      n5: STEP * Math.floor(n / STEP),
      methodVersion: METHOD_VERSION,
    };
  };

  const rows = [row("engaged", ({ engaged }) => engaged), row("better", ({ better }) => better)];
  if (n < LEAST_FOR_MECHANISMS) return rows;
  const split = MECHANISM_OF.map(({ statistic, mechanism }) =>
    row(statistic, (outcome) => outcome.mechanism === mechanism),
  );
  return [...rows, ...split];
}

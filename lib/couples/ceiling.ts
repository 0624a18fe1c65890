/**
 * Until a partner has chosen a ceiling, work may name sex in general terms and go no further
 * (exercise catalogue paper, reading notes).
 */
export const UNCHOSEN_CEILING = 1;

/** The level both partners are fine with: the lower of the two. Nobody is told whose it was. */
export function lowerCeiling(ceilings: readonly (number | null)[]): number {
  return Math.min(...ceilings.map((ceiling) => ceiling ?? UNCHOSEN_CEILING), 3);
}

/** Most characters of a written answer by kind; the same numbers hold where an answer is checked. */
export const TEXT_LIMITS = { short: 140, long: 4000 } as const;

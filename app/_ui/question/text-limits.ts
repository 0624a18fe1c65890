/** Most characters of a written answer by kind; the same numbers hold where an answer is checked. */
export const TEXT_LIMITS = { short: 140, long: 4000 } as const;

/** Of a private list: the fewest cards that stay on it, and the most own ones. The same numbers hold where it is checked. */
export const LIST_LIMITS = { leastKept: 20, mostOwn: 10 } as const;

/** Upset or strain from here on holds the exercise for both (measures paper, section 5). */
export const STRAINED_FROM = 7;

/** Most characters of the one line that sets or lifts a safety hold. */
export const LINE_LIMIT = 500;

/** Upset or strain from here on holds the exercise for both (measures paper, section 5). */
export const STRAINED_FROM = 7;

/** Upset or strain from here on holds the exercise for both (measures paper, section 5). */
export const STRAINED_FROM = 7;

/** Most characters of the one line that sets or lifts a safety hold. */
export const LINE_LIMIT = 500;

/** A safety status is looked at again after so many days (formulation paper, section 7: 8 weeks). */
export const STATUS_DAYS = 56;
/** From this rating on, D1 and K3 open a private consent check (formulation paper, section 4). */
export const CONSENT_CHECK_FROM = 7;
/** Tension in two weekly check-ins of one partner running, from here on, is G16 (formulation paper, section 7). */
export const TENSE_FROM = 8;

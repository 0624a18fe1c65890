import type { HoldGate } from "#lib/couples/gates";

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

/**
 * How long a yes counts, in days. The paper says "fresh" and names no number: two weeks reach from one session to the
 * next at the usual pace of a session every week or two, and no further (sessions paper, section 6, "Consent").
 */
export const FRESH_YES_DAYS = 14;

/** Weeks a co-signature holds at most: as long as a safety status itself (formulation paper, section 7). */
export const CO_SIGN_WEEKS = 8;

/** Statuses that are looked at again by sessions as well as by weeks (formulation paper, section 7, G03 and G05p). */
export const SESSIONS_UNTIL_CHECK: Readonly<Partial<Record<HoldGate, number>>> = { G03: 4, G05p: 1 };

/** Homework is carried on as it is at most so many times; the third time it is decided on (screen paper, section 2.4). */
export const MOST_KEPT = 2;

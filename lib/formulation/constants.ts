/** Numbers of the formulation, each with where it stands in the formulation paper. None of them is a validated cut-off. */

/** A rating of an indicator or in an episode. */
export const RATING = { min: 0, max: 10 } as const;

/** Scores are sums of tenths, which binary numbers miss by a hair: what lies closer together than this is the same. */
export const HAIR = 1e-9;

/** Section 4: with both ratings of one indicator, how much each counts. */
export const RATER_WEIGHT = { therapist: 0.6, self: 0.4 } as const;
/** Section 4: how many indicators of a mechanism have to be rated for a score. */
export const LEAST_RATED = { dissonance: 4, regulation: 4, attachment: 4, communication: 3 } as const;
/** Section 4: from this distance on, the two ratings of one indicator are a talking point. */
export const TALKING_POINT_GAP = 4;

/** Section 5: the higher partner drives the loop. */
export const COUPLE_WEIGHT = { higher: 0.7, lower: 0.3 } as const;
/** Section 5: below this sum of the three mechanisms there is little to go by. */
export const LOW_SIGNAL_BELOW = 6;
/** Section 5: what a lead needs. */
export const LEAD = { from: 5, ahead: 1 } as const;
/** Section 5: after so many sessions the therapist rates again. */
export const RATE_AGAIN_AFTER = 4;

/** Section 6: by the distance between the plan's stage and the exercise's nearest one. */
export const STAGE_FACTOR = [1, 0.7, 0.4, 0.2] as const;
/** Section 6: finished within so many days. */
export const RECENT = { days: 28, factor: 0.6 } as const;
/** Section 6: how it went when it was done; upset wins. */
export const FELT = { usefulFrom: 7, useful: 1.1, upsetFrom: 7, upset: 0.5 } as const;
/** Section 6: a gate that warns. */
export const WARN_FACTOR = 0.5;
/** The last place an exercise can be moved to; the table holds it too. A library is shorter, so it is ours. */
export const LAST_PLACE = 999;

/** Section 3: relief that is less than this part of itself a day later counts as gone. */
export const RELIEF_GONE_BELOW = 0.5;
/** Section 3: tension two days later that counts as a cost. */
export const COSTLY_TENSION_FROM = 6;
/** Section 1: yes answers of four that make an episode a stuck one. */
export const STUCK_FROM = 3;
/** Section 1: episodes looked at, and the part of them that makes the pattern stuck. */
export const PATTERN = { least: 6, stuckFrom: 0.5 } as const;
/** The most episodes one partner logs on one day (exercise paper, entry 9). */
export const EPISODES_A_DAY = 3;

/** An episode can be logged so many days later, as is what one's own response was. */
export const BACKDATED_DAYS = 7;
/**
 * Section 3: relief is asked once on the next day, closeness and tension at 48 hours. Counted in calendar days of the
 * practice after the day it happened on, so that a change of the clocks neither loses nor doubles one.
 */
export const FOLLOW_UP_DAYS = { next_day: { from: 1, to: 2 }, two_days: { from: 2, to: 4 } } as const;

/** Sections 4 and 7: the private consent check, and how long a safety status counts. */
export { CONSENT_CHECK_FROM, STATUS_DAYS } from "#lib/couples/rules";

/**
 * The most characters of each part of a loop map, so that the picture stays one page. Section 3 names the parts and no
 * lengths: these are ours.
 */
export const MAP_LIMITS = {
  name: 60,
  called: 24,
  reach: 120,
  respond: 120,
  soft: 120,
  wish: 120,
  strengths: 400,
  exceptions: 400,
  stressors: 240,
  evidence: 300,
  hypotheses: 2000,
} as const;

/**
 * The most characters of each text of a partner's record, so that it is read in a minute and prints on one sheet. Section 3
 * names the parts and no lengths: these are ours.
 */
export const RECORD_LIMITS = { history: 2000, body: 1200, goals: 800 } as const;

/** The most letters of the line on why an exercise is hidden from the suggestions. Section 6 asks for none; this is ours. */
export const HIDE_REASON_LIMIT = 200;

/** How far back a partner can choose to share what a moment was about, in days; the session after next is past by then. Source: formulation paper, section 3 (R). */
export const NEED_SHARE_DAYS = 28;

/** How many weeks of check-ins a partner can choose lines of: this one and the last. Source: measures paper, section 3 (R). */
export const LINE_SHARE_WEEKS = 2;

/**
 * How many weeks of check-ins what one alone shared counts for, this one among them; then it ends, so that no line opens
 * that nobody remembers sharing, and the page that takes back stays short. As long as `NEED_SHARE_DAYS`, which the paper
 * leaves to us; `app.line_pairs` counts the same.
 */
export const LINE_KEPT_WEEKS = 4;

/** Lines that both shared on one page of the therapist, and of a partner; what is ready comes first, then the newest. */
export const MOST_LINES = 40;

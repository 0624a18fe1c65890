import {
  BACKDATED_DAYS,
  COSTLY_TENSION_FROM,
  EPISODES_A_DAY,
  FOLLOW_UP_DAYS,
  PATTERN,
  RELIEF_GONE_BELOW,
  STUCK_FROM,
} from "#lib/formulation/constants";
import {
  ASKED_LATER,
  type AskedLater,
  type EpisodeFacts,
  type LoopPattern,
  type PatternFacts,
  type Standing,
} from "#lib/formulation/types";

/** The part of a relief that is left a day later; null where nothing was felt or one of the two is missing. Section 3. */
export function reliefKept({ reliefNow, reliefNextDay }: Pick<EpisodeFacts, "reliefNow" | "reliefNextDay">) {
  return reliefNow === null || reliefNow === 0 || reliefNextDay === null ? null : reliefNextDay / reliefNow;
}

/** The four questions of the stuck-loop test; a missing answer counts as no. Source: sections 1 and 3. */
export function stuckAnswers(episode: EpisodeFacts) {
  const kept = reliefKept(episode);
  return {
    askedAgain: episode.checkedAgain === true,
    reliefGone: kept !== null && kept < RELIEF_GONE_BELOW,
    needUnsaid: episode.askedPlainly === false && episode.namedNeed,
    cost: (episode.tensionTwoDays ?? 0) >= COSTLY_TENSION_FROM || episode.isCostlyResponse,
  };
}

/** Whether one trip round the loop was a stuck one. Source: section 1. */
export function isStuck(episode: EpisodeFacts): boolean {
  return Object.values(stuckAnswers(episode)).filter(Boolean).length >= STUCK_FROM;
}

/** How a partner's last six or more episodes look together. Source: section 1. */
export function loopPattern(episodes: readonly EpisodeFacts[]): LoopPattern {
  if (episodes.length < PATTERN.least) return "not_enough";
  const stuck = episodes.filter(isStuck).length;
  return stuck / episodes.length >= PATTERN.stuckFrom ? "stuck" : "moving";
}

/** The pattern in the six newest of a partner's episodes, newest first. Source: section 1. */
export function patternOf(newestFirst: readonly EpisodeFacts[]): PatternFacts {
  const last = newestFirst.slice(0, PATTERN.least);
  return { pattern: loopPattern(last), stuck: last.filter(isStuck).length, of: last.length };
}

const DAY_MS = 86_400_000;
/** ISO dates are read as UTC, so that no zone and no change of the clocks can move one. */
const dayMs = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Calendar days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayMs(to) - dayMs(from)) / DAY_MS);
}

/**
 * Whether all that is asked of an episode could have been asked by now. Before that its missing answers are no answers
 * yet, and it is left out of the pattern. Source: sections 1 and 3.
 */
export function isSettled(day: string, today: string): boolean {
  return daysBetween(day, today) >= FOLLOW_UP_DAYS.two_days.from;
}

/**
 * How an episode of that day stands. A yes stays a yes, so stuck is told at once; that it was not is told when it is
 * settled, as the pattern does.
 */
export function standingOf(episode: EpisodeFacts, day: string, today: string): Standing {
  if (isStuck(episode)) return "stuck";
  return isSettled(day, today) ? "free" : "open";
}

/** The newest episodes to read so that six settled ones are among them, where there are six. */
export const NEWEST_FOR_PATTERN = PATTERN.least + FOLLOW_UP_DAYS.two_days.from * EPISODES_A_DAY;

/** Whether something of that day can be logged today: today or the week before it, never ahead. */
export function isLoggable(day: string, today: string): boolean {
  const ago = daysBetween(day, today);
  return ago >= 0 && ago <= BACKDATED_DAYS;
}

/** What is still to be asked today of an episode of that day. Source: section 3, stages 6 and 8. */
export function askedToday(day: string, today: string, told: readonly AskedLater[]): AskedLater[] {
  const ago = daysBetween(day, today);
  return ASKED_LATER.filter((kind) => {
    const { from, to } = FOLLOW_UP_DAYS[kind];
    return ago >= from && ago <= to && !told.includes(kind);
  });
}

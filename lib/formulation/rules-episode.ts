import { COSTLY_TENSION_FROM, PATTERN, RELIEF_GONE_BELOW, STUCK_FROM } from "#lib/formulation/constants";
import type { EpisodeFacts, LoopPattern } from "#lib/formulation/types";

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

import type { CoupleFacts } from "#lib/couples/find-couple";
import type { HoldGate } from "#lib/couples/gates";
import type { HoldLine, HoldStory } from "#lib/couples/hold-history";
import type { ReachTold } from "#lib/couples/reach-told";
import type { ShownHold } from "#lib/couples/shown-holds";
import { GATE_WORDS } from "#lib/exercises/gate-words";
import { formatDate, formatDay } from "../../../../_ui/when";
import { workWords } from "../../../_components/held-work-words";

/** A safety hold in the words of the formulation paper, section 7. */
export function gateWords(gate: HoldGate): string {
  return GATE_WORDS[gate];
}

/** What the holds stop at home, what they ask to be weighed first, and what the partners see of it. */
export function reachWords({ block, warn, level3, singles }: ReachTold): string {
  const kinds = [
    ...(block.length > 0 ? [workWords(block)] : []),
    ...(level3 ? [`${workWords(["X"])} of level 3`] : []),
  ];
  const isAny = kinds.length > 0 || singles.length > 0;
  const sentences = [
    kinds.length > 0 ? `Held: ${kinds.join(", ")}.` : "No kind of work is held.",
    singles.length > 0 ? `Held by themselves: ${singles.join(", ")}.` : "",
    warn.length > 0 ? `With care: ${workWords(warn)}.` : "",
    // An exercise of the practice's own may name any gate, and no list of theirs is read here.
    isAny
      ? "Held homework leaves both partners' pages at the same moment. Nothing there says why."
      : "Both partners' pages stay as they are, but for an exercise of your own that names this hold itself.",
  ];
  return sentences.filter((one) => one !== "").join(" ");
}

/** Why all of it is held where no safety hold says so; null where that is not the case. */
export function pausedWords({ state, isPaused }: Pick<CoupleFacts, "state" | "isPaused">): string | null {
  if (state === "closed") return "The couple is closed.";
  if (state === "paused") return "The couple is paused.";
  return isPaused ? "One of the two has taken back consent." : null;
}

/** What has to happen before a gate may be lifted. Source: formulation paper, section 7, last column. */
const STEPS: Readonly<Record<HoldGate, string>> = {
  G01: "An interview alone with each.",
  G02: "No joint work. Safety planning alone, a specialist, your supervisor informed.",
  G03: "Supervisor consulted, a no-violence agreement, each screened again every 4 sessions.",
  G04: "See each alone. Consent and safety come first.",
  G05: "A crisis plan now. Lift it only after a note of yours.",
  G05p: "Risk written down, looked at in each session.",
  G06: "Stabilise first. The one who survived it sets the pace.",
  G07: "A medical and a pelvic-floor referral.",
  G08: "A medical referral, made or declined, is written down.",
  G09: "Treat or refer first. No touch work after drink or drugs.",
  G10: "Follow the secrets policy both have signed.",
  G11: "Clear up first whether to stay.",
  G12: "Psychiatric care first.",
  G13: "A plan by somebody trained in exposure work: a log can become checking.",
  G14: "Medical advice, then adapt.",
  G16: "Time to cool down, and a word with you.",
  G17: "Opens the notes on how to adapt an exercise. Holds nothing.",
};

const STANDING = {
  valid: "",
  due: " It is due again, so what is given or planned next waits as if nobody had been screened.",
  lapsed: " That day is past, so G01 holds as well.",
};

/** When a hold is looked at next, and what has to happen first: one line under it. */
export function lookDetail(hold: ShownHold): string {
  if (hold.isMarker) return STEPS[hold.gate];
  const sessions =
    hold.everySessions === null
      ? ""
      : ` Sessions since the last look: ${hold.sessionsSince}, to be looked at every ${hold.everySessions}.`;
  return `Look again by ${formatDate(hold.lookBy)}.${STANDING[hold.standing]}${sessions} ${STEPS[hold.gate]}`;
}

/** The same with since when and by whom, where its reasons do not stand below. */
export function holdDetail(hold: ShownHold): string {
  return `Set on ${formatDate(hold.setOn)} ${hold.setByMe ? "by you" : "by a colleague"}. ${lookDetail(hold)}`;
}

const DID: Readonly<Record<HoldLine["did"], string>> = {
  set: "Set",
  kept: "Looked at again and kept",
  lifted: "Lifted",
};

/** One thing that was done about a hold, as the pages read it. */
export type SaidOfHold = { id: string; words: string; note: string; isAfterGap?: true };

/** What was done about a hold, by whom and when; the reason stands beside it as it was written. */
export function saidOfHold(lines: readonly HoldLine[], timeZone: string): SaidOfHold[] {
  return lines.map(({ id, did, at, byMe, note, isAfterGap }) => ({
    id,
    words: `${DID[did]} on ${formatDay(at, timeZone)} ${byMe ? "by you" : "by a colleague"}`,
    note,
    ...(isAfterGap && { isAfterGap }),
  }));
}

/** The same of several holds, by their numbers. */
export function saidOfHolds(
  stories: readonly HoldStory[],
  timeZone: string,
): ReadonlyMap<string, SaidOfHold[]> {
  return new Map(stories.map(({ id, lines }) => [id, saidOfHold(lines, timeZone)]));
}

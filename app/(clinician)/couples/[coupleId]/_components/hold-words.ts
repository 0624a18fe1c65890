import type { HoldGate, Reach } from "#lib/couples/gates";
import type { ShownHold } from "#lib/couples/shown-holds";
import { GATE_WORDS } from "#lib/exercises/gate-words";
import { formatDate } from "../../../../_ui/when";
import { workWords } from "../../../_components/held-work-words";

/** A safety hold in the words of the formulation paper, section 7. */
export function gateWords(gate: HoldGate): string {
  return GATE_WORDS[gate];
}

/** What the holds stop at home, what they ask to be weighed first, and what the partners see of it. */
export function reachWords({ block, warn }: Reach): string {
  const sentences = [
    block.length > 0 ? `Held: ${workWords(block)}.` : "Nothing is held.",
    warn.length > 0 ? `With care: ${workWords(warn)}.` : "",
    block.length > 0
      ? "Held homework leaves both partners' pages at the same moment. Nothing there says why."
      : "Nothing on either partner's page has changed.",
  ];
  return sentences.filter((one) => one !== "").join(" ");
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
  due: " An alert came since: look again.",
  lapsed: " That day is past, so G01 holds as well.",
};

/** Since when, by whom, the next look, and what has to happen: one line under a hold. */
export function holdDetail(hold: ShownHold): string {
  const set = `Set on ${formatDate(hold.setOn)} ${hold.setByMe ? "by you" : "by a colleague"}.`;
  if (hold.isMarker) return `${set} ${STEPS[hold.gate]}`;
  const sessions =
    hold.everySessions === null
      ? ""
      : ` Sessions since the last look: ${hold.sessionsSince}, to be looked at every ${hold.everySessions}.`;
  const by = ` Look again by ${formatDate(hold.lookBy)}.`;
  return `${set}${by}${STANDING[hold.standing]}${sessions} ${STEPS[hold.gate]}`;
}

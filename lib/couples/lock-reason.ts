import { isConsent, type Met, metConditions, type Watched } from "#lib/couples/conditions";
import type { YesClass } from "#lib/couples/fresh-yes";
import { type CareGate, effectOf, type HoldGate, MARKER, strictestOf, type Where } from "#lib/couples/gates";
import { type Agreed, unsigned } from "#lib/couples/rules-co-sign";
import { ANSWER_ALERTS, type AnswerAlert, type AnswerHold } from "#lib/couples/types";
import type { Exercise } from "#lib/exercises/types";

/** What bounds the exercises of a couple now. */
export type Limits = Watched & {
  /** Paused, closed, or consent withdrawn by either. */
  isPaused: boolean;
  /** It is paused by that alone: either took back consent. */
  isConsentWithdrawn?: boolean;
  /** What private answers hold until they were reviewed. */
  answerHolds: readonly AnswerHold[];
  /** Both partners have joined and agreed. */
  hasConsent: boolean;
  /** The gates in force for what is given or planned next. */
  gates: readonly HoldGate[];
  /** What supervisors co-signed, and still holds. */
  agreed: readonly Agreed[];
  /** The lower of the two. */
  ceiling: number;
  /** Classes with a yes from each that is fresh and not used yet. It stands against giving alone, not against planning. */
  freshYes: readonly YesClass[];
  /** Work that upset a partner and waits for review. */
  strained: readonly { slug: string; exerciseClass: string }[];
  /** Exercises done in a session of this couple. */
  doneInSession: readonly string[];
};

export type Bounded = Pick<Exercise, "slug" | "exerciseClass" | "explicitness" | "sessionFirst" | "gates">;

const SEE_ALONE = "On hold: see each alone about consent first.";

/** Why a condition of the exercise's own that is met stops it, in one sentence. */
function stopSentence(met: Met): string {
  if (isConsent(met)) return SEE_ALONE;
  if (met.when?.source !== "check_in")
    return "On hold: a rating of this couple speaks against it for now. Look at the formulation first.";
  return met.when.field === "q6"
    ? "On hold: this week's check-in shows too much tension for it. Choose something calmer first."
    : "On hold: an answer of this week's check-in speaks against it. Choose something else first.";
}

/** The same for one that asks to be weighed. */
function careSentence(met: Met): string {
  if (isConsent(met)) return "With care: see each alone about consent first, or say why it can go on.";
  return met.when?.source === "check_in"
    ? "With care: this week's check-in asks you to weigh this first."
    : "With care: a rating of this couple asks you to weigh this first.";
}

/** Whether it, or for sexual work any sexual work, upset a partner and waits for a look. */
function isStrainedWork({ slug, exerciseClass }: Bounded, strained: Limits["strained"]): boolean {
  return strained.some(
    (one) => one.slug === slug || (exerciseClass === "X" && one.exerciseClass === exerciseClass),
  );
}

const ANSWER_SENTENCES: Readonly<Record<AnswerAlert, string>> = {
  agreement: "On hold: an agreement was not kept. Review that answer first.",
  consent_check: "On hold: a no may not feel safe. Review that answer first.",
  answer: "On hold: a private answer asks for a look. Review that answer first.",
};

/**
 * Why an exercise cannot be chosen for this couple now, in one sentence that names no partner; null when it
 * can. Source: formulation paper, sections 4 and 7; exercise paper, "Extra" of each entry; measures paper, section 5.
 */
export function lockReason(exercise: Bounded, limits: Limits, where: Where): string | null {
  const { exerciseClass, explicitness, sessionFirst, slug } = exercise;
  const stops = metConditions(exercise, limits).filter(({ effect }) => effect === "block");
  if (limits.isConsentWithdrawn) return "On hold: one yes to this work is missing.";
  if (limits.isPaused) return "On hold: this couple's work is paused for now.";
  const held = limits.answerHolds.filter((one) => one.exerciseClass === exerciseClass);
  const alert = ANSWER_ALERTS.find((one) => held.some((hold) => hold.alert === one));
  if (alert) return ANSWER_SENTENCES[alert];
  if (limits.isConsentOpen && (exerciseClass === "T" || exerciseClass === "X")) return SEE_ALONE;
  if (stops.some(isConsent)) return SEE_ALONE;
  const gates = unsigned(limits.gates, exerciseClass, limits.agreed);
  if (strictestOf(gates, exercise, where) === "block") return heldSentence(exercise, gates, where);
  if (!limits.hasConsent && exerciseClass !== "I")
    return "On hold: both of the couple have to join and agree first. Until then, only work done alone.";
  if (explicitness > limits.ceiling) return "On hold: it is more explicit than this couple has agreed to.";
  if (isStrainedWork(exercise, limits.strained))
    return "On hold: work like this was upsetting. Review that answer first.";
  const [stop] = stops;
  if (stop) return stopSentence(stop);
  if (where === "home" && sessionFirst && !limits.doneInSession.includes(slug))
    return "Not yet: it goes home after it was done in a session of this couple.";
  return null;
}

const UNSCREENED =
  "On hold: see each of the two alone first. It waits for a screening that counts, or a hold looked at again.";

/** By what its class meets; where the class alone would pass, the exercise itself names the hold. */
function heldSentence(exercise: Bounded, gates: readonly HoldGate[], where: Where): string {
  const others = gates.filter((gate) => gate !== "G01");
  if (strictestOf(others, exercise, where) !== "block") return UNSCREENED;
  return setHoldSentence(exercise, others, where);
}

function setHoldSentence(exercise: Bounded, gates: readonly HoldGate[], where: Where): string {
  const others = { ...exercise, gates: [] };
  if (strictestOf(gates, others, where) !== "block")
    return "On hold: not with the hold that is set for this couple.";
  const alone = strictestOf(gates, { ...others, exerciseClass: "I" }, where) !== "block";
  const joint = strictestOf(gates, { ...others, exerciseClass: "J" }, where) !== "block";
  if (joint) return "On hold: not this kind of work while the safety hold is set.";
  return alone
    ? "On hold: only work done alone may go on for now."
    : "On hold: this couple's work is paused for now.";
}

/** What to weigh before an exercise that may go on; null where nothing asks for it. */
export function careReason(exercise: Bounded, limits: Limits, where: Where): string | null {
  const gates = unsigned(limits.gates, exercise.exerciseClass, limits.agreed);
  const signed = limits.gates.filter((gate) => !gates.includes(gate));
  // What a supervisor signed away stops nothing any more, and is weighed each time.
  if (strictestOf(signed, exercise, where) !== "none")
    return "With care: a supervisor co-signed that this may go on. Weigh it first.";
  if (strictestOf(gates, exercise, where) === "warn")
    return "With care: a safety hold is set that asks you to weigh this first.";
  const asks = askedConditions(exercise, limits);
  const first = asks.find(isConsent) ?? asks[0];
  return first ? careSentence(first) : null;
}

/** The conditions of the exercise's own that are met and ask to be weighed. */
function askedConditions(exercise: Bounded, watched: Watched): Met[] {
  return metConditions(exercise, watched).filter(({ effect }) => effect === "warn");
}

/**
 * The gates to weigh before an exercise that may go on: those that warn, those a supervisor signed away, and those whose
 * condition is met. Before it is given, one line says why. Source: formulation paper, section 7: "acknowledge + one-line
 * reason"; exercise paper, "Extra" of each entry.
 */
export function careGates(
  exercise: Bounded,
  limits: Watched & Pick<Limits, "gates">,
  where: Where,
): CareGate[] {
  const held = limits.gates.filter(
    (gate): gate is Exclude<HoldGate, typeof MARKER> =>
      gate !== MARKER && effectOf(gate, exercise, where) !== "none",
  );
  return [...new Set<CareGate>([...held, ...askedConditions(exercise, limits).map(({ gate }) => gate)])];
}

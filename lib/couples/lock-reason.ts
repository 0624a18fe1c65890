import type { YesClass } from "#lib/couples/fresh-yes";
import { effectOf, type HoldGate, strictestOf, type Where } from "#lib/couples/gates";
import { type Agreed, unsigned } from "#lib/couples/rules-co-sign";
import { ANSWER_ALERTS, type AnswerAlert, type AnswerHold } from "#lib/couples/types";
import { compares } from "#lib/exercises/rules";
import type { Exercise } from "#lib/exercises/types";

/** Answers of this week's check-ins by question, one entry per partner who sent one. */
export type WeekAnswers = Readonly<Record<string, number | null>>;

/** What bounds the exercises of a couple now. */
export type Limits = {
  /** Paused, closed, or consent withdrawn by either. */
  isPaused: boolean;
  /** It is paused by that alone: either took back consent. */
  isConsentWithdrawn?: boolean;
  /** D1 or K3 of either partner is rated high, and the therapist has not seen them alone about it since. */
  isConsentOpen: boolean;
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
  thisWeek: readonly WeekAnswers[];
  /** Work that upset a partner and waits for review. */
  strained: readonly { slug: string; exerciseClass: string }[];
  /** Exercises done in a session of this couple. */
  doneInSession: readonly string[];
};

export type Bounded = Pick<Exercise, "slug" | "exerciseClass" | "explicitness" | "sessionFirst" | "gates">;

/** Whether a partner's check-in of this week meets a condition of the exercise that blocks it. */
function isTooTense({ gates }: Bounded, thisWeek: readonly WeekAnswers[]): boolean {
  return gates.some(({ machine }) => {
    const when = machine?.effect === "block" ? machine.when : undefined;
    if (when?.source !== "check_in" || typeof when.value !== "number") return false;
    const { field, op, value } = when;
    return thisWeek.some((answers) => {
      const answer = answers[field];
      return typeof answer === "number" && compares(op, answer, value);
    });
  });
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
  if (limits.isConsentWithdrawn) return "On hold: one yes to this work is missing.";
  if (limits.isPaused) return "On hold: this couple's work is paused for now.";
  const held = limits.answerHolds.filter((one) => one.exerciseClass === exerciseClass);
  const alert = ANSWER_ALERTS.find((one) => held.some((hold) => hold.alert === one));
  if (alert) return ANSWER_SENTENCES[alert];
  if (limits.isConsentOpen && (exerciseClass === "T" || exerciseClass === "X"))
    return "On hold: see each alone about consent first.";
  const gates = unsigned(limits.gates, exerciseClass, limits.agreed);
  if (strictestOf(gates, exercise, where) === "block") return heldSentence(exercise, gates, where);
  if (!limits.hasConsent && exerciseClass !== "I")
    return "On hold: both of the couple have to join and agree first. Until then, only work done alone.";
  if (explicitness > limits.ceiling) return "On hold: it is more explicit than this couple has agreed to.";
  if (isStrainedWork(exercise, limits.strained))
    return "On hold: work like this was upsetting. Review that answer first.";
  if (isTooTense(exercise, limits.thisWeek))
    return "On hold: this week's check-in shows too much tension for it. Choose something calmer first.";
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
  return strictestOf(gates, exercise, where) === "warn"
    ? "With care: a safety hold is set that asks you to weigh this first."
    : null;
}

/**
 * The gates to weigh before an exercise that may go on: those that warn, and those a supervisor signed away. Before it
 * is given, one line says why. Source: formulation paper, section 7: "acknowledge + one-line reason".
 */
export function careGates(exercise: Bounded, { gates }: Pick<Limits, "gates">, where: Where): HoldGate[] {
  return gates.filter((gate) => effectOf(gate, exercise, where) !== "none");
}

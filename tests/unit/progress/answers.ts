import { loopFreedomScore } from "#lib/progress/rules";
import type { CheckInAnswers, CheckInPoint } from "#lib/progress/types";

type Six = readonly [
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
];

/** Answers from q1 to q6 in order. */
export function answersOf([q1, q2, q3, q4, q5, q6]: Six, q2NotApplicable = false): CheckInAnswers {
  return { q1, q2, q3, q4, q5, q6, q2NotApplicable };
}

/** The ISO date of the Monday `index` weeks after 7 September 2026. */
export function weekAt(index: number): string {
  return new Date(Date.UTC(2026, 8, 7 + 7 * index)).toISOString().slice(0, 10);
}

/** A check-in of week `index`, scored by the rules. */
export function pointOf(index: number, six: Six): CheckInPoint {
  const answers = answersOf(six);
  return { week: weekAt(index), score: loopFreedomScore(answers), answers };
}

/** A check-in whose stored score is what the test wants; its answers do not explain the score. */
export function storedPoint(index: number, score: number | null, tension = 5): CheckInPoint {
  return { week: weekAt(index), score, answers: answersOf([5, 5, 5, null, 5, tension]) };
}

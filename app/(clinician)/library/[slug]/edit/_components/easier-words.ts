import { readingGrade, wordsOf } from "#lib/exercises/reading-grade";

/** The school grade up to which couples read a step or a question with ease. Source: sessions paper, section 5. */
const EASY_GRADE = 8;
/** Of fewer words the grade says nothing. */
const LEAST_WORDS = 6;

/**
 * Said beside a text the couple reads when it reads hard. It keeps nothing from being published: the therapist knows
 * who will read it. Undefined where it reads well.
 */
export function easierWords(text: string): string | undefined {
  if (wordsOf(text).length < LEAST_WORDS) return undefined;
  const grade = Math.ceil(readingGrade(text) - 1e-9);
  if (grade <= EASY_GRADE) return undefined;
  return `This reads at school grade ${grade}. Couples read up to grade ${EASY_GRADE} with ease: try shorter words or two sentences.`;
}

import type { Exercise, Field } from "#lib/exercises/types";

/** One page on the phone: a question under the steps that lead to it. */
export type PhonePage = {
  readonly question: Field;
  readonly steps: readonly string[];
  /** When or on what condition it is asked; null where it always comes. */
  readonly when: string | null;
};

const LATER = {
  next_day: "Asked the next day.",
  two_days: "Asked two days later.",
  seven_days: "Asked seven days later.",
} as const;

function whenOf(question: Field, { repeat, fields }: Pick<Exercise, "repeat" | "fields">): string | null {
  const earlier = question.onlyIf && fields.find(({ name }) => name === question.onlyIf?.field);
  const lines = [
    question.asked === "next_day" || question.asked === "two_days" || question.asked === "seven_days"
      ? LATER[question.asked]
      : null,
    repeat && (question.asked ?? "each") === "each" ? `Asked in each entry, up to ${repeat.times}.` : null,
    earlier ? `Asked only after one answer to “${earlier.label}”.` : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : lines.join(" ");
}

/** The pages a partner meets, in order; what is asked in several entries stands there once. */
export function phonePages({
  fields,
  steps,
  repeat,
}: Pick<Exercise, "fields" | "steps" | "repeat">): PhonePage[] {
  const asked = fields.filter((field) => field.clinicianOnly !== true);
  return asked.map((question, place) => {
    const from = place === 0 ? 0 : (asked[place - 1]?.step ?? 0);
    return {
      question,
      steps: steps.slice(from, question.step),
      when: whenOf(question, { fields, ...(repeat && { repeat }) }),
    };
  });
}

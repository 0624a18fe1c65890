import { questionsOf } from "#lib/exercises/rules";
import type { Exercise, Field } from "#lib/exercises/types";
import { type QuestionPage, questionPages } from "#lib/homework/rules";

/** One page on the phone: a question under the steps that lead to it, as the player pages it. */
export type PhonePage = QuestionPage & {
  /** The question's own name, without its entry. */
  readonly name: string;
  /** When or on what condition it is asked; null where it always comes. */
  readonly when: string | null;
  /** What the page says of how far one is, on the first day; null where it comes later. */
  readonly progress: { readonly at: number; readonly of: number } | null;
};

const LATER = {
  next_day: "Asked the next day.",
  two_days: "Asked two days later.",
  seven_days: "Asked seven days later.",
} as const;

const isLater = ({ asked }: Field) => asked !== undefined && asked in LATER;

/** The run of questions it is asked in: before the entries, in one of them, or after. */
const runOf = ({ entry, asked }: Field) =>
  entry === undefined ? (asked === "end" ? "end" : "start") : "entry";

/** How far one is in a run. A question on a condition counts, as with the partner, and one of another day does not. */
function progressIn(field: Field, asked: readonly Field[], isRepeated: boolean): PhonePage["progress"] {
  if (isLater(field)) return null;
  const run = asked.filter((one) => !isLater(one) && (!isRepeated || runOf(one) === runOf(field)));
  return { at: run.findIndex(({ name }) => name === field.name) + 1, of: run.length };
}

function whenOf(question: Field, asked: readonly Field[], { repeat }: Pick<Exercise, "repeat">) {
  const earlier = question.onlyIf && asked.find(({ name }) => name === question.onlyIf?.field);
  const lines = [
    question.asked === "next_day" || question.asked === "two_days" || question.asked === "seven_days"
      ? LATER[question.asked]
      : null,
    repeat && question.entry !== undefined ? `Asked in each entry, up to ${repeat.times}.` : null,
    earlier ? `Asked only after one answer to “${earlier.label}”.` : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : lines.join(" ");
}

/**
 * The pages a partner meets, in the player's own order, and the steps read at the end. Of a repeated exercise one
 * entry stands for all.
 */
export function phonePages(exercise: Pick<Exercise, "fields" | "steps" | "repeat">): {
  pages: readonly PhonePage[];
  closing: readonly string[];
} {
  const { fields, steps, repeat } = exercise;
  const asked = questionsOf({ fields, ...(repeat && { repeat: { ...repeat, times: 1 } }) });
  const { pages, closing } = questionPages({ fields: asked, steps });
  return {
    pages: pages.map((page) => ({
      ...page,
      name: page.field.entry === undefined ? page.field.name : page.field.name.replace(/\.1$/, ""),
      when: whenOf(page.field, asked, exercise),
      progress: progressIn(page.field, asked, repeat !== undefined),
    })),
    closing,
  };
}

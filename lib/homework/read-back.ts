import { answerIn, withoutUnasked, writtenEntries } from "#lib/exercises/entries";
import type { Answers, AnswerValue, Field } from "#lib/exercises/types";
import { entryName } from "#lib/homework/rules";
import type { TaskExercise } from "#lib/homework/types";
import { groupOf } from "#lib/homework/walk";

/** What was written of one entry of a repeated exercise, or outside of any, in the order it is asked. */
export type WrittenPart = {
  /** "Day 2" of an entry; null outside of any. */
  name: string | null;
  answers: readonly { field: Field; answer: AnswerValue }[];
};

/**
 * Whether a question looks back on what was written: one asked at the end, and never where the other partner may be
 * looking at the page, because the phone was passed on or both sit over it in turns.
 */
export function looksBack(
  field: Field,
  exercise: Pick<TaskExercise, "repeat">,
  { isPassedOn }: { isPassedOn: boolean },
): boolean {
  return !isPassedOn && field.type !== "turns" && groupOf(field, exercise) === "end";
}

/**
 * A partner's own answers so far, to be looked at before they are sent, entry by entry. What a changed mind has made
 * moot is left out, and so is a part in which nothing is written.
 */
export function readBack(
  { fields, repeat }: Pick<TaskExercise, "fields" | "repeat">,
  answers: Answers,
): WrittenPart[] {
  const kept = withoutUnasked(fields, answers);
  const written = (name: string | null, asked: readonly Field[]): WrittenPart[] => {
    const found = asked.flatMap((field) => {
      const answer = answerIn(kept, field.name);
      return answer === undefined ? [] : [{ field, answer }];
    });
    return found.length === 0 ? [] : [{ name, answers: found }];
  };
  const isEnd = ({ asked }: Field) => asked === "end";
  const outside = fields.filter(({ entry }) => entry === undefined);
  return [
    ...written(
      null,
      outside.filter((field) => !isEnd(field)),
    ),
    ...writtenEntries(kept).flatMap((entry) =>
      written(
        repeat ? entryName(repeat.unit, entry) : null,
        fields.filter((field) => field.entry === entry),
      ),
    ),
    ...written(null, outside.filter(isEnd)),
  ];
}

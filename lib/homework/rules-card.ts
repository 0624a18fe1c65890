import { answerIn } from "#lib/exercises/entries";
import { partnerFields } from "#lib/exercises/rules";
import type { Answers, Exercise } from "#lib/exercises/types";
import type { CardAnswer } from "#lib/homework/types";

/**
 * Whether what two partners write in an exercise makes a card to keep: all that it asks is written for both. Read from its
 * questions, so that a practice's own exercise makes one too. Source: exercises paper, entry 30.
 */
export function isCard(exercise: Pick<Exercise, "fields" | "repeat">): boolean {
  const fields = partnerFields(exercise);
  return fields.length > 0 && fields.every(({ visibility }) => visibility === "shared");
}

/** What either wrote, question by question; what nobody answered is left out. `isSame` where both wrote one and the same. */
export function cardAnswers(
  exercise: Pick<Exercise, "fields" | "repeat">,
  one: Answers,
  other: Answers,
): readonly CardAnswer[] {
  return partnerFields(exercise).flatMap((field) => {
    const [first, second] = [answerIn(one, field.name) ?? null, answerIn(other, field.name) ?? null];
    if (first === null && second === null) return [];
    return [{ field, first, second, isSame: JSON.stringify(first) === JSON.stringify(second) }];
  });
}

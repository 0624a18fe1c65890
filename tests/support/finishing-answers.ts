import { nameInEntry, STAMP } from "#lib/exercises/entries";
import type { AnswerValue, DoneRule, Exercise, Field } from "#lib/exercises/types";

/** Which of so many ways to take, from 0. */
type Way = (ways: number) => number;

const FIRST: Way = () => 0;

/** As a partner might write: letters of more than one script and direction. */
const WORDS = ["plain", "words", "שלום", "مرحبا", "ümlaut", "東京", "again"];

const words = (count: number) =>
  Array.from({ length: count }, (_, index) => WORDS[index % WORDS.length] ?? "word").join(" ");

/** A day of a year that is far from any edge: 2026-03-01 and after. */
const day = (index: number) => `2026-03-${String(index + 1).padStart(2, "0")}`;

/** An answer to a field with at least so many picks. */
function answerTo(field: Field, count: number, pick: Way): AnswerValue {
  const some = <T>(list: readonly T[]) => list.slice(0, Math.max(1, count));
  switch (field.type) {
    case "scale":
      return pick(2) === 1 ? "not_sure" : pick(11);
    case "short":
    case "long":
      return words(3);
    case "yesno":
      return pick(2) === 1 ? "yes" : "no";
    case "choice":
      return field.options[pick(field.options.length)]?.value ?? "";
    case "multi":
    case "check":
    case "rank":
      return some(field.options).map((option) => option.value);
    case "sort":
      return some(field.options).map(
        (card) => `${card.value}=${field.piles[pick(field.piles.length)]?.value ?? ""}`,
      );
    case "lines":
      return some(Array.from({ length: field.max }, (_, index) => `${words(2)} ${index + 1}`));
    case "dates":
      return some(Array.from({ length: field.max }, (_, index) => day(index)));
    case "timer":
    case "turns":
    case "pacer":
      return 60;
    case "stamp":
      return "2026-03-01 evening";
  }
}

/** Another answer to a choice in each entry. */
function differentAnswer(field: Field | undefined, entry: number): string {
  return (field?.type === "choice" && field.options[entry - 1]?.value) || "";
}

/**
 * Answers that finish an exercise, built from its own rule for done: of each either-or the way `pick` takes, in as
 * many entries as the rule counts, with the answers that conditions ask for.
 */
export function finishingAnswers(
  exercise: Pick<Exercise, "fields" | "done">,
  pick: Way = FIRST,
): Record<string, AnswerValue> {
  const fields = new Map(exercise.fields.map((field) => [field.name, field]));
  const answers: Record<string, AnswerValue> = {};

  const satisfy = (rule: DoneRule, nameOf: (name: string) => string): void => {
    const put = (name: string, value: (field: Field) => AnswerValue) => {
      const field = fields.get(name);
      if (!field) throw new Error(`the rule reads "${name}", which is no field`);
      answers[nameOf(name)] = value(field);
      // A condition stands on another: all of them have to be met for the question to be asked.
      for (let { onlyIf } = field; onlyIf; onlyIf = fields.get(onlyIf.field)?.onlyIf)
        answers[nameOf(onlyIf.field)] = onlyIf.value;
    };
    const fill = (name: string) => {
      if (answers[nameOf(name)] === undefined) put(name, (field) => answerTo(field, 1, pick));
    };
    switch (rule.op) {
      case "all":
        for (const inner of rule.rules) satisfy(inner, nameOf);
        return;
      case "any": {
        const way = rule.rules[pick(rule.rules.length)];
        if (way) satisfy(way, nameOf);
        return;
      }
      case "filled":
        fill(rule.field);
        return;
      case "equals":
        put(rule.field, () => rule.value);
        return;
      case "minWords":
        put(rule.field, () => words(rule.words));
        return;
      case "minSeconds":
        put(rule.field, () => rule.seconds);
        return;
      case "minPicked":
        put(rule.field, (field) => answerTo(field, rule.count, pick));
        return;
      case "minCount":
        for (const name of rule.fields.slice(0, rule.count)) fill(name);
        return;
      case "minEntries":
      case "minDays":
      case "minDifferent":
        for (let entry = 1; entry <= rule.count; entry += 1) {
          const inEntry = (name: string) => nameInEntry(name, entry);
          satisfy(rule.rule, inEntry);
          if (rule.op === "minDays") answers[inEntry(STAMP)] = `${day(entry)} evening`;
          if (rule.op === "minDifferent") {
            satisfy(
              { op: "equals", field: rule.field, value: differentAnswer(fields.get(rule.field), entry) },
              inEntry,
            );
          }
        }
        return;
    }
  };
  satisfy(exercise.done, (name) => name);
  return answers;
}

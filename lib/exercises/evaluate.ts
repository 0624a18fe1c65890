import { answerIn, answersOfEntry, STAMP, valuesOf, writtenEntries } from "#lib/exercises/entries";
import { wordsOf } from "#lib/exercises/reading-grade";
import { countedEntries } from "#lib/exercises/rules-personal";
import type { Answers, AnswerValue, DerivedValue, DoneRule, EntryRule } from "#lib/exercises/types";

/** A rating of 0 and "not_sure" are answers; blank text and a list of nothing that counts are not. */
function isFilled(value: AnswerValue | undefined): boolean {
  if (value === undefined) return false;
  if (typeof value === "number") return true;
  if (typeof value === "string") return value.trim() !== "";
  return countedEntries(value).length > 0;
}

/** True when the answers of one entry meet the rule. Fields that are absent count as not answered. */
export function evaluateDone(rule: DoneRule, answers: Answers): boolean {
  switch (rule.op) {
    case "all":
      return rule.rules.every((inner) => evaluateDone(inner, answers));
    case "any":
      return rule.rules.some((inner) => evaluateDone(inner, answers));
    case "filled":
      return isFilled(answerIn(answers, rule.field));
    case "equals":
      return answerIn(answers, rule.field) === rule.value;
    case "minWords": {
      const value = answerIn(answers, rule.field);
      return typeof value === "string" && wordsOf(value).length >= rule.words;
    }
    case "minSeconds": {
      const value = answerIn(answers, rule.field);
      return typeof value === "number" && value >= rule.seconds;
    }
    case "minPicked": {
      const value = answerIn(answers, rule.field);
      return Array.isArray(value) && new Set(countedEntries(value)).size >= rule.count;
    }
    case "minCount":
      return rule.fields.filter((name) => isFilled(answerIn(answers, name))).length >= rule.count;
    case "minEntries":
    case "minDays":
    case "minDifferent":
      return countOf(rule, answers) >= rule.count;
  }
}

/** How many entries, days or different answers a rule that counts entries has found. */
export function countOf(rule: EntryRule, answers: Answers): number {
  const held = writtenEntries(answers)
    .map((entry) => answersOfEntry(answers, entry))
    .filter((entry) => evaluateDone(rule.rule, entry));
  if (rule.op === "minEntries") return held.length;
  const told = held.map((entry) => answerIn(entry, rule.op === "minDays" ? STAMP : rule.field));
  const named = told.filter((one) => typeof one === "string");
  return new Set(rule.op === "minDays" ? named.map((day) => day.slice(0, 10)) : named).size;
}

/** The names of the fields a done rule reads, each once, in the order of the rule. */
export function fieldsOfRule(rule: DoneRule): string[] {
  switch (rule.op) {
    case "all":
    case "any":
      return [...new Set(rule.rules.flatMap(fieldsOfRule))];
    case "minCount":
      return [...rule.fields];
    case "minEntries":
      return fieldsOfRule(rule.rule);
    case "minDays":
      return [STAMP, ...fieldsOfRule(rule.rule)];
    case "minDifferent":
      return [...new Set([rule.field, ...fieldsOfRule(rule.rule)])];
    default:
      return [rule.field];
  }
}

/** Mean of what is worked out of two ratings in each entry that has both; null where none has. */
function meanOfPairs(
  [first, second]: readonly [string, string],
  answers: Answers,
  workOut: (first: number, second: number) => number | null,
): number | null {
  const each = [answers, ...writtenEntries(answers).map((entry) => answersOfEntry(answers, entry))];
  const worked = each.flatMap((one) => {
    const [a, b] = [answerIn(one, first), answerIn(one, second)];
    const value = typeof a === "number" && typeof b === "number" ? workOut(a, b) : null;
    return value === null ? [] : [value];
  });
  return worked.length === 0 ? null : worked.reduce((sum, value) => sum + value, 0) / worked.length;
}

function deriveOne(value: DerivedValue, answers: Answers): number | null {
  switch (value.kind) {
    case "difference":
      return meanOfPairs([value.from, value.minus], answers, (from, minus) => from - minus);
    case "kept":
      return meanOfPairs([value.left, value.of], answers, (left, of) => (of === 0 ? null : left / of));
    case "share": {
      const picked = (name: string) =>
        valuesOf(answers, name).reduce<number>(
          (sum, list) => sum + (Array.isArray(list) ? list.length : 0),
          0,
        );
      const all = value.among.reduce((sum, name) => sum + picked(name), 0);
      return all === 0 ? null : picked(value.part) / all;
    }
    case "rate": {
      const given = valuesOf(answers, value.of);
      return given.length === 0 ? null : given.filter((one) => one === value.value).length / given.length;
    }
  }
}

/** Numbers worked out from the answers, by name; null where an answer is absent or "not_sure". */
export function derive(values: readonly DerivedValue[], answers: Answers): Record<string, number | null> {
  return Object.fromEntries(values.map((value) => [value.name, deriveOne(value, answers)]));
}

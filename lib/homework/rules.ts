import { STRAINED_FROM } from "#lib/couples/rules";
import { ANSWER_ALERTS, type AnswerAlert } from "#lib/couples/types";
import { answerIn, answersOfEntry, isLater, nameInEntry, writtenEntries } from "#lib/exercises/entries";
import { countOf, evaluateDone, fieldsOfRule } from "#lib/exercises/evaluate";
import { wordsOf } from "#lib/exercises/reading-grade";
import { compares } from "#lib/exercises/rules";
import { countedEntries } from "#lib/exercises/rules-personal";
import type {
  Answers,
  DoneRule,
  Exercise,
  ExerciseClass,
  Field,
  GateCondition,
  GateEffect,
  RepeatUnit,
} from "#lib/exercises/types";
import type { ExerciseCheck, Outcome, TaskExercise } from "#lib/homework/types";

/** Pieces of homework a couple has at once. Source: sessions paper, section 4. */
export const MOST_AT_ONCE = 2;

/** Minutes of the two-minute version. */
export const SMALLER_MINUTES = 2;

/** One question and the instructions to read before it; a question's place counts from 1. */
export type QuestionPage = {
  place: number;
  field: Field;
  steps: readonly string[];
  /** Where partners take turns: what both do in each of them, read again on the page of every turn; else empty. */
  turnSteps: readonly string[];
};

/**
 * The last instruction, from 1, that belongs to the turns a field asks for: up to the one its next question is about.
 * Where as many yes-or-no questions follow as there are turns, each is about one of them, and the last one's closes it.
 * An instruction that several questions ask about is answered after the turns, and read there.
 */
function lastOfTurns(fields: readonly Field[], index: number): number {
  const field = fields[index];
  if (field?.type !== "turns") return field?.step ?? 0;
  const after = fields.slice(index + 1).filter((one) => one.entry === field.entry && !isLater(one));
  const perTurn = after.slice(0, field.rounds * 2);
  const isPerTurn = perTurn.length === field.rounds * 2 && perTurn.every(({ type }) => type === "yesno");
  const next = (isPerTurn ? perTurn.at(-1) : after[0])?.step ?? 0;
  const isAfter = !isPerTurn && after.filter(({ step }) => step === next).length > 1;
  return Math.max(field.step, isAfter ? next - 1 : next);
}

/**
 * An exercise as pages of one question each. Instructions without a question of their own are read with
 * the next question, in every entry of a repeated exercise anew; what comes after the last one is read at the end.
 */
export function questionPages(exercise: Pick<TaskExercise, "fields" | "steps">): {
  pages: readonly QuestionPage[];
  closing: readonly string[];
} {
  let read = 0;
  let beforeEntries = 0;
  let entry: number | undefined;
  const pages = exercise.fields.map((field, index) => {
    if (field.entry !== undefined && field.entry !== entry) {
      if (entry === undefined) beforeEntries = read;
      read = beforeEntries;
      entry = field.entry;
    }
    const last = Math.max(read, lastOfTurns(exercise.fields, index));
    const steps = exercise.steps.slice(read, last);
    const turnSteps =
      field.type === "turns" ? exercise.steps.slice(Math.min(read, field.step - 1), last) : [];
    read = last;
    return { place: index + 1, field, steps, turnSteps };
  });
  return { pages, closing: exercise.steps.slice(read) };
}

function isAnswered(answers: Answers, name: string): boolean {
  return evaluateDone({ op: "filled", field: name }, answers);
}

/** The questions a partner was asked and has answered, skipped ones left out. */
export function answeredCount(fields: readonly Field[], answers: Answers): number {
  return fields.filter((field) => isAnswered(answers, field.name)).length;
}

/** Whether a task counts as done. Of the two-minute version, one answer is enough. */
export function isTaskDone(
  exercise: Pick<TaskExercise, "done" | "fields">,
  smaller: boolean,
  answers: Answers,
): boolean {
  if (smaller) return answeredCount(exercise.fields, answers) > 0;
  return evaluateDone(exercise.done, answers);
}

function openIn(rule: DoneRule, answers: Answers): string[] {
  if (evaluateDone(rule, answers)) return [];
  switch (rule.op) {
    case "all":
    case "any":
      return rule.rules.flatMap((inner) => openIn(inner, answers));
    case "minCount":
      return rule.fields.filter((name) => !isAnswered(answers, name));
    case "equals":
      return isAnswered(answers, rule.field) ? [] : [rule.field];
    case "minEntries":
    case "minDays":
    case "minDifferent": {
      const written = writtenEntries(answers);
      const unmet = written.flatMap((entry) =>
        openIn(rule.rule, answersOfEntry(answers, entry)).map((name) => nameInEntry(name, entry)),
      );
      const next = [1, ...written.map((entry) => entry + 1)].find((entry) => !written.includes(entry)) ?? 1;
      const [first] = fieldsOfRule(rule.rule);
      return first === undefined ? unmet : [...unmet, nameInEntry(first, next)];
    }
    default:
      return [rule.field];
  }
}

/**
 * The questions that still lack something, in the order they are asked. An answer that was given is never
 * listed for being a "no": nobody is asked to change it.
 */
export function openQuestions(
  exercise: Pick<TaskExercise, "done" | "fields">,
  smaller: boolean,
  answers: Answers,
): readonly Field[] {
  if (isTaskDone(exercise, smaller, answers)) return [];
  const open = new Set(smaller ? exercise.fields.map((field) => field.name) : openIn(exercise.done, answers));
  return exercise.fields.filter((field) => open.has(field.name));
}

/** How much of an answer the rule for done asks for, and how much there is. */
export type TooLittle = { unit: "cards" | "picks" | "words" | "minutes"; least: number; have: number };

/** Of an exercise without entries, the questions that were answered, but with less than the rule for done asks for. */
export function tooLittle(
  { done, fields }: Pick<TaskExercise, "done" | "fields">,
  answers: Answers,
): ReadonlyMap<string, TooLittle> {
  const found = new Map<string, TooLittle>();
  const look = (rule: DoneRule): void => {
    if (evaluateDone(rule, answers)) return;
    if (rule.op === "all" || rule.op === "any") for (const inner of rule.rules) look(inner);
    if (!("field" in rule)) return;
    const value = answers[rule.field];
    if (value === undefined || !isAnswered(answers, rule.field)) return;
    if (rule.op === "minPicked" && Array.isArray(value)) {
      const isSorted = fields.some(({ name, type }) => name === rule.field && type === "sort");
      const unit = isSorted ? "cards" : "picks";
      found.set(rule.field, { unit, least: rule.count, have: new Set(countedEntries(value)).size });
    }
    if (rule.op === "minWords" && typeof value === "string") {
      found.set(rule.field, { unit: "words", least: rule.words, have: wordsOf(value).length });
    }
    if (rule.op === "minSeconds" && typeof value === "number") {
      const least = Math.ceil(rule.seconds / 60);
      found.set(rule.field, { unit: "minutes", least, have: Math.floor(value / 60) });
    }
  };
  look(done);
  return found;
}

/** What is kept of a send: "complete" only where the rule for done is met. */
export function outcomeKept(asked: Outcome, done: boolean): Outcome {
  return asked === "complete" && done ? "complete" : "stopped";
}

/** How many entries of a repeated exercise meet the rule for done, and how many it asks for; null where it counts none. */
export function entriesDone(rule: DoneRule, answers: Answers): { done: number; of: number } | null {
  if (rule.op === "all" || rule.op === "any") {
    return rule.rules.map((inner) => entriesDone(inner, answers)).find((counted) => counted !== null) ?? null;
  }
  return "rule" in rule ? { done: countOf(rule, answers), of: rule.count } : null;
}

/** True where the exercise is held for both until the therapist has looked (measures paper, section 5). */
export function isStrained(check: Pick<ExerciseCheck, "upset">): boolean {
  return check.upset !== null && check.upset >= STRAINED_FROM;
}

/** What a broken agreement holds. Source: measures paper, section 5. */
const HELD_BY_AGREEMENT: readonly ExerciseClass[] = ["T", "X"];

/** The answers a condition can hold in: of the whole, and of each entry of a repeated exercise. */
function placesOf(answers: Answers): Answers[] {
  return [answers, ...writtenEntries(answers).map((entry) => answersOfEntry(answers, entry))];
}

function isMet(when: GateCondition, answers: Answers): boolean {
  const answer = answerIn(answers, when.field);
  const picked = when.alongside && answerIn(answers, when.alongside.field);
  if (when.alongside && !(Array.isArray(picked) && picked.includes(when.alongside.picked))) return false;
  if (typeof answer === "number" && typeof when.value === "number")
    return compares(when.op, answer, when.value);
  return when.op === "eq" && answer === when.value;
}

function isRaised({ when }: GateEffect, answers: Answers): boolean {
  return when?.source === "answer" && placesOf(answers).some((place) => isMet(when, place));
}

/** The classes of work an answer holds where this gate is met: those it names, and with none named that of its exercise. */
function classesHeld({ effect, holds }: GateEffect, exerciseClass: ExerciseClass): readonly ExerciseClass[] {
  return holds ?? (effect === "block" ? [exerciseClass] : []);
}

/**
 * Whether the check after an exercise asks if the two kept their agreement: touch without such a question of its own that
 * holds as much.
 */
export function asksAgreement({ exerciseClass, gates }: Pick<Exercise, "exerciseClass" | "gates">): boolean {
  const isTouch = exerciseClass === "T" || exerciseClass === "X";
  const hasOwn = gates.some(({ machine }) => {
    if (machine?.gate !== "agreement" || machine.when?.source !== "answer") return false;
    const held = classesHeld(machine, exerciseClass);
    return HELD_BY_AGREEMENT.every((one) => held.includes(one));
  });
  return isTouch && !hasOwn;
}

/**
 * What these answers raise: the most pressing alert, or null, and the classes of work they hold for both until they
 * were reviewed. A gate that is met is always told to the therapist. `kept` is the answer of the check after touch. Source: exercise paper, "Extra" of each entry;
 * measures paper, section 5.
 */
export function raisedBy(
  exercise: Pick<Exercise, "exerciseClass" | "gates">,
  answers: Answers,
  kept: "yes" | "no" | null,
): { alert: AnswerAlert | null; holds: readonly ExerciseClass[] } {
  const raised = exercise.gates.flatMap(({ machine }) =>
    machine && isRaised(machine, answers) ? [machine] : [],
  );
  const isBroken = kept === "no" && asksAgreement(exercise);
  const alerts = raised.map(({ gate }) => ANSWER_ALERTS.find((alert) => alert === gate) ?? "answer");
  const all: readonly AnswerAlert[] = isBroken ? [...alerts, "agreement"] : alerts;
  const held = [
    ...raised.flatMap((gate) => classesHeld(gate, exercise.exerciseClass)),
    ...(isBroken ? HELD_BY_AGREEMENT : []),
  ];
  return {
    alert: ANSWER_ALERTS.find((alert) => all.includes(alert)) ?? null,
    holds: [...new Set(held)].toSorted(),
  };
}

const UNIT_WORDS: Readonly<Record<RepeatUnit, string>> = { day: "Day", log: "Log", try: "Try", time: "Time" };

/** The name of an entry on the couple's pages: "Day 2". */
export function entryName(unit: RepeatUnit, entry: number): string {
  return `${UNIT_WORDS[unit]} ${entry}`;
}

import { noWay } from "#lib/exercises/done-ways";
import { askedIn } from "#lib/exercises/entries";
import { fieldsOfRule } from "#lib/exercises/evaluate";
import {
  type DoneRule,
  type EntryRule,
  type Exercise,
  type Fault,
  type Field,
  LONG_TEXT,
  SHORT_TEXT,
} from "#lib/exercises/types";

/** How deep "all of", "any of" and "in each entry" may stand in one another. */
export const DEEPEST_RULE = 6;

type Test = Exclude<DoneRule, { op: "all" | "any" } | EntryRule>;

const rulesIn = (rule: DoneRule): readonly DoneRule[] =>
  "rules" in rule ? rule.rules : "rule" in rule ? [rule.rule] : [];

/** How many rules stand in one another, this one included. */
function depthOf(rule: DoneRule): number {
  return 1 + rulesIn(rule).reduce((deepest, inner) => Math.max(deepest, depthOf(inner)), 0);
}

/** Every test of a rule, and whether it is made in each entry. */
function testsIn(rule: DoneRule, inEntries = false): { test: Test; inEntries: boolean }[] {
  if (rule.op === "all" || rule.op === "any") return rule.rules.flatMap((inner) => testsIn(inner, inEntries));
  if ("rule" in rule) return testsIn(rule.rule, true);
  return [{ test: rule, inEntries }];
}

const LISTS = ["multi", "check", "lines", "rank", "sort", "dates"] as const;
const FILLABLE = ["scale", "short", "long", "choice", "yesno", ...LISTS] as const;

/** The field types each test of a done rule can read. */
const READS: Readonly<Record<Test["op"], readonly Field["type"][]>> = {
  filled: FILLABLE,
  minCount: FILLABLE,
  equals: ["choice", "yesno"],
  minWords: ["short", "long"],
  minSeconds: ["timer", "turns", "pacer"],
  minPicked: LISTS,
};

/** The tests that say of an answer only how much there is, so that "done" tells nobody what it was. */
const TELLS_NOTHING: readonly Test["op"][] = ["filled", "minWords", "minPicked", "minCount"];

/** "Count entries" inside "count entries" never holds: an entry has no entries of its own. */
function countsTwice(rule: DoneRule, inEntries = false): boolean {
  if ("rule" in rule && inEntries) return true;
  return rulesIn(rule).some((inner) => countsTwice(inner, inEntries || "rule" in rule));
}

function entryRules(rule: DoneRule): EntryRule[] {
  return "rule" in rule ? [rule] : rulesIn(rule).flatMap(entryRules);
}

function isPerEntry(field: Field, exercise: Exercise): boolean {
  return exercise.repeat !== undefined && !["start", "end"].includes(askedIn(field, exercise));
}

/** The longest a field's clock can be asked to run, in seconds. */
function longestRun(field: Field): number {
  if (field.type === "timer") return Math.max(0, ...field.minutes) * field.parts * 60;
  if (field.type === "turns") return field.rounds * 2 * field.minutesEach * 60;
  return field.type === "pacer" ? field.minutes * 60 : 0;
}

/** The most that can be picked or written in a list. */
function mostPicked(field: Field): number {
  if (field.type === "lines" || field.type === "dates") return field.max;
  if (field.type === "multi" || field.type === "rank") {
    return Math.min(field.max ?? field.options.length, field.options.length);
  }
  return "options" in field ? field.options.length : 0;
}

/** Why a test of a field that it can read never holds; null where it can. */
function neverHolds(test: Test, field: Field): string | null {
  const { name } = field;
  switch (test.op) {
    case "equals": {
      const values =
        field.type === "choice" ? field.options.map(({ value }) => value) : (["yes", "no"] as string[]);
      return values.includes(test.value)
        ? null
        : `The done rule waits for the answer "${test.value}", which "${name}" does not offer.`;
    }
    case "minSeconds":
      return test.seconds > longestRun(field)
        ? `The done rule asks for more time than "${name}" can run.`
        : null;
    case "minPicked":
      return test.count > mostPicked(field) ? `The done rule asks for more picks than "${name}" has.` : null;
    case "minWords": {
      // A word needs a letter and what parts it from the next one.
      const room = field.type === "short" ? SHORT_TEXT : LONG_TEXT;
      return test.words * 2 - 1 > room
        ? `The done rule asks for more words than "${name}" has room for.`
        : null;
    }
    default:
      return null;
  }
}

/** What is wrong with a test that reads a field a partner is asked; each sentence names the field. */
function testFaults(test: Test, field: Field, inEntries: boolean, exercise: Exercise): string[] {
  const { name } = field;
  if (!READS[test.op].includes(field.type)) return [`The done rule cannot test "${name}" with ${test.op}.`];
  if (inEntries !== isPerEntry(field, exercise)) {
    return [
      inEntries
        ? `The done rule counts entries by "${name}", which is asked once.`
        : `The done rule reads "${name}", which each entry has.`,
    ];
  }
  const never = neverHolds(test, field);
  const tells =
    field.visibility === "me" && !TELLS_NOTHING.includes(test.op)
      ? `"${name}" is for the writer alone: the done rule may ask how much is there, never what.`
      : null;
  return [never, tells].filter((fault) => fault !== null);
}

/** What is wrong with telling entries apart by a field. */
function differentFaults(
  { field: name, count }: Extract<EntryRule, { op: "minDifferent" }>,
  field: Field | undefined,
  exercise: Exercise,
): string[] {
  if (field?.type !== "choice" || !isPerEntry(field, exercise))
    return [`The done rule tells entries apart by "${name}", which is no choice of each entry.`];
  return count > field.options.length
    ? [`The done rule asks for more different answers than "${name}" has.`]
    : [];
}

/** What a done rule must keep to: it reads what is asked, can hold, and tells nothing of a private answer. */
export function doneFaults(exercise: Exercise): Fault[] {
  const { done, fields, repeat } = exercise;
  const named = new Map(fields.map((field) => [field.name, field]));
  const faults: Fault[] = [];
  const fault = (message: string) => faults.push({ path: ["done"], message });
  if (depthOf(done) > DEEPEST_RULE) fault(`The done rule is nested more than ${DEEPEST_RULE} deep.`);
  if (countsTwice(done)) fault("The done rule counts entries inside an entry.");
  for (const { test, inEntries } of testsIn(done)) {
    for (const name of fieldsOfRule(test)) {
      const field = named.get(name);
      if (field === undefined || field.clinicianOnly === true) {
        fault(`The done rule reads "${name}", which no partner is asked.`);
      } else {
        testFaults(test, field, inEntries, exercise).forEach(fault);
      }
    }
    if (test.op === "minCount" && test.count > new Set(test.fields).size) {
      fault("The done rule asks for more fields than it names.");
    }
  }
  for (const rule of entryRules(done)) {
    if (rule.count > (repeat?.times ?? 0)) fault("The done rule asks for more entries than there can be.");
    if (rule.op === "minDifferent") differentFaults(rule, named.get(rule.field), exercise).forEach(fault);
  }
  // Only a rule that reads what it can read is asked whether it can hold as a whole.
  const never = faults.length === 0 ? noWay(exercise) : null;
  if (never !== null) fault(never);
  const read = new Set(fieldsOfRule(done));
  fields.forEach((field, index) => {
    if (field.required && !read.has(field.name)) {
      faults.push({ path: ["fields", index], message: "A required field takes part in the done rule." });
    }
  });
  return faults;
}

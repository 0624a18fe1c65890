import { askedIn } from "#lib/exercises/entries";
import { fieldsOfRule } from "#lib/exercises/evaluate";
import { kindFaults, partFaults } from "#lib/exercises/field-checks";
import { coupleText, leadMechanisms } from "#lib/exercises/rules";
import {
  type DoneRule,
  type EntryRule,
  type Exercise,
  type Family,
  type Fault,
  type Field,
  MECHANISMS,
  type Mechanism,
  STOP_LINE,
} from "#lib/exercises/types";
import { wordFaults } from "#lib/exercises/wording-checks";

const FAMILY_LEAD: Readonly<Record<Family, readonly Mechanism[]>> = {
  A: ["dissonance"],
  B: ["regulation"],
  C: ["attachment"],
  // Section D holds the integration exercises too, where regulation leads.
  D: ["communication", "regulation"],
};

const SENSITIVE_WORDS =
  /\b(safe|safely|safety|unsafe|pressured?|pushed|free|freely|freedom|forced?|upset|scared|afraid|flooded|hurt)\b/i;
const SEX_WORDS = /\b(sex|sexual|sexually|intimate|intimacy|intercourse|orgasms?|climax(ed)?)\b/i;
const COUNT_WORDS = /\b(how (many|often)|number of|times|count|counts|often)\b/i;

/** The words a field shows and stores, its name included. */
const wordsOfField = (field: Field) =>
  [
    field.name.replaceAll("_", " "),
    field.label,
    ...("options" in field ? field.options.map((option) => option.label) : []),
  ].join(" ");

function weightFaults({ weights, family }: Exercise): Fault[] {
  const hundredths = MECHANISMS.map((mechanism) => weights[mechanism] * 100);
  const faults: Fault[] = [];
  if (hundredths.some((value) => Math.abs(value - Math.round(value)) > 1e-9)) {
    faults.push({ path: ["weights"], message: "Weights are whole hundredths." });
  } else if (hundredths.reduce((sum, value) => sum + Math.round(value), 0) !== 100) {
    faults.push({ path: ["weights"], message: "Weights sum to exactly 1.00." });
  }
  if (!leadMechanisms(weights).some((mechanism) => FAMILY_LEAD[family].includes(mechanism))) {
    faults.push({
      path: ["weights"],
      message: "The largest weight belongs to the section of the catalogue.",
    });
  }
  return faults;
}

type Test = Exclude<DoneRule, { op: "all" | "any" } | EntryRule>;

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

function entryRules(rule: DoneRule): EntryRule[] {
  if (rule.op === "all" || rule.op === "any") return rule.rules.flatMap(entryRules);
  return "rule" in rule ? [rule] : [];
}

function isPerEntry(field: Field, exercise: Exercise): boolean {
  return exercise.repeat !== undefined && !["start", "end"].includes(askedIn(field, exercise));
}

function ruleFaults(exercise: Exercise): Fault[] {
  const { done, fields, repeat } = exercise;
  const named = new Map(fields.map((field) => [field.name, field]));
  const faults: Fault[] = [];
  const fault = (message: string) => faults.push({ path: ["done"], message });
  for (const { test, inEntries } of testsIn(done)) {
    for (const name of fieldsOfRule(test)) {
      const field = named.get(name);
      if (field === undefined || field.clinicianOnly === true) {
        fault(`The done rule reads "${name}", which no partner is asked.`);
      } else if (!READS[test.op].includes(field.type)) {
        fault(`The done rule cannot test "${name}" with ${test.op}.`);
      } else if (inEntries !== isPerEntry(field, exercise)) {
        fault(
          inEntries
            ? `The done rule counts entries by "${name}", which is asked once.`
            : `The done rule reads "${name}", which each entry has.`,
        );
      }
    }
    if (test.op === "minCount" && test.count > test.fields.length) {
      fault("The done rule asks for more fields than it names.");
    }
  }
  for (const rule of entryRules(done)) {
    if (rule.count > (repeat?.times ?? 0)) fault("The done rule asks for more entries than there can be.");
    if (rule.op !== "minDifferent") continue;
    const field = named.get(rule.field);
    if (field?.type !== "choice" || !isPerEntry(field, exercise)) {
      fault(`The done rule tells entries apart by "${rule.field}", which is no choice of each entry.`);
    } else if (rule.count > field.options.length) {
      fault("The done rule asks for more different answers than there are.");
    }
  }
  const read = new Set(fieldsOfRule(done));
  fields.forEach((field, index) => {
    if (field.required && !read.has(field.name)) {
      faults.push({ path: ["fields", index], message: "A required field takes part in the done rule." });
    }
  });
  return faults;
}

function derivedFaults({ derived, fields }: Exercise): Fault[] {
  const named = new Map(fields.map((field) => [field.name, field]));
  return derived.flatMap((value, index) => {
    const fault = (message: string): Fault => ({ path: ["derived", index], message });
    if (value.kind === "difference") {
      return [value.from, value.minus]
        .filter((name) => named.get(name)?.type !== "scale")
        .map((name) => fault(`A difference is between scales; "${name}" is none.`));
    }
    if (value.kind === "kept") {
      return [value.left, value.of]
        .filter((name) => named.get(name)?.type !== "scale")
        .map((name) => fault(`What is kept is a part of a scale; "${name}" is none.`));
    }
    if (value.kind === "rate") {
      const of = named.get(value.of);
      const offered = of?.type === "choice" && of.options.some((option) => option.value === value.value);
      return offered ? [] : [fault(`A rate is of one option of a choice; "${value.of}" has no such option.`)];
    }
    const lists = [value.part, ...value.among].filter((name) => {
      const type = named.get(name)?.type;
      return type !== "multi" && type !== "check";
    });
    const faults = lists.map((name) => fault(`A share is of picks; "${name}" has none.`));
    return value.among.includes(value.part) ? faults : [...faults, fault("A share counts its own part.")];
  });
}

function fieldFaults({ fields, steps }: Exercise): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  fields.forEach((field, index) => {
    const fault = (message: string) => faults.push({ path: ["fields", index], message });
    if (seen.has(field.name)) fault("Field names are unique.");
    seen.add(field.name);
    if (field.step > steps.length) fault("A field belongs to one of the steps.");
    if (field.step < (fields[index - 1]?.step ?? 1)) fault("Fields come in the order of their steps.");
    const words = wordsOfField(field);
    if (field.visibility === "shared" && (field.sensitive !== undefined || SENSITIVE_WORDS.test(words))) {
      fault("What asks about safety, pressure, freedom or upset is not shared.");
    }
    if (COUNT_WORDS.test(words) && SEX_WORDS.test(words)) fault("No field counts sexual acts.");
    if (field.clinicianOnly === true && field.visibility !== "therapist") {
      fault("What the therapist fills in is for the therapist.");
    }
    if ("options" in field) {
      const values = field.options.map((option) => option.value);
      if (new Set(values).size !== values.length) fault("Options are unique.");
    }
  });
  return faults;
}

function touchFaults({ exerciseClass, explicitness, fields, stopLine }: Exercise): Fault[] {
  const faults: Fault[] = [];
  const touches = exerciseClass === "T" || exerciseClass === "X";
  const asksPressure = fields.some(
    (field) =>
      (field.name === "pressure" || field.name === "pull_to_ask") &&
      field.type === "scale" &&
      field.visibility === "therapist" &&
      field.clinicianOnly !== true,
  );
  if (touches && !asksPressure) {
    faults.push({ path: ["fields"], message: "A touch exercise asks about pressure in private." });
  }
  if ((touches || explicitness >= 2) !== (stopLine === STOP_LINE)) {
    faults.push({ path: ["stopLine"], message: "The stop sentence stands on touch and sexual exercises." });
  }
  return faults;
}

function isPickOf(fields: readonly Field[], name: string, value: string): boolean {
  const list = fields.find((field) => field.name === name);
  const picks = list?.type === "multi" || list?.type === "check" ? list.options : [];
  return picks.some((option) => option.value === value);
}

function wholeFaults(exercise: Exercise): Fault[] {
  const { minutes, dose, format, sessionFirst, explicitness, gates, fields } = exercise;
  const faults: Fault[] = [];
  const say = (path: string, message: string) => faults.push({ path: [path], message });
  if (minutes.min > minutes.typical || minutes.typical > minutes.max) {
    say("minutes", "Minutes go from least to typical to most.");
  }
  if (dose.enough > dose.times) say("dose", "Enough is not more than all.");
  if (sessionFirst && format !== "both")
    say("sessionFirst", "Only what goes home after a session starts there.");
  if (explicitness === 0 && coupleText(exercise).some((text) => /\bsex/i.test(text))) {
    say("explicitness", "Level 0 does not name sex.");
  }
  const names = new Set(fields.map((field) => field.name));
  for (const { machine } of gates) {
    if (machine?.when?.source === "answer" && !names.has(machine.when.field)) {
      say("gates", `A gate reads "${machine.when.field}", which is no field.`);
    }
    const beside = machine?.when?.alongside;
    if (beside && !isPickOf(fields, beside.field, beside.picked)) {
      say("gates", `A gate reads the pick "${beside.picked}", which "${beside.field}" does not offer.`);
    }
  }
  return faults;
}

/** Every catalogue check an exercise breaks. Source: exercise catalogue paper, catalogue checks. */
export function catalogueFaults(exercise: Exercise): Fault[] {
  return [
    weightFaults,
    fieldFaults,
    kindFaults,
    partFaults,
    ruleFaults,
    derivedFaults,
    touchFaults,
    wholeFaults,
    wordFaults,
  ].flatMap((check) => check(exercise));
}

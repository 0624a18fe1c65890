import type { DerivedValue, DoneRule, Exercise, Field } from "#lib/exercises/types";
import { allOf, plural } from "./exercise-words";

/** When an entry counts as done: a line that leads in, and what has to hold. */
export type RuleWords = { readonly lead: string; readonly parts: readonly string[] };

type Fields = Pick<Exercise, "fields">["fields"];

function fieldOf(fields: Fields, name: string): Field {
  const field = fields.find((one) => one.name === name);
  if (field === undefined) throw new RangeError(`No field is named "${name}".`);
  return field;
}

const quoted = (fields: Fields, name: string) => `“${fieldOf(fields, name).label}”`;

/** What an answer's stored value is called on the screen. */
function answerLabel(field: Field, value: string): string {
  if (field.type === "yesno") return value === "yes" ? "Yes" : "No";
  const option = "options" in field ? field.options.find((one) => one.value === value) : undefined;
  return option?.label ?? value;
}

function ranFor(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const parts = [
    ...(minutes > 0 ? [plural(minutes, "minute")] : []),
    ...(rest > 0 ? [plural(rest, "second")] : []),
  ];
  return `ran for ${allOf(parts)} or more`;
}

const entries = (count: number) => (count === 1 ? "1 entry" : `${count} entries`);

function ruleInWords(rule: DoneRule, fields: Fields): string {
  switch (rule.op) {
    case "all":
      return rule.rules.map((inner) => ruleInWords(inner, fields)).join(", and ");
    case "any":
      return `either ${rule.rules.map((inner) => ruleInWords(inner, fields)).join(", or ")}`;
    case "filled":
      return `${quoted(fields, rule.field)} has an answer`;
    case "equals":
      return `${quoted(fields, rule.field)} is answered “${answerLabel(fieldOf(fields, rule.field), rule.value)}”`;
    case "minWords":
      return `${quoted(fields, rule.field)} has ${plural(rule.words, "word")} or more`;
    case "minSeconds":
      return rule.seconds <= 1
        ? `the timer ran, for as long as wished: ${quoted(fields, rule.field)}`
        : `the timer ${ranFor(rule.seconds)}: ${quoted(fields, rule.field)}`;
    case "minPicked":
      return `${quoted(fields, rule.field)} has ${plural(rule.count, "pick")} or more`;
    case "minCount": {
      const names = allOf(rule.fields.map((name) => quoted(fields, name)));
      return rule.count === rule.fields.length
        ? `all ${rule.count} of these have an answer: ${names}`
        : `${rule.count} of these ${rule.fields.length} have an answer: ${names}`;
    }
    case "minEntries":
      return `in ${entries(rule.count)} or more, ${ruleInWords(rule.rule, fields)}`;
    case "minDays":
      return `on ${plural(rule.count, "day")} or more, ${ruleInWords(rule.rule, fields)}`;
    case "minDifferent":
      return `in entries with ${rule.count} or more different answers to ${quoted(fields, rule.field)}, ${ruleInWords(rule.rule, fields)}`;
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const LEAD = {
  one: "One go counts as done when this holds:",
  all: "One go counts as done when all of these hold:",
  any: "One go counts as done when any one of these holds:",
} as const;

/** The done rule of one entry in words, by the labels the partner reads. */
export function doneInWords({ done, fields }: Pick<Exercise, "done" | "fields">): RuleWords {
  if (done.op !== "all" && done.op !== "any") {
    return { lead: LEAD.one, parts: [capital(ruleInWords(done, fields))] };
  }
  return {
    lead: done.rules.length === 1 ? LEAD.one : LEAD[done.op],
    parts: done.rules.map((inner) => capital(ruleInWords(inner, fields))),
  };
}

/** How a number for the therapist is worked out. */
export function derivedInWords(value: DerivedValue, fields: Fields): string {
  switch (value.kind) {
    case "difference":
      return `${quoted(fields, value.from)} minus ${quoted(fields, value.minus)}`;
    case "share": {
      const among = allOf(value.among.map((name) => quoted(fields, name)));
      return `Picks in ${quoted(fields, value.part)} out of all picks in ${among}`;
    }
    case "kept":
      return `${quoted(fields, value.left)} as a part of ${quoted(fields, value.of)}, blank where that was 0`;
    case "rate":
      return `How often ${quoted(fields, value.of)} is answered “${answerLabel(fieldOf(fields, value.of), value.value)}”`;
  }
}

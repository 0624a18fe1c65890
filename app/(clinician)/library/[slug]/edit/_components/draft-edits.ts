import {
  type DerivedValue,
  type DoneRule,
  type Exercise,
  type Field,
  type GateEffect,
  STOP_LINE,
} from "#lib/exercises/types";
import { keysOf, valueAt, withValue } from "./draft-paths";
import { type AuthoredType, asDerived, asGate, asTest, asType, newItem } from "./draft-templates";

const NUMBERS = new Set(
  (
    "step min typical max times enough perDay parts rounds minutesEach inSeconds outSeconds count words seconds " +
    "explicitness dissonance regulation attachment communication"
  ).split(" "),
);
const TICKS = new Set(["required", "sessionFirst"]);
/** True or not there at all. */
const MARKS = new Set(["clinicianOnly", "matches", "personal", "unsure", "alert"]);
/** Taken away by choosing nothing. */
const OPTIONAL = new Set(["sensitive", "asked", "perDay"]);
const STRUCTURE =
  /^(fields\.\d+\.(type|name)|done(\.\w+)*\.op|derived\.\d+\.kind|gates\.\d+\.machine\.(effect|when\.source))$/;
/** A list that is not there where nothing is ticked. */
const OPTIONAL_LIST = /^gates\.\d+\.machine\.holds$/;

const last = (path: string) => path.split(".").at(-1) ?? "";

/** A typed number: whole, or in hundredths for a weight. What is no number counts as 0. */
function numberIn(text: string, isWeight: boolean): number {
  const number = Number(text);
  if (!Number.isFinite(number)) return 0;
  return isWeight ? Math.round(number * 100) / 100 : Math.round(number);
}

function plainValue(draft: Exercise, path: string, text: string): unknown {
  const key = last(path);
  const held = valueAt(draft, path);
  const isOn = text !== "";
  if (TICKS.has(key)) return isOn;
  if (MARKS.has(key)) return isOn ? true : undefined;
  if (OPTIONAL.has(key) && !isOn) return undefined;
  if (key === "max" && !isOn && valueAt(draft, path.replace(/max$/, "type")) === "multi") return undefined;
  if (path.endsWith(".when.value")) return isOn && Number.isFinite(Number(text)) ? Number(text) : text;
  if (NUMBERS.has(key) || typeof held === "number") return numberIn(text, path.startsWith("weights."));
  return text;
}

/** Puts an entry into a list of choices, in the order of the list, or takes it out. */
function ticked(path: string, old: unknown, item: string, isOn: boolean): unknown {
  const isOptional = OPTIONAL_LIST.test(path);
  const held = old ?? (isOptional ? [] : old);
  if (!Array.isArray(held)) return held;
  const isNumber = last(path) === "minutes";
  const value = isNumber ? Number(item) : item;
  const others = held.filter((one) => one !== value);
  if (!isOn) return isOptional && others.length === 0 ? undefined : others;
  return isNumber ? [...others, value].sort((one, other) => one - other) : [...others, value];
}

/** Every place that names a question, with the new name. */
function renamed(draft: Exercise, from: string, to: string): Exercise {
  const swap = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => swap(item, key));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, swap(inner, name)]));
    }
    return value === from && ["field", "fields", "from", "minus", "part", "among", "of"].includes(key)
      ? to
      : value;
  };
  return {
    ...draft,
    fields: draft.fields.map((field) => ({
      ...field,
      ...(field.name === from && { name: to }),
      ...(field.onlyIf?.field === from && { onlyIf: { ...field.onlyIf, field: to } }),
    })),
    done: swap(draft.done, "done") as DoneRule,
    derived: swap(draft.derived, "derived") as readonly DerivedValue[],
    gates: swap(draft.gates, "gates") as Exercise["gates"],
  };
}

/** A key as it may be stored: lower-case words joined by underscores. */
const asName = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "");

function restructured(draft: Exercise, path: string, text: string): Exercise {
  const parent = path.slice(0, path.lastIndexOf("."));
  switch (last(path)) {
    case "type":
      return withValue(draft, parent, (field) => asType(field as Field, text as AuthoredType));
    case "op":
      return withValue(draft, parent, (rule) => asTest(rule as DoneRule, text as DoneRule["op"]));
    case "kind":
      return withValue(draft, parent, (value) =>
        asDerived(value as DerivedValue, text as DerivedValue["kind"]),
      );
    case "effect":
      return withValue(draft, parent, (gate) =>
        asGate(draft, { ...(gate as GateEffect), effect: text as GateEffect["effect"] }),
      );
    case "source": {
      const machine = path.slice(0, path.lastIndexOf(".when."));
      const source = text as NonNullable<GateEffect["when"]>["source"];
      return withValue(draft, machine, (gate) => asGate(draft, gate as GateEffect, source));
    }
  }
  const old = valueAt(draft, path);
  const name = asName(text);
  const isTaken = draft.fields.some((field) => field.name === name);
  return typeof old !== "string" || name === "" || isTaken ? draft : renamed(draft, old, name);
}

/** What follows from the rest: questions stand in the order of their steps, the stop sentence where it has to. */
function settled(draft: Exercise): Exercise {
  const { fields, exerciseClass, explicitness } = draft;
  const inOrder = fields.every((field, index) => field.step >= (fields[index - 1]?.step ?? 0));
  const stops = exerciseClass === "T" || exerciseClass === "X" || explicitness >= 2;
  return {
    ...draft,
    fields: inOrder ? fields : fields.toSorted((one, other) => one.step - other.step),
    stopLine: stops ? STOP_LINE : null,
  };
}

function typedOnce(draft: Exercise, name: string, text: string): Exercise {
  const [path = "", item] = name.split("~");
  if (item !== undefined) {
    return withValue(draft, path, (held) => ticked(path, held, item, text !== ""));
  }
  if (STRUCTURE.test(path)) return text === valueAt(draft, path) ? draft : restructured(draft, path, text);
  const held = valueAt(draft, path);
  // Only what the draft has, or may have there, is taken: a form cannot put anything else into it.
  if (held === undefined && !MARKS.has(last(path)) && !OPTIONAL.has(last(path)) && last(path) !== "max") {
    return draft;
  }
  if (typeof held === "object" && held !== null) return draft;
  return withValue(draft, path, () => plainValue(draft, path, text));
}

/**
 * What was typed, by the names of the controls, put into a draft: `fields.2.label` for a text, `stages~early` for a
 * tick in a list ("" takes it out). Texts first, then what changes the form of a part, so that places keep meaning
 * what they meant on the page.
 */
export function withTyped(draft: Exercise, typed: Readonly<Record<string, string>>): Exercise {
  const entries = Object.entries(typed).filter(([name]) => name !== "slug" && name !== "version");
  const isStructure = ([name]: [string, string]) => STRUCTURE.test(name);
  const ordered = [...entries.filter((entry) => !isStructure(entry)), ...entries.filter(isStructure)];
  return settled(ordered.reduce((one, [name, text]) => typedOnce(one, name, text), draft));
}

export const VERBS = ["add", "remove", "up", "down"] as const;
export type Verb = (typeof VERBS)[number];
/** "remove steps.2", as a button says it. */
export type Command = `${Verb} ${string}`;

/** The parts of a command; null for anything else. */
export function readCommand(text: string): { verb: Verb; path: string } | null {
  const [verb, path, ...rest] = text.split(" ");
  const known = VERBS.find((one) => one === verb);
  return known && path && rest.length === 0 && /^[a-zA-Z0-9.]+$/.test(path) ? { verb: known, path } : null;
}

/** The list an item stands in, and its place in it; null where the path ends in no place. */
export function placeIn(path: string): { list: string; place: number } | null {
  const keys = keysOf(path);
  const place = keys.at(-1);
  return typeof place === "number" ? { list: keys.slice(0, -1).join("."), place } : null;
}

/** Places that may be empty, and hold one thing where they are not. */
const MAY_BE_EMPTY = /^(repeat|gates\.\d+\.machine(\.when(\.alongside)?)?|fields\.\d+\.onlyIf)$/;

function added(draft: Exercise, path: string): Exercise {
  const held = valueAt(draft, path);
  const item = newItem(draft, path, held);
  if (item === undefined) return draft;
  if (Array.isArray(held)) return withValue(draft, path, () => [...held, item]);
  return MAY_BE_EMPTY.test(path) ? withValue(draft, path, (old) => old ?? item) : draft;
}

function withoutStep(draft: Exercise, place: number): Exercise {
  const number = place + 1;
  return {
    ...draft,
    steps: draft.steps.filter((_, index) => index !== place),
    fields: draft.fields.map((field) =>
      field.step >= number ? { ...field, step: Math.max(1, field.step - 1) } : field,
    ),
  };
}

function withoutRepeat({ repeat: _, ...draft }: Exercise): Exercise {
  return {
    ...draft,
    fields: draft.fields.map((field) => {
      if (field.asked !== "each" && field.asked !== "end") return field;
      const { asked: _asked, ...once } = field;
      return once as Field;
    }),
  };
}

/** Without its condition a gate reads no answer, and does nothing that takes one. */
function withoutCondition(draft: Exercise, path: string): Exercise {
  return withValue(draft, path.slice(0, path.lastIndexOf(".")), (gate) => {
    const { when: _, holds: _holds, alert: _alert, ...rest } = gate as GateEffect;
    return rest;
  });
}

function removed(draft: Exercise, path: string): Exercise {
  const at = placeIn(path);
  if (at?.list === "steps") return withoutStep(draft, at.place);
  if (at) {
    return withValue(draft, at.list, (held) =>
      Array.isArray(held) ? held.filter((_, index) => index !== at.place) : held,
    );
  }
  if (path === "repeat") return withoutRepeat(draft);
  if (/\.machine$/.test(path)) return withValue(draft, path, () => null);
  if (/\.when$/.test(path)) return withoutCondition(draft, path);
  return /\.(alongside|onlyIf)$/.test(path) ? withValue(draft, path, () => undefined) : draft;
}

function moved(draft: Exercise, path: string, by: -1 | 1): Exercise {
  const at = placeIn(path);
  if (!at) return draft;
  const other = at.place + by;
  const list = valueAt(draft, at.list);
  if (!Array.isArray(list) || other < 0 || other >= list.length || at.place >= list.length) return draft;
  const swapped = withValue(draft, at.list, () => {
    const next = [...list];
    [next[at.place], next[other]] = [next[other], next[at.place]];
    return next;
  });
  if (at.list === "steps") {
    const [one, two] = [at.place + 1, other + 1];
    const turned = (step: number) => (step === one ? two : step === two ? one : step);
    return { ...swapped, fields: swapped.fields.map((field) => ({ ...field, step: turned(field.step) })) };
  }
  if (at.list !== "fields") return swapped;
  // Moved past a question of another step, it becomes one of that step.
  const step = draft.fields[other]?.step ?? 1;
  return withValue(swapped, `fields.${other}.step`, () => step);
}

/** The draft after a button was pressed. A command for a place that is not there changes nothing. */
export function afterCommand(draft: Exercise, command: string): Exercise {
  const read = readCommand(command);
  if (!read) return draft;
  switch (read.verb) {
    case "add":
      return settled(added(draft, read.path));
    case "remove":
      return settled(removed(draft, read.path));
    case "up":
      return settled(moved(draft, read.path, -1));
    case "down":
      return settled(moved(draft, read.path, 1));
  }
}

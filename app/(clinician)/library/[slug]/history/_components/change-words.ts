import type { Exercise, Field } from "#lib/exercises/types";
import type { ChangedValue, VersionChange } from "#lib/exercises/version-changes";
import { INNER_LABEL, PART_LABEL } from "../../../../_components/exercise-part-words";
import { MECHANISM_LABEL } from "../../../../_components/exercise-words";

type Fields = Exercise["fields"];

/** "Question 2": its place among the questions, by name, in the first list that has it. */
function questionOf(name: string, lists: readonly Fields[]): { place: string; field: Field | undefined } {
  for (const fields of lists) {
    const index = fields.findIndex((field) => field.name === name);
    if (index >= 0) return { place: `Question ${index + 1}`, field: fields[index] };
  }
  return { place: "Question", field: undefined };
}

const isPlace = (key: string) => /^\d+$/.test(key);

function inner(keys: readonly string[], field: Field | undefined): string[] {
  return keys.flatMap((key, index) => {
    if (isPlace(key)) return [];
    const listed = keys[index - 1];
    if (listed === "options" || listed === "piles") {
      const option = field && "options" in field ? field.options.find((one) => one.value === key) : undefined;
      return option ? [`“${option.label}”`] : [`“${key}”`];
    }
    const next = keys[index + 1];
    const name = INNER_LABEL[key] ?? key;
    return next !== undefined && isPlace(next) ? [`${name} ${next}`] : [name];
  });
}

/**
 * Where something changed, in words: "Question 2, words"; "Step 3"; "Weight, Regulation". Questions are counted in
 * the later version, and in the earlier one where they are gone.
 */
export function placeInWords(path: readonly string[], before: Exercise, after: Exercise): string {
  const [part = "", ...rest] = path;
  if (part === "fields") {
    const [name, ...keys] = rest;
    if (name === undefined) return "Order of the questions";
    const { place, field } = questionOf(name, [after.fields, before.fields]);
    return [place, ...inner(keys, field)].join(", ");
  }
  const label = PART_LABEL[part] ?? part;
  if (part === "weights") {
    const mechanism = rest[0] as keyof typeof MECHANISM_LABEL | undefined;
    return mechanism === undefined ? label : `${label}, ${MECHANISM_LABEL[mechanism] ?? mechanism}`;
  }
  const [place, ...keys] = rest;
  if (place !== undefined && isPlace(place))
    return [`${label} ${place}`, ...inner(keys, undefined)].join(", ");
  return [label, ...inner(rest, undefined)].join(", ");
}

const SAID: Readonly<Record<string, string>> = { true: "Yes", false: "No", null: "None" };

/** A value as it stands in a list of changes: texts as they are, a whole question by its words. */
export function valueInWords(value: ChangedValue | null): string | null {
  if (value === null) return null;
  if (value.kind === "text") return value.text;
  const read: unknown = JSON.parse(value.text);
  if (typeof read === "object" && read !== null) {
    const words = "label" in read ? read.label : "text" in read ? read.text : undefined;
    if (typeof words === "string" && words !== "") return words;
  }
  return SAID[value.text] ?? value.text;
}

export type ChangeWords = {
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Every change in words, in the order of the exercise. */
export function changesInWords(
  changes: readonly VersionChange[],
  before: Exercise,
  after: Exercise,
): ChangeWords[] {
  return changes.map((change) => ({
    place: placeInWords(change.path, before, after),
    before: valueInWords(change.before),
    after: valueInWords(change.after),
  }));
}

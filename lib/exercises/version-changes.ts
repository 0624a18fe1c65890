import type { Exercise } from "#lib/exercises/types";

/** What stood at a place: a text somebody wrote, or anything else as JSON. A text can look like JSON. */
export interface ChangedValue {
  readonly kind: "text" | "structure";
  readonly text: string;
}

/** One thing that differs between two versions; null where it is not there in one of them. */
export interface VersionChange {
  /** Where, as keys from the top; questions by their name, other lists by place from 1. */
  readonly path: readonly string[];
  readonly before: ChangedValue | null;
  readonly after: ChangedValue | null;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What differs by definition, or says nothing about the content. */
const NOT_CONTENT = new Set(["version"]);

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Lists whose things have a name of their own, which no other of the list has, by the key of the list. */
const NAMED_BY: Readonly<Record<string, string>> = {
  fields: "name",
  derived: "name",
  options: "value",
  piles: "value",
};

/** The name of each thing in such a list, so that a moved one is no change; null where they do not all have one of their own. */
function namesIn(path: readonly string[], list: readonly Json[]): string[] | null {
  const key = NAMED_BY[path.at(-1) ?? ""];
  const names = list.flatMap((item) => {
    const name = key !== undefined && isRecord(item) ? item[key] : undefined;
    return typeof name === "string" ? [name] : [];
  });
  return new Set(names).size === list.length ? names : null;
}

type Entries = ReadonlyMap<string, Json>;

/** What stands in both, by key: in a list by name where both have names, else by place. Null where they are no such pair. */
function entriesOf(
  path: readonly string[],
  before: Json | undefined,
  after: Json | undefined,
): [Entries, Entries] | null {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [was, is] = [namesIn(path, before), namesIn(path, after)];
    const isNamed = was !== null && is !== null;
    const byKey = (list: readonly Json[], names: readonly string[] | null): Entries =>
      new Map(list.map((item, index) => [(isNamed && names?.[index]) || String(index + 1), item]));
    return [byKey(before, was), byKey(after, is)];
  }
  if (!isRecord(before) || !isRecord(after)) return null;
  return [new Map(Object.entries(before)), new Map(Object.entries(after))];
}

function shown(value: Json | undefined): ChangedValue | null {
  if (value === undefined) return null;
  return typeof value === "string"
    ? { kind: "text", text: value }
    : { kind: "structure", text: JSON.stringify(value) };
}

function compare(
  path: readonly string[],
  before: Json | undefined,
  after: Json | undefined,
): VersionChange[] {
  const both = entriesOf(path, before, after);
  if (both) {
    const [one, two] = both;
    const keys = [...new Set([...one.keys(), ...two.keys()])];
    const changes = keys.flatMap((key) => compare([...path, key], one.get(key), two.get(key)));
    const moved =
      changes.length === 0 &&
      [...one.keys()].join("\n") !== [...two.keys()].join("\n") &&
      Array.isArray(after);
    return moved
      ? [{ path, before: shown([...one.keys()].join(", ")), after: shown([...two.keys()].join(", ")) }]
      : changes;
  }
  const [was, is] = [shown(before), shown(after)];
  return was?.kind === is?.kind && was?.text === is?.text ? [] : [{ path, before: was, after: is }];
}

/**
 * What changed between two versions of an exercise, in the order of its parts. Questions and options are told apart
 * by name, so one that moved is one change of order; everything else by place.
 */
export function changesBetween(before: Exercise, after: Exercise): VersionChange[] {
  const plain = (exercise: Exercise): Json => JSON.parse(JSON.stringify(exercise)) as Json;
  return compare([], plain(before), plain(after)).filter(({ path }) => !NOT_CONTENT.has(path[0] ?? ""));
}

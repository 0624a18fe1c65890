import type { Exercise } from "#lib/exercises/types";

/** One thing that differs between two versions; null where it is not there in one of them. */
export interface VersionChange {
  /** Where, as keys from the top; questions by their name, other lists by place from 1. */
  readonly path: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What differs by definition, or says nothing about the content. */
const NOT_CONTENT = new Set(["version"]);

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Things in a list are told apart by their own name where they have one, so that a moved one is no change. */
function keyOf(item: Json, index: number): string {
  const named = isRecord(item) ? (item.name ?? item.value) : undefined;
  return typeof named === "string" ? named : String(index + 1);
}

function entriesOf(value: Json | undefined): Map<string, Json> | null {
  if (Array.isArray(value)) return new Map(value.map((item: Json, index) => [keyOf(item, index), item]));
  return isRecord(value) ? new Map(Object.entries(value)) : null;
}

function shown(value: Json | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function compare(
  path: readonly string[],
  before: Json | undefined,
  after: Json | undefined,
): VersionChange[] {
  const [one, two] = [entriesOf(before), entriesOf(after)];
  if (one && two) {
    const keys = [...new Set([...one.keys(), ...two.keys()])];
    const changes = keys.flatMap((key) => compare([...path, key], one.get(key), two.get(key)));
    const moved =
      changes.length === 0 &&
      [...one.keys()].join("\n") !== [...two.keys()].join("\n") &&
      Array.isArray(after);
    return moved
      ? [{ path, before: [...one.keys()].join(", "), after: [...two.keys()].join(", ") }]
      : changes;
  }
  const [was, is] = [shown(before), shown(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
}

/**
 * What changed between two versions of an exercise, in the order of its parts. Questions and options are told apart
 * by name, so one that moved is one change of order; everything else by place.
 */
export function changesBetween(before: Exercise, after: Exercise): VersionChange[] {
  const plain = (exercise: Exercise): Json => JSON.parse(JSON.stringify(exercise)) as Json;
  return compare([], plain(before), plain(after)).filter(({ path }) => !NOT_CONTENT.has(path[0] ?? ""));
}

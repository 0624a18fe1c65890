import type { Exercise } from "#lib/exercises/types";

export type Key = string | number;
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** "fields.2.label" as keys; whole numbers are places in a list. */
export function keysOf(path: string): Key[] {
  return path.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** The id of the control, or of the group of controls, that stands for a place in the draft. */
export const idOf = (path: string): string => `part-${path.replaceAll(".", "-")}`;

const isRecord = (value: unknown): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function child(value: unknown, key: Key): unknown {
  if (Array.isArray(value)) return typeof key === "number" ? value[key] : undefined;
  return isRecord(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined;
}

/** What stands at a place; undefined where there is no such place. */
export function valueAt(draft: Exercise, path: string): unknown {
  return keysOf(path).reduce<unknown>(child, draft);
}

/** The text a control shows for a place. */
export function textAt(draft: Exercise, path: string): string {
  const value = valueAt(draft, path);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function changed(value: unknown, keys: readonly Key[], change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    if (typeof key !== "number" || key >= value.length) return value;
    return value.map((item, index) => (index === key ? changed(item, rest, change) : item));
  }
  if (!isRecord(value)) return value;
  if (rest.length > 0 && !Object.hasOwn(value, key)) return value;
  const next = changed(child(value, key), rest, change);
  const others = Object.entries(value).filter(([name]) => name !== key);
  if (next === undefined) return Object.fromEntries(others);
  return Object.hasOwn(value, key)
    ? Object.fromEntries(Object.entries(value).map(([name, old]) => [name, name === key ? next : old]))
    : Object.fromEntries([...others, [key, next]]);
}

/** The draft with another value at a place; undefined takes the key away. A place that is not there changes nothing. */
export function withValue(draft: Exercise, path: string, change: (old: unknown) => unknown): Exercise {
  return changed(draft, keysOf(path), change) as Exercise;
}

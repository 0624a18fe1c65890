import type { z } from "zod";
import { blankExercise } from "#lib/exercises/blank-exercise";
import { catalogueFaults } from "#lib/exercises/catalogue-checks";
import { exerciseDraftSchema, storedExercise } from "#lib/exercises/schema";
import type { Exercise, Fault } from "#lib/exercises/types";

type Issue = z.core.$ZodIssue;
type Path = Fault["path"];

/** What stands at a place of any value. */
function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "Text belongs here.",
  number: "A number belongs here.",
  int: "A whole number belongs here.",
  boolean: "This is true or false.",
  array: "A list belongs here.",
  object: "A part with named values belongs here.",
};

/** A sentence for what is wrong with the form of one part of `whole`. */
export function sentenceOf(issue: Issue, whole: unknown): string {
  const path = pathOf(issue);
  if (path.length > 0 && valueAt(whole, path) === undefined) return "This is missing.";
  switch (issue.code) {
    case "too_small":
      if (issue.origin === "string") return "Write something here.";
      if (issue.origin === "array") return `Add at least ${issue.minimum}.`;
      return `At least ${issue.minimum}.`;
    case "too_big":
      if (issue.origin === "string") return `At most ${issue.maximum} characters.`;
      if (issue.origin === "array") return `At most ${issue.maximum} of them.`;
      return `At most ${issue.maximum}.`;
    case "invalid_value":
      return "Choose one from the list.";
    case "invalid_type":
      return EXPECTED[issue.expected] ?? "This is not what belongs here.";
    case "unrecognized_keys":
      return `Not known here: ${issue.keys.join(", ")}.`;
    case "invalid_union":
      return "Choose one from the list.";
    default:
      return issue.message;
  }
}

/** The place of an issue, as a fault has it. */
export function pathOf(issue: Issue): Path {
  return issue.path.map((part) => (typeof part === "number" ? part : String(part)));
}

/** What the rules of one part also look at. Where that cannot be read, they would speak of what is not there. */
const LOOK_AT: Readonly<Record<string, readonly string[]>> = {
  weights: ["family"],
  fields: ["steps", "repeat", "exerciseClass"],
  done: ["fields", "repeat"],
  derived: ["fields"],
  gates: ["fields"],
  repeat: ["fields"],
  stopLine: ["exerciseClass", "explicitness"],
  explicitness: ["exerciseClass"],
  sessionFirst: ["format"],
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value without the keys nobody knows, which are said already. */
function withoutUnknown(value: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const issue of issues) {
    const part = issue.code === "unrecognized_keys" ? valueAt(copy, pathOf(issue)) : undefined;
    if (issue.code === "unrecognized_keys" && isRecord(part)) for (const key of issue.keys) delete part[key];
  }
  return copy;
}

/** The faults by the rules of the catalogue, as far as the parts they look at can be read. */
function ruleFaults(value: unknown, issues: readonly Issue[]): Fault[] {
  const cleaned = withoutUnknown(value, issues);
  const unread = new Set(
    (exerciseDraftSchema.safeParse(cleaned).error?.issues ?? []).map(({ path }) => String(path[0] ?? "")),
  );
  if (unread.has("")) return [];
  const blank = new Map<string, unknown>(Object.entries(blankExercise("own-unread", "")));
  const readable = {
    ...(cleaned as Record<string, unknown>),
    ...Object.fromEntries([...unread].map((key) => [key, blank.get(key)])),
  };
  const isJudged = (part: string) =>
    !unread.has(part) && !(LOOK_AT[part] ?? []).some((other) => unread.has(other));
  return catalogueFaults(readable as unknown as Exercise).filter(({ path }) =>
    isJudged(String(path[0] ?? "")),
  );
}

/**
 * Everything that keeps a value from being published as an exercise, with its place: what is wrong with its form, then
 * the rules of the catalogue as far as it can be read. Empty when it is ready. The rules are the same as for built-in
 * exercises. It must be readable (`structureFaults`).
 */
export function faultsOf(value: unknown): Fault[] {
  const issues = storedExercise.safeParse(value).error?.issues ?? [];
  const gaps = issues.map((issue) => ({ path: pathOf(issue), message: sentenceOf(issue, value) }));
  const seen = new Set(gaps.map((fault) => fault.path.join(".")));
  // A gap is said once: what a rule says of the same place follows from it.
  return [...gaps, ...ruleFaults(value, issues).filter((fault) => !seen.has(fault.path.join(".")))];
}

/** Everything that keeps a draft from being published, with its place in the exercise. */
export function draftFaults(draft: Exercise): Fault[] {
  return faultsOf(draft);
}

/** Faults as sentences per place: `fields.2.label`, `weights`; what concerns the whole is under `exercise`. */
export function faultsByPlace(faults: readonly Fault[]): Record<string, string[]> {
  const places: Record<string, string[]> = {};
  for (const { path, message } of faults) {
    const place = path.join(".") || "exercise";
    places[place] = [...new Set([...(places[place] ?? []), message])];
  }
  return places;
}

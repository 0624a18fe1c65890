import { z } from "zod";
import { exerciseSchema } from "#lib/exercises/schema";
import type { Exercise } from "#lib/exercises/types";

/** The name every file of exercises carries, so that nothing else is taken for one. */
export const FILE_FORMAT = "evenkeel-exercises";
const FILE_VERSION = 1;
/** The longest file taken in, in characters. */
export const LONGEST_FILE = 1_000_000;
/** The most exercises in one file. */
export const MOST_EXERCISES = 200;
/** The most faults named at once; a file that is wrong all over is not read to its end. */
const MOST_FAULTS = 200;

/** A file of exercises: what is exported and imported, and what the JSON Schema describes. */
export const exerciseFile = z.strictObject({
  format: z.literal(FILE_FORMAT),
  formatVersion: z.literal(FILE_VERSION),
  exercises: z.array(exerciseSchema).min(1).max(MOST_EXERCISES),
});

/** One thing that is wrong in a file, and where: `exercises.0.fields.2.label`. */
export interface FileFault {
  readonly path: string;
  readonly message: string;
}

export type ReadFile =
  | { readonly ok: true; readonly exercises: readonly Exercise[] }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

const refused = (path: string, message: string): ReadFile => ({ ok: false, faults: [{ path, message }] });

/** Keys that reach into an object's own making; no exercise has one, and a file that does is not read further. */
const MAKING = new Set(["__proto__", "constructor", "prototype"]);

function makingKey(value: unknown, path: string): string | null {
  if (typeof value !== "object" || value === null) return null;
  for (const key of Object.keys(value)) {
    const at = path === "" ? key : `${path}.${key}`;
    if (MAKING.has(key)) return at;
    const deeper = makingKey((value as Record<string, unknown>)[key], at);
    if (deeper !== null) return deeper;
  }
  return null;
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/**
 * Reads a file of exercises: all of them, or every fault by its path and nothing. Two of one name are a fault too.
 */
export function readExerciseFile(text: string): ReadFile {
  if (text.length > LONGEST_FILE) {
    return refused("file", "This file is too large. Use at most one million characters.");
  }
  const parsed = parse(text);
  if (!parsed) return refused("file", "This is not a JSON file.");
  const making = makingKey(parsed.value, "");
  if (making !== null) return refused(making, "This name cannot be used in a file.");
  const read = exerciseFile.safeParse(parsed.value);
  if (!read.success) {
    const faults = read.error.issues.slice(0, MOST_FAULTS).map(({ path, message }) => ({
      path: path.map(String).join(".") || "file",
      message,
    }));
    return { ok: false, faults };
  }
  const slugs = read.data.exercises.map(({ slug }) => slug);
  const twice = slugs.findIndex((slug, index) => slugs.indexOf(slug) !== index);
  if (twice !== -1)
    return refused(`exercises.${twice}.slug`, "There are two exercises of this name in the file.");
  return { ok: true, exercises: read.data.exercises as readonly Exercise[] };
}

/** Exercises as the text of a file that `readExerciseFile` reads back unchanged. */
export function writeExerciseFile(exercises: readonly Exercise[]): string {
  return `${JSON.stringify({ format: FILE_FORMAT, formatVersion: FILE_VERSION, exercises }, null, 2)}\n`;
}

/** The JSON Schema of the file. The checks of the catalogue come on top when a file is read. */
export function exerciseFileSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(exerciseFile, { io: "input", unrepresentable: "any" }),
    title: "A file of Evenkeel exercises",
  };
}

/** The JSON Schema as the text of a file. */
export function writeFileSchema(): string {
  return `${JSON.stringify(exerciseFileSchema(), null, 2)}\n`;
}

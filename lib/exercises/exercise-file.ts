import { z } from "zod";
import { faultsOf, pathOf, sentenceOf } from "#lib/exercises/draft-faults";
import type { ExerciseRef } from "#lib/exercises/find-exercise";
import { exerciseInFile, LONGEST_DRAFT } from "#lib/exercises/schema";
import { isOwnSlug } from "#lib/exercises/slugs";
import { structureFaults } from "#lib/exercises/structure";
import type { Exercise } from "#lib/exercises/types";

/** The name every file of exercises carries, so that nothing else is taken for one. */
export const FILE_FORMAT = "evenkeel-exercises";
const FILE_VERSION = 1;
/** The longest file taken in and given out, in characters. */
export const LONGEST_FILE = 1_000_000;
/** The most exercises in one file, taken in and given out. */
export const MOST_EXERCISES = 200;
/** What a file needs beside its exercises, and each of them beside its body: its origin, and what parts the lines. */
const ROOM = LONGEST_FILE - 200;
const ROOM_EACH = 200;
/** The most faults named at once; how many more there are is said. */
export const MOST_FAULTS = 200;

/** A file of exercises: what is exported and imported, and what the JSON Schema describes. */
export const exerciseFile = z.strictObject({
  format: z.literal(FILE_FORMAT),
  formatVersion: z.literal(FILE_VERSION),
  exercises: z.array(exerciseInFile).min(1).max(MOST_EXERCISES),
});

/** The file around its exercises, which are read one by one. */
const frame = exerciseFile.extend({ exercises: z.array(z.unknown()).min(1).max(MOST_EXERCISES) });
const { forkedFrom: originSchema } = exerciseInFile.shape;

/** One thing that is wrong in a file, and where: `exercises.0.fields.2.label`. */
export interface FileFault {
  readonly path: string;
  readonly message: string;
}

/** An exercise of a file, and the version it was forked from. */
export interface FiledExercise {
  readonly exercise: Exercise;
  readonly origin: ExerciseRef | null;
}

export type ReadFile =
  | { readonly ok: true; readonly exercises: readonly FiledExercise[] }
  /** `more` counts the faults that are not named. */
  | { readonly ok: false; readonly faults: readonly FileFault[]; readonly more: number };

const refused = (...faults: FileFault[]): ReadFile => ({
  ok: false,
  faults: faults.slice(0, MOST_FAULTS),
  more: Math.max(0, faults.length - MOST_FAULTS),
});

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

type ReadOne = { readonly faults: FileFault[]; readonly filed: FiledExercise };

/** One exercise of a file with everything that is wrong with it. */
function readOne(value: unknown, index: number): ReadOne {
  const whole = typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  const { forkedFrom, ...body } = (whole ?? {}) as Record<string, unknown>;
  const exercise: unknown = whole === null ? value : body;
  const at = (path: readonly (string | number)[]) => ["exercises", index, ...path].join(".");
  const faults = faultsOf(exercise).map(({ path, message }) => ({ path: at(path), message }));
  if (JSON.stringify(exercise).length > LONGEST_DRAFT) {
    faults.push({ path: at([]), message: "This is too long to be one exercise. Please make it shorter." });
  }
  const origin = forkedFrom === undefined ? null : originSchema.safeParse(forkedFrom);
  for (const issue of origin?.error?.issues ?? []) {
    faults.push({ path: at(["forkedFrom", ...pathOf(issue)]), message: sentenceOf(issue, forkedFrom) });
  }
  return { faults, filed: { exercise: exercise as Exercise, origin: origin?.data ?? null } };
}

/** Two of one name are a fault, at the second one. */
function twiceFaults(exercises: readonly unknown[]): FileFault[] {
  const slugs = exercises.map((one) => (one as { slug?: unknown } | null)?.slug);
  return slugs.flatMap((slug, index) =>
    typeof slug === "string" && slugs.indexOf(slug) !== index
      ? [{ path: `exercises.${index}.slug`, message: "There are two exercises of this name in the file." }]
      : [],
  );
}

/** Reads a file of exercises: all of them, or every fault by its path and nothing. */
export function readExerciseFile(text: string): ReadFile {
  if (text.length > LONGEST_FILE) {
    return refused({ path: "file", message: "This file is too large. Use at most one million characters." });
  }
  const parsed = parse(text);
  if (!parsed) return refused({ path: "file", message: "This is not a JSON file." });
  const { value } = parsed;
  const built = structureFaults(value);
  if (built.length > 0) return refused(...built.map((fault) => ({ ...fault, path: fault.path || "file" })));
  const read = frame.safeParse(value);
  const faults = (read.error?.issues ?? []).map((issue) => ({
    path: pathOf(issue).join(".") || "file",
    message: issue.code === "too_small" ? "There is no exercise in this file." : sentenceOf(issue, value),
  }));
  const listed = (value as { exercises?: unknown } | null)?.exercises;
  // What is in the list is looked at also where something around it is wrong; of too long a list, as far as it may go.
  const list: readonly unknown[] = Array.isArray(listed) ? listed.slice(0, MOST_EXERCISES) : [];
  const each = list.map(readOne);
  const all = [...faults, ...twiceFaults(list), ...each.flatMap((one) => one.faults)];
  return all.length > 0 ? refused(...all) : { ok: true, exercises: each.map(({ filed }) => filed) };
}

/** An exercise as a line of a file. Only a built-in version means the same in every practice, so no other is named. */
function lineOf({ exercise, origin }: FiledExercise): string {
  const forkedFrom = origin !== null && !isOwnSlug(origin.slug) ? origin : null;
  return JSON.stringify({ ...exercise, ...(forkedFrom && { forkedFrom }) });
}

/** Exercises as the text of a file that `readExerciseFile` reads back unchanged. */
export function writeExerciseFile(exercises: readonly FiledExercise[]): string {
  const head = `{"format":"${FILE_FORMAT}","formatVersion":${FILE_VERSION},"exercises":[`;
  return `${head}\n${exercises.map(lineOf).join(",\n")}\n]}\n`;
}

/**
 * Splits exercises of these lengths, in their order, into files that can be taken in again: so many for each file. A
 * length may be an upper bound.
 */
export function splitIntoFiles(lengths: readonly number[]): number[] {
  const files: { count: number; length: number }[] = [];
  for (const length of lengths) {
    const last = files.at(-1);
    const fits = last && last.count < MOST_EXERCISES && last.length + length + ROOM_EACH <= ROOM;
    if (fits) {
      last.count += 1;
      last.length += length + ROOM_EACH;
    } else files.push({ count: 1, length: length + ROOM_EACH });
  }
  return files.map(({ count }) => count);
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

import { describe, expect, it } from "vitest";
import {
  exerciseFileSchema,
  FILE_FORMAT,
  LONGEST_FILE,
  readExerciseFile,
  writeExerciseFile,
} from "#lib/exercises/exercise-file";
import { listExercises } from "#lib/exercises/queries";

const all = listExercises();
const [first, second] = all;
if (!first || !second) throw new Error("the catalogue is empty");
const file = (exercises: unknown[]) => JSON.stringify({ format: FILE_FORMAT, formatVersion: 1, exercises });
const faultsOf = (text: string) => {
  const read = readExerciseFile(text);
  return read.ok ? [] : read.faults.map(({ path }) => path);
};

describe("a file of exercises", () => {
  it("comes back as it was written, the whole catalogue", () => {
    const read = readExerciseFile(writeExerciseFile(all));
    expect(read.ok ? read.exercises : read.faults).toEqual(all);
  });

  it("names every fault by its path at once, and gives nothing of a file with one", () => {
    const wrong = {
      ...second,
      title: "",
      weights: { ...second.weights, dissonance: 0.99 },
      extra: 1,
    };
    expect(faultsOf(file([first, wrong])).toSorted()).toEqual([
      "exercises.1",
      "exercises.1.title",
      "exercises.1.weights",
    ]);
    expect(
      faultsOf(file([first, { ...second, weights: { ...second.weights, dissonance: 0.99 } }])),
    ).toContain("exercises.1.weights");
  });

  it("refuses what is no such file, too long, empty, or holds two of one name", () => {
    expect(faultsOf("nonsense")).toEqual(["file"]);
    expect(faultsOf("[]")).toEqual(["file"]);
    expect(faultsOf(file([]))).toEqual(["exercises"]);
    expect(faultsOf(file([first, first]))).toEqual(["exercises.1.slug"]);
    expect(faultsOf(" ".repeat(LONGEST_FILE + 1))).toEqual(["file"]);
    expect(faultsOf(JSON.stringify({ format: "other", formatVersion: 1, exercises: all }))).toEqual([
      "format",
    ]);
  });

  it("refuses keys that reach into an object's making, at any depth, and changes nothing by reading them", () => {
    const text = file([first]).replace('"title"', '"__proto__":{"polluted":true},"title"');
    expect(faultsOf(text)).toEqual(["exercises.0.__proto__"]);
    expect(faultsOf(file([{ ...first, constructor: {} }]))).toEqual(["exercises.0.constructor"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("keeps formulas, emoji and right-to-left text as plain words, and takes no markup", () => {
    const words = { ...first, title: "=HYPERLINK(1) שלום 🙂" };
    const read = readExerciseFile(file([words]));
    expect(read.ok && read.exercises[0]?.title).toBe(words.title);
    expect(faultsOf(file([{ ...first, title: "<b>Bold</b>" }]))).toEqual(["exercises.0.title"]);
  });

  it("is described by a JSON Schema made from the same schema", () => {
    const schema = JSON.stringify(exerciseFileSchema());
    for (const key of Object.keys(first)) expect(schema).toContain(`"${key}"`);
    expect(schema).toContain(FILE_FORMAT);
    expect(schema).toContain("json-schema.org");
  });
});

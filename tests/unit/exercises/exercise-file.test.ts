import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  exerciseFileSchema,
  FILE_FORMAT,
  LONGEST_FILE,
  MOST_EXERCISES,
  MOST_FAULTS,
  readExerciseFile,
  splitIntoFiles,
  writeExerciseFile,
} from "#lib/exercises/exercise-file";
import { listExercises } from "#lib/exercises/queries";

const all = listExercises();
const [first, second] = all;
if (!first || !second) throw new Error("the catalogue is empty");
const filed = all.map((exercise) => ({ exercise, origin: null }));
const file = (exercises: unknown[]) => JSON.stringify({ format: FILE_FORMAT, formatVersion: 1, exercises });
const foundIn = (text: string) => {
  const read = readExerciseFile(text);
  return read.ok ? [] : read.faults;
};
const faultsOf = (text: string) => foundIn(text).map(({ path }) => path);
const told = (text: string) => foundIn(text).map(({ path, message }) => `${path}: ${message}`);

describe("a file of exercises", () => {
  it("comes back as it was written, the whole catalogue, each with where it came from", () => {
    const from = filed.map(({ exercise }, index) => ({
      exercise,
      origin: index % 2 === 0 ? { slug: "urge-wave", version: 1 } : null,
    }));
    const read = readExerciseFile(writeExerciseFile(from));
    expect(read.ok ? read.exercises : read.faults).toEqual(from);
  });

  it("names no origin that means nothing in another practice", () => {
    const text = writeExerciseFile([{ exercise: first, origin: { slug: "own-walk", version: 2 } }]);
    expect(text).not.toContain("own-walk");
    expect(readExerciseFile(text)).toEqual({ ok: true, exercises: [{ exercise: first, origin: null }] });
    expect(told(file([{ ...first, forkedFrom: { slug: "Urge wave", version: 0 } }]))).toEqual([
      "exercises.0.forkedFrom.slug: Lower-case words joined by hyphens.",
      "exercises.0.forkedFrom.version: At least 1.",
    ]);
  });

  it("names every fault of every exercise at once, of form and of rule, in plain sentences", () => {
    const { aim: _aim, ...withoutAim } = first;
    const wrong = {
      ...second,
      title: "",
      weights: { ...second.weights, dissonance: 0.99 },
      extra: 1,
      fields: second.fields.map((field, index) => (index === 0 ? { ...field, hint: "x" } : field)),
    };
    expect(
      told(file([{ ...withoutAim, minutes: { min: 20, typical: 15, max: 30 } }, wrong])).toSorted(),
    ).toEqual([
      "exercises.0.aim: This is missing.",
      "exercises.0.minutes: Minutes go from least to typical to most.",
      "exercises.1.fields.0: Not known here: hint.",
      "exercises.1.title: Write something here.",
      "exercises.1.weights: Weights sum to exactly 1.00.",
      "exercises.1: Not known here: extra.",
    ]);
  });

  it("says of a part that cannot be read only that, and judges the others", () => {
    const wrong = {
      ...first,
      fields: "none",
      materials: 5,
      minutes: { min: 9, typical: 5, max: 6 },
      who: "all",
    };
    expect(told(file([wrong, null, "words"])).toSorted()).toEqual([
      "exercises.0.fields: A list belongs here.",
      "exercises.0.materials: A list belongs here.",
      "exercises.0.minutes: Minutes go from least to typical to most.",
      "exercises.0.who: Choose one from the list.",
      "exercises.1: A part with named values belongs here.",
      "exercises.2: A part with named values belongs here.",
    ]);
  });

  it("has a sentence for whatever stands in place of a part, and never throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.constantFrom(...Object.keys(first)),
        fc.jsonValue({ maxDepth: 3 }),
        (exercise, key, value) => {
          for (const message of foundIn(file([{ ...exercise, [key]: value }])).map(
            (fault) => fault.message,
          )) {
            expect(message).toMatch(/^[A-Z"“].*[.”"]$/su);
            expect(message).not.toMatch(/Invalid (input|option|key)/);
          }
        },
      ),
    );
  });

  it("says how many faults there are beside those it names", () => {
    const steps = Array.from({ length: 8 }, () => "");
    const many = Array.from({ length: 40 }, (_, index) => ({ ...first, slug: `one-${index}`, steps }));
    const read = readExerciseFile(file(many));
    expect(read).toMatchObject({ ok: false, more: 40 * 8 - MOST_FAULTS });
    expect(read.ok ? [] : read.faults).toHaveLength(MOST_FAULTS);
  });

  it("is refused with one sentence where it is nested too deep, whatever the place", () => {
    const deep = (depth: number) => `${'{"op":"all","rules":['.repeat(depth)}${"]}".repeat(depth)}`;
    const text = file([first]).replace(/"done":\{.*?\},"derived"/, `"done":${deep(20_000)},"derived"`);
    expect(text).toContain('"op":"all","rules":[{"op":"all"');
    expect(told(text)).toEqual(["exercises.0.done.rules: This is nested too deep to be read."]);
    expect(told("[".repeat(400_000) + "]".repeat(400_000))).toEqual([
      "0.0.0.0: This is nested too deep to be read.",
    ]);
    expect(told(file([{ ...first, done: JSON.parse(deep(7)) }]))).toContain(
      "exercises.0.done: The done rule is nested more than 6 deep.",
    );
  });

  it("refuses an exercise that no draft could hold", () => {
    const adaptations = Array.from({ length: 30 }, () => "b".repeat(4000));
    expect(told(file([{ ...first, adaptations }]))).toEqual([
      "exercises.0: This is too long to be one exercise. Please make it shorter.",
    ]);
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
    expect(read.ok && read.exercises[0]?.exercise.title).toBe(words.title);
    expect(faultsOf(file([{ ...first, title: "<b>Bold</b>" }]))).toEqual(["exercises.0.title"]);
  });

  it("is described by a JSON Schema made from the same schema", () => {
    const schema = JSON.stringify(exerciseFileSchema());
    for (const key of Object.keys(first)) expect(schema).toContain(`"${key}"`);
    expect(schema).toContain(FILE_FORMAT);
    expect(schema).toContain("json-schema.org");
  });
});

describe("an export of many", () => {
  it("is split into files that are each small enough to be taken in", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1000, max: 100_000 }), { maxLength: 500 }), (lengths) => {
        const files = splitIntoFiles(lengths);
        expect(files.reduce((sum, count) => sum + count, 0)).toBe(lengths.length);
        let from = 0;
        for (const count of files) {
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(MOST_EXERCISES);
          const inIt = lengths.slice(from, from + count).reduce((sum, length) => sum + length, 0);
          expect(inIt).toBeLessThan(LONGEST_FILE);
          from += count;
        }
      }),
    );
    expect(splitIntoFiles([])).toEqual([]);
    expect(splitIntoFiles(Array.from({ length: 201 }, () => 10))).toEqual([200, 1]);
  });
});

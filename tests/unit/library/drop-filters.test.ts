import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import { filterExercises, MINUTE_OPTIONS } from "#lib/exercises/rules";
import { FORMATS, MECHANISMS, STAGES } from "#lib/exercises/types";
import { dropInWords, filterInWords } from "../../../app/(clinician)/library/_components/filter-words";
import { dropsFor } from "../../../app/(clinician)/library/drop-filters";
import {
  FILTER_KEYS,
  filtersOf,
  type LibraryQuery,
  libraryQuery,
} from "../../../app/(clinician)/library/library-query";

const all = listExercises();
const query = (search: Record<string, string>): LibraryQuery => libraryQuery.parse(search);
const listed = (one: LibraryQuery) => filterExercises(all, filtersOf(one)).length;
const without = (one: LibraryQuery, keys: readonly string[]): LibraryQuery => ({
  ...one,
  ...Object.fromEntries(keys.map((key) => [key, undefined])),
});

const maybe = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const anyQuery: fc.Arbitrary<LibraryQuery> = fc.record({
  view: fc.constant("list" as const),
  sort: fc.constant(undefined),
  dir: fc.constant("asc" as const),
  mechanism: maybe(MECHANISMS),
  stage: maybe(STAGES),
  format: maybe(FORMATS),
  minutes: maybe(MINUTE_OPTIONS),
  words: maybe(["wave", "nowhere to be found", "touch"]),
});

describe("which filter to drop", () => {
  it("names the one that is in the way", () => {
    const one = query({ mechanism: "regulation", words: "nowhere to be found" });
    expect(dropsFor(all, one)).toEqual([{ keys: ["words"], count: 12 }]);
    expect(dropInWords(one, ["words"])).toBe("Remove: “nowhere to be found”");
  });

  it("names pairs where no single one is enough", () => {
    const one = query({ mechanism: "communication", minutes: "5", words: "wave" });
    expect(dropsFor(all, one).map(({ keys }) => dropInWords(one, keys))).toEqual([
      "Remove: Communication and 5 minutes",
      "Remove: Communication and “wave”",
      "Remove: 5 minutes and “wave”",
    ]);
  });

  it("has nothing to say while something is listed", () => {
    expect(dropsFor(all, query({ mechanism: "regulation" }))).toEqual([]);
  });

  it("never leaves an empty page without a way on, and takes away as little as it can", () => {
    fc.assert(
      fc.property(anyQuery, (one) => {
        const drops = dropsFor(all, one);
        expect(drops.length > 0).toBe(listed(one) === 0);
        for (const { keys, count } of drops) {
          expect(count).toBeGreaterThan(0);
          expect(listed(without(one, keys))).toBe(count);
          for (const key of keys) {
            expect(one[key]).toBeDefined();
            expect(
              listed(
                without(
                  one,
                  keys.filter((other) => other !== key),
                ),
              ),
            ).toBe(0);
          }
        }
        expect(new Set(drops.map(({ keys }) => keys.length)).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });

  it("has a word for every filter that is set, and none for one that is not", () => {
    const one = query({
      mechanism: "communication",
      stage: "early",
      format: "session",
      minutes: "10",
      words: "a",
    });
    expect(FILTER_KEYS.map((key) => filterInWords(one, key))).toEqual([
      "Communication",
      "Early",
      "In session",
      "10 minutes",
      "“a”",
    ]);
    expect(FILTER_KEYS.map((key) => filterInWords(query({}), key))).toEqual(["", "", "", "", ""]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIBRARY_SORTS } from "#lib/exercises/library-page";
import { FILTER_CHOICES, FILTER_NAMES } from "#lib/exercises/traits";
import { libraryHref } from "../../../app/(clinician)/library/_components/library-address";
import {
  type LibraryQuery,
  LONGEST_WORDS,
  libraryQuery,
} from "../../../app/(clinician)/library/library-query";

const NOTHING: LibraryQuery = {
  view: "list",
  sort: undefined,
  dir: "asc",
  page: 1,
  words: undefined,
  ...Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])),
};

const readBack = (href: string) =>
  libraryQuery.parse(Object.fromEntries(new URL(href, "https://x.test").searchParams));

describe("the address of the library", () => {
  it("asks for nothing when it says nothing, and when a form sends its fields empty", () => {
    expect({ ...NOTHING, ...libraryQuery.parse({}) }).toEqual(NOTHING);
    expect({
      ...NOTHING,
      ...libraryQuery.parse({ mechanism: "", stage: "", format: "", minutes: "", words: "  " }),
    }).toEqual(NOTHING);
  });

  it("reads what it knows", () => {
    expect(
      libraryQuery.parse({
        view: "table",
        sort: "minutes",
        dir: "desc",
        mechanism: "regulation",
        stage: "early",
        format: "both",
        minutes: "10",
        level: "0",
        evidence: "RCT",
        origin: "own",
        state: "draft",
        class: "T",
        page: "3",
        words: "  slow   wave ",
      }),
    ).toEqual({
      view: "table",
      sort: "minutes",
      dir: "desc",
      mechanism: "regulation",
      stage: "early",
      format: "both",
      minutes: 10,
      level: 0,
      evidence: "RCT",
      origin: "own",
      state: "draft",
      class: "T",
      page: 3,
      words: "slow wave",
    });
  });

  it.each([
    { mechanism: "love" },
    { mechanism: ["regulation", "attachment"] },
    { stage: "late" },
    { format: "paper" },
    { minutes: "7" },
    { minutes: "ten" },
    { minutes: "10.5" },
    { level: "" },
    { level: "4" },
    { page: "0" },
    { page: "-1" },
    { page: "2.5" },
    { page: "1e9" },
    { state: "gone" },
    { view: "cards" },
    { sort: "slug" },
    { dir: "up" },
    { words: ["a", "b"] },
    { unknown: "x" },
  ])("takes %j as not asked for", (search) => {
    expect({ ...NOTHING, ...libraryQuery.parse(search) }).toEqual(NOTHING);
  });

  it("reads only so many words", () => {
    expect(libraryQuery.parse({ words: "a".repeat(500) }).words).toHaveLength(LONGEST_WORDS);
  });

  it("never fails, whatever stands in it", () => {
    const keys = fc.constantFrom("view", "sort", "dir", "page", "words", ...FILTER_NAMES);
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    fc.assert(fc.property(fc.dictionary(keys, value), (search) => libraryQuery.safeParse(search).success));
  });

  it("comes back the same from its own links", () => {
    const maybe = <Value>(values: readonly Value[]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined });
    const query = fc.record({
      view: fc.constantFrom("list" as const, "table" as const),
      sort: maybe(LIBRARY_SORTS),
      dir: fc.constantFrom("asc" as const, "desc" as const),
      page: fc.constantFrom(1, 2, 40),
      ...Object.fromEntries(FILTER_NAMES.map((name) => [name, maybe<unknown>(FILTER_CHOICES[name])])),
      words: maybe(["wave", "kind & plain", "a=b?c#d", "ü ö"]),
    });
    fc.assert(
      fc.property(query, (wanted) => {
        const read = { ...NOTHING, ...readBack(libraryHref(wanted as LibraryQuery, { page: wanted.page })) };
        expect(read).toEqual({ ...wanted, dir: wanted.sort === undefined ? "asc" : wanted.dir });
      }),
    );
  });

  it("leaves out what is as always", () => {
    expect(libraryHref(NOTHING, {})).toBe("/library");
    expect(libraryHref({ ...NOTHING, page: 4 }, { stage: "early" })).toBe("/library?stage=early");
    expect(libraryHref({ ...NOTHING, stage: "early", words: "wave" }, { words: undefined })).toBe(
      "/library?stage=early",
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MINUTE_OPTIONS } from "#lib/exercises/rules";
import { FORMATS, MECHANISMS, STAGES } from "#lib/exercises/types";
import { libraryHref } from "../../../app/(clinician)/library/_components/library-address";
import {
  LIBRARY_SORTS,
  type LibraryQuery,
  LONGEST_WORDS,
  libraryQuery,
} from "../../../app/(clinician)/library/library-query";

const NOTHING: LibraryQuery = {
  view: "list",
  sort: undefined,
  dir: "asc",
  mechanism: undefined,
  stage: undefined,
  format: undefined,
  minutes: undefined,
  words: undefined,
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
    const keys = fc.constantFrom("view", "sort", "dir", "mechanism", "stage", "format", "minutes", "words");
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
      mechanism: maybe(MECHANISMS),
      stage: maybe(STAGES),
      format: maybe(FORMATS),
      minutes: maybe(MINUTE_OPTIONS),
      words: maybe(["wave", "kind & plain", "a=b?c#d", "ü ö"]),
    });
    fc.assert(
      fc.property(query, (wanted) => {
        const read: LibraryQuery = { ...NOTHING, ...readBack(libraryHref(wanted, {})) };
        expect(read).toEqual({ ...wanted, dir: wanted.sort === undefined ? "asc" : wanted.dir });
      }),
    );
  });

  it("leaves out what is as always", () => {
    expect(libraryHref(NOTHING, {})).toBe("/library");
    expect(libraryHref({ ...NOTHING, stage: "early", words: "wave" }, { words: undefined })).toBe(
      "/library?stage=early",
    );
  });
});

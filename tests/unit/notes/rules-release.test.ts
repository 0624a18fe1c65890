import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Authorised,
  authorisedFor,
  missingFor,
  missingInWords,
  notReleasedBecause,
  signedFor,
} from "#lib/notes/rules-release";

const TODAY = "2026-11-20";
const given = (change: Partial<Authorised>): Authorised => ({
  slot: "A",
  record: "joint",
  signedOn: "2026-11-01",
  withdrawnOn: null,
  ...change,
});

describe("whose authorisation is missing", () => {
  it("is each adult's for the joint record", () => {
    expect(missingFor("joint", [], TODAY)).toEqual(["A", "B"]);
    expect(missingFor("joint", [given({})], TODAY)).toEqual(["B"]);
    expect(missingFor("joint", [given({}), given({ slot: "B" })], TODAY)).toEqual([]);
  });

  it("is its owner's alone for a sub-file, and one for the other record counts for nothing", () => {
    expect(missingFor("a", [given({})], TODAY)).toEqual(["A"]);
    expect(missingFor("a", [given({ record: "own" })], TODAY)).toEqual([]);
    expect(missingFor("b", [given({ record: "own" })], TODAY)).toEqual(["B"]);
    expect(
      missingFor("joint", [given({ record: "own" }), given({ slot: "B", record: "own" })], TODAY),
    ).toEqual(["A", "B"]);
  });

  it("begins on the day it was signed and ends on the day it was withdrawn", () => {
    const both = (change: Partial<Authorised>) => [given(change), given({ slot: "B" })];
    expect(missingFor("joint", both({ signedOn: TODAY }), TODAY)).toEqual([]);
    expect(missingFor("joint", both({ signedOn: "2026-11-21" }), TODAY)).toEqual(["A"]);
    expect(missingFor("joint", both({ withdrawnOn: "2026-11-21" }), TODAY)).toEqual([]);
    expect(missingFor("joint", both({ withdrawnOn: TODAY }), TODAY)).toEqual(["A"]);
  });

  it("is never helped by what the other signed", () => {
    const one = fc.record({
      slot: fc.constant("B" as const),
      record: fc.constantFrom("joint" as const, "own" as const),
      signedOn: fc.constantFrom("2026-10-01", "2026-11-20"),
      withdrawnOn: fc.constantFrom(null, "2026-12-01"),
    });
    fc.assert(
      fc.property(fc.array(one), (signed) => {
        expect(missingFor("joint", signed, TODAY)).toContain("A");
        expect(missingFor("a", signed, TODAY)).toEqual(["A"]);
      }),
    );
  });

  it("is named in one sentence", () => {
    expect(missingInWords("joint", [])).toBeNull();
    expect(missingInWords("joint", ["A", "B"])).toMatch(/each of the two\. A’s and B’s are missing\.$/);
    expect(missingInWords("b", ["B"])).toMatch(/its own partner\. B’s is missing\.$/);
  });

  it("stops a release with all that it lacks at once", () => {
    const asked = { record: "joint", isWritten: true, isSigned: true, missing: [], stopped: null } as const;
    expect(notReleasedBecause(asked)).toEqual([]);
    expect(notReleasedBecause({ ...asked, isWritten: false, isSigned: false })).toEqual([
      "Nothing is written in this record.",
    ]);
    expect(notReleasedBecause({ ...asked, isSigned: false, missing: ["B"], stopped: "No consent." })).toEqual(
      ["No consent.", expect.stringMatching(/draft/), expect.stringMatching(/B’s is missing/)],
    );
  });

  it("shows of what was signed that for this record alone", () => {
    const all = [
      given({}),
      given({ slot: "B" }),
      given({ record: "own" }),
      given({ slot: "B", record: "own" }),
    ];
    const of = (record: "joint" | "a" | "b") =>
      authorisedFor(record, all).map((one) => `${one.slot} ${one.record}`);
    expect([of("joint"), of("a"), of("b")]).toEqual([["A joint", "B joint"], ["A own"], ["B own"]]);
  });

  it("is told on paper by the newest day of each that counts", () => {
    const signed = [given({}), given({ signedOn: "2026-11-10" }), given({ slot: "B", withdrawnOn: TODAY })];
    expect(signedFor("joint", signed, TODAY)).toEqual([{ slot: "A", signedOn: "2026-11-10" }]);
    expect(signedFor("b", [given({ slot: "A", record: "own" })], TODAY)).toEqual([]);
  });
});

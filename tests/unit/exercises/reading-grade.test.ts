import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countSyllables, readingGrade, wordsOf } from "#lib/exercises/reading-grade";

describe("counting syllables", () => {
  it.each([
    ["cat", 1],
    ["the", 1],
    ["like", 1],
    ["asked", 1],
    ["times", 1],
    ["while", 1],
    ["you", 1],
    ["any", 2],
    ["table", 2],
    ["wanted", 2],
    ["changes", 2],
    ["being", 2],
    ["people", 2],
    ["beautiful", 3],
    ["understanding", 4],
    ["communication", 5],
  ])("%s has %i", (word, syllables) => {
    expect(countSyllables(word)).toBe(syllables);
  });
});

describe("reading grade", () => {
  it("follows the Flesch-Kincaid formula", () => {
    // Six words, one sentence, six syllables.
    expect(readingGrade("The cat sat on the mat.")).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 10);
  });

  it("counts two short sentences as easier than one long one", () => {
    const short = readingGrade("You can stop at any time. You do not have to say why.");
    const long = readingGrade("You can stop at any time and you do not have to say why.");
    expect(short).toBeLessThan(long);
  });

  it("puts clinical prose far above the couple's limit", () => {
    expect(
      readingGrade(
        "Maladaptive reassurance-seeking perpetuates interpersonal dependency and relational deterioration.",
      ),
    ).toBeGreaterThan(15);
  });

  it("takes three dots as a pause, not as an end", () => {
    expect(readingGrade("I feel ... because it matters")).toBe(readingGrade("I feel because it matters"));
  });

  it("gives an empty text grade 0 and any text a finite one", () => {
    expect(readingGrade("")).toBe(0);
    expect(readingGrade("... !")).toBe(0);
    fc.assert(fc.property(fc.string(), (text) => Number.isFinite(readingGrade(text))));
  });

  it("reads words with apostrophes and hyphens as one", () => {
    expect(wordsOf("don't walk-out, naïve friend's 24 hours")).toEqual([
      "don't",
      "walk-out",
      "naïve",
      "friend's",
      "24",
      "hours",
    ]);
  });
});

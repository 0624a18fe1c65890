import { describe, expect, it } from "vitest";
import type { Lately } from "#lib/planning/rules-lately";
import { type Grounds, reasonsFor } from "#lib/planning/rules-reasons";

const LATELY: Lately = {
  sessions: 3,
  mean: { dissonance: 10, regulation: 1.6, attachment: 8.4, communication: 5 },
};
const GROUNDS: Grounds = {
  profile: { dissonance: 0.4, regulation: 0.35, attachment: 0.25 },
  tension: { A: 7, B: 6 },
};
const CALM: Grounds = { ...GROUNDS, tension: { A: 6, B: null } };
const texts = (...given: Parameters<typeof reasonsFor>) => reasonsFor(...given).map(({ text }) => text);

describe("what of late speaks for an exercise", () => {
  it("is tension above the line for regulation, and a need that is behind its part of the profile", () => {
    expect(reasonsFor("regulation", LATELY, GROUNDS)).toEqual([
      { text: "tension above 6 at the last check-in (A 7)", source: "progress" },
      { text: "regulation was 6\u00a0% of the last 3 sessions", source: "recent" },
    ]);
    expect(texts("dissonance", LATELY, GROUNDS)).toEqual([]);
    expect(texts("communication", LATELY, GROUNDS)).toEqual([]);
  });

  it("is nothing that nobody told or worked out", () => {
    expect(texts("regulation", { ...LATELY, sessions: 1 }, CALM)).toEqual([
      "regulation was 6\u00a0% of the last session",
    ]);
    expect(texts("regulation", { sessions: 0, mean: null }, CALM)).toEqual([]);
    const none = { dissonance: 0, regulation: 0, attachment: 0, communication: 9 };
    expect(texts("regulation", { sessions: 2, mean: none }, CALM)).toEqual([]);
    expect(texts("regulation", LATELY, { ...CALM, profile: null })).toEqual([]);
    const near = { dissonance: 8, regulation: 4.2, attachment: 7.8, communication: 0 };
    expect(texts("regulation", { sessions: 3, mean: near }, CALM)).toEqual([]);
  });
});

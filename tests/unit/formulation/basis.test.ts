import { describe, expect, it } from "vitest";
import { basisOf } from "#lib/formulation/rules-basis";
import type { Ratings } from "#lib/formulation/types";
import { basisLines } from "../../../app/(clinician)/couples/[coupleId]/formulation/_components/words.ts";

const NONE = { self: {}, therapist: {} };
const four = (letter: string): Ratings =>
  Object.fromEntries([1, 2, 3, 4].map((place) => [`${letter}${place}`, 5]));
const ALL: Ratings = { ...four("D"), ...four("R"), ...four("A"), ...four("K") };

describe("what a profile rests on", () => {
  it("is told for each of the two: nothing, only yours, only theirs, and what is rated too little", () => {
    const lines = (a: Partial<typeof NONE>, b: Partial<typeof NONE>) =>
      basisLines(basisOf({ A: { ...NONE, ...a }, B: { ...NONE, ...b } }));
    expect(lines({}, {})).toEqual(["Partner A: nothing is rated yet.", "Partner B: nothing is rated yet."]);
    expect(lines({ therapist: ALL }, { self: ALL })).toEqual([
      "Partner A: rated by you alone so far.",
      "Partner B: rated by themself alone so far.",
    ]);
    expect(lines({ therapist: ALL, self: ALL }, { therapist: { ...ALL, ...{ D4: undefined } } })).toEqual([
      "Partner B: rated by you alone so far. Not enough yet: Dissonance.",
    ]);
    expect(lines({ self: ALL, therapist: ALL }, { self: ALL, therapist: ALL })).toEqual([]);
  });
});

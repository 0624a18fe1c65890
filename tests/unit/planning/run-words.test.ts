import { describe, expect, it } from "vitest";
import { tookMinutes } from "#lib/planning/rules-run";
import type { SwapOffer } from "#lib/planning/types";
import {
  costLine,
  fittingFirst,
  noSwapBecause,
  swapSearchLine,
  swapsFor,
} from "../../../app/_run/swap-words";
import { readMinutes } from "../../../app/_run/typed-minutes";

const offer = (slug: string, min: number, max: number): SwapOffer => ({
  slug,
  version: 1,
  title: slug,
  minutes: { min, typical: min, max },
  lead: "regulation",
  guide: { aim: "", steps: [], qualityCue: "", stopLine: null, adaptations: [] },
  yes: null,
});

describe("what a run says of minutes", () => {
  it("calls what was ticked off at once under a minute", () => {
    expect([0, 1, 12].map(tookMinutes)).toEqual(["under 1", "1", "12"]);
  });

  it("takes whole minutes that were typed, nothing as nothing, and refuses the rest with a sentence", () => {
    for (const none of [null, "", "  "])
      expect(readMinutes(none)).toEqual({ kind: "minutes", minutes: null });
    for (const minutes of [0, 7, 180])
      expect(readMinutes(String(minutes))).toEqual({ kind: "minutes", minutes });
    for (const bad of ["-1", "181", "999", "2.5", "seven", "Infinity"])
      expect(readMinutes(bad)).toEqual({ kind: "problem", problem: "Write whole minutes, 0 to 180." });
  });

  it("offers what fits first, then what lacks the fewest minutes, else in the order it came", () => {
    const all = [offer("long", 20, 30), offer("one", 5, 10), offer("more", 9, 12), offer("two", 8, 8)];
    expect(fittingFirst(all, 8).map(({ slug }) => slug)).toEqual(["one", "two", "more", "long"]);
  });

  it("says by how much something takes more than it gets", () => {
    expect(costLine(offer("a", 5, 10), 8)).toBe("Takes 5 to 10 minutes");
    expect(costLine(offer("a", 8, 8), 8)).toBe("Takes 8 minutes");
    expect(costLine(offer("a", 20, 30), 8)).toBe("Takes 20 to 30 minutes, at least 12 more than it gets");
  });

  it("says why nothing is swapped, and only where that is so", () => {
    expect(noSwapBecause({ kind: "exercise" }, 1)).toBeNull();
    expect(noSwapBecause({ kind: "exercise" }, 0)).toMatch(/nothing to swap in/);
    expect(noSwapBecause({ kind: "review" }, 3)).toMatch(/set aside/);
  });
});

describe("a search for what to swap in", () => {
  const came = [offer("Ride the wave", 5, 10), offer("Let it land", 5, 10)];
  const found = [offer("Our own wave", 5, 10)];
  const listed = (words: string, state: "old" | "found" | "away") =>
    swapsFor(came, found, words, state).map(({ title }) => title);

  it("lists what came with the run without words, and what the whole library has for them", () => {
    expect(listed(" ", "found")).toEqual(["Ride the wave", "Let it land"]);
    expect(listed("wave", "found")).toEqual(["Our own wave"]);
  });

  it("lists what came with the run and is called so until there is an answer, and without a network", () => {
    expect(listed("WAVE", "old")).toEqual(["Ride the wave"]);
    expect(listed("wave ", "away")).toEqual(["Ride the wave"]);
  });

  it("says that a network is needed where none is, and that nothing was found only once that is known", () => {
    expect(swapSearchLine("wave", "away", 1)).toMatch(/a network is needed/);
    expect(swapSearchLine("wave", "refused", 1)).toMatch(/could not be searched/);
    expect(swapSearchLine("wave", "found", 0)).toMatch(/^Nothing that can be taken/);
    expect(swapSearchLine("wave", "found", 1)).toBeNull();
    expect(swapSearchLine("wave", "old", 0)).toBeNull();
    expect(swapSearchLine(" ", "found", 0)).toBeNull();
  });
});

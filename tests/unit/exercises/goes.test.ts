import { describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";

describe("the catalogue", () => {
  it("asks for nothing that names a wish before the matches of a private list are there", () => {
    const list = findExercise("private-yes-no-maybe");
    expect(list?.fields.filter(({ visibility }) => visibility === "shared")).toEqual([]);
  });

  it.each([
    ["name-it-first", 4],
    ["body-attention-solo", 3],
    ["daily-stress-share", 3],
    ["touch-no-agenda", 2],
    ["sensate-focus-1", 2],
  ])("asks for as many goes of %s as the paper: %i", (slug, count) => {
    const exercise = findExercise(slug);
    expect(exercise?.done).toMatchObject({ op: "minEntries", count });
    expect(exercise?.dose.enough).toBe(count);
    expect(exercise?.repeat?.times).toBeGreaterThanOrEqual(count);
  });
});

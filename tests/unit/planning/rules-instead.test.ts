import { describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";
import { insteadOf, takeInstead } from "#lib/planning/rules-instead";
import type { LibraryEntry } from "#lib/planning/types";
import { item } from "./arbitrary-items";

const entry = (slug: string, locked: string | null = null) => {
  const { version = 1, title = slug, minutes = { min: 5, typical: 15, max: 20 } } = findExercise(slug) ?? {};
  return { slug, version, title, minutes, locked } as LibraryEntry;
};
const focus = entry("sensate-focus-1", "On hold.");
const slugs = (list: readonly LibraryEntry[]) => list.map(({ slug }) => slug);

describe("in place of what is held", () => {
  it("is what the paper names, unless that is held as well", () => {
    const library = [entry("good-enough-beliefs"), focus, entry("touch-no-agenda"), entry("urge-wave")];
    expect(slugs(insteadOf(focus, library))).toEqual(["touch-no-agenda", "good-enough-beliefs"]);
    const held = [entry("touch-no-agenda", "On hold."), entry("good-enough-beliefs")];
    expect(slugs(insteadOf(focus, held))).toEqual(["good-enough-beliefs"]);
    expect(insteadOf({ ...focus, locked: null }, library)).toEqual([]);
    expect(insteadOf(entry("softer-reach", "On hold."), library)).toEqual([]);
    for (const one of ["sensate-focus-1", "touch-no-agenda", "good-enough-beliefs"])
      expect(findExercise(one)?.slug).toBe(one);
  });

  it("takes its place and its minutes, and is planned", () => {
    const list = [
      item("1"),
      item("2", { kind: "exercise", exerciseSlug: "sensate-focus-1", state: "set_aside", minutes: 20 }),
      item("3"),
    ];
    const next = takeInstead(list, "2", entry("good-enough-beliefs"), "new");
    expect(next.map(({ id, exerciseSlug, state, minutes }) => [id, exerciseSlug, state, minutes])).toEqual([
      ["1", null, "planned", 5],
      ["new", "good-enough-beliefs", "planned", 20],
      ["3", null, "planned", 5],
    ]);
    expect(takeInstead(list, "1", entry("good-enough-beliefs"), "new")).toBe(list);
    expect(takeInstead(list, "gone", entry("good-enough-beliefs"), "new")).toBe(list);
  });
});

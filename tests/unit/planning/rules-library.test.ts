import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { addExercise, roomForExercise } from "#lib/planning/rules";
import { dropsFor, filterLibrary, type LibraryFilter, setFilters } from "#lib/planning/rules-library";
import { waysOf } from "#lib/planning/rules-ways";
import { EXERCISE_SLOT, type LibraryEntry } from "#lib/planning/types";
import { item } from "./arbitrary-items";

const entry = (slug: string, change: Partial<LibraryEntry> = {}): LibraryEntry => ({
  slug,
  version: 1,
  title: slug,
  aim: "",
  who: "each",
  weights: { dissonance: 0, regulation: 1, attachment: 0, communication: 0 },
  lead: "regulation",
  needs: ["regulation"],
  minutes: { min: 1, typical: 10, max: 60 },
  explicitness: 0,
  sessionFirst: false,
  asksForCalm: false,
  stages: ["early"],
  grade: "RCT",
  ways: ["alone"],
  locked: null,
  care: null,
  careGates: [],
  ask: null,
  onlyNow: false,
  ...change,
});

const entries = [
  entry("a", { title: "Ride the wave", minutes: { min: 1, typical: 5, max: 9 } }),
  entry("b", { needs: ["attachment"], stages: ["middle"], ways: ["together", "one_phone"], grade: "CONS" }),
  entry("c", { explicitness: 3, locked: "Held for now.", aim: "Café at sea" }),
];
const unused = new Set(["b"]);
const slugs = (filter: LibraryFilter) => filterLibrary(entries, filter, unused).map(({ slug }) => slug);

describe("the library beside a plan", () => {
  it("is filtered by each of its filters, and what is locked stays", () => {
    expect(slugs({})).toEqual(["a", "b", "c"]);
    expect(slugs({ mechanism: "regulation" })).toEqual(["a", "c"]);
    expect(slugs({ stage: "middle" })).toEqual(["b"]);
    expect(slugs({ way: "one_phone" })).toEqual(["b"]);
    expect(slugs({ minutes: 5 })).toEqual(["a"]);
    expect(slugs({ level: 2 })).toEqual(["a", "b"]);
    expect(slugs({ level: 3 })).toEqual(["a", "b", "c"]);
    expect(slugs({ grade: "CONS" })).toEqual(["b"]);
    expect(slugs({ unused: true })).toEqual(["b"]);
    expect(slugs({ words: " WAVE ride " })).toEqual(["a"]);
    expect(slugs({ words: "cafe" })).toEqual(["c"]);
    expect(slugs({ mechanism: "regulation", level: 0 })).toEqual(["a"]);
  });

  it("names the fewest filters whose removal brings something back, the most found first", () => {
    const filter: LibraryFilter = { mechanism: "attachment", minutes: 5, words: " " };
    expect(setFilters(filter)).toEqual(["mechanism", "minutes"]);
    expect(slugs(filter)).toEqual([]);
    expect(dropsFor(entries, filter, unused)).toEqual([
      { keys: ["mechanism"], found: 1 },
      { keys: ["minutes"], found: 1 },
    ]);
    expect(
      dropsFor(entries, { mechanism: "attachment", stage: "early", words: "nothing of it" }, unused),
    ).toEqual([
      { keys: ["mechanism", "words"], found: 2 },
      { keys: ["stage", "words"], found: 1 },
    ]);
  });

  it("knows how each exercise can be done", () => {
    const ways = Object.fromEntries(catalogue.map((exercise) => [exercise.slug, waysOf(exercise)]));
    expect(ways["cycle-diagram-together"]).toEqual(expect.arrayContaining(["together", "in_room"]));
    expect(ways["urge-wave"]).toContain("alone");
    expect(ways["urge-wave"]).not.toContain("together");
    expect(ways["private-yes-no-maybe"]).not.toContain("paper");
    expect(ways["private-yes-no-maybe"]).not.toContain("one_phone");
    expect(Object.values(ways).some((one) => one.includes("one_phone"))).toBe(true);
    expect(Object.values(ways).some((one) => one.includes("paper"))).toBe(true);
  });
});

describe("an exercise added with an item at hand", () => {
  const added = { slug: "s", version: 1, title: "New", minutes: { min: 1, typical: 12, max: 20 } };
  const list = [
    item("a", { phase: "arrive" }),
    item("homework", { phase: "review", kind: "review" }),
    item("slot", { kind: "block", title: EXERCISE_SLOT, phase: "core", minutes: 18 }),
    item("debrief", { kind: "block", phase: "core" }),
    item("z", { phase: "close" }),
  ];
  const taken = list.filter(({ id }) => id !== "slot");
  const order = (from: typeof list, atHand: string | null) =>
    addExercise(from, added, "new", atHand).map(({ id }) => id);

  it("takes the place of the block that waits for it, whatever is at hand", () => {
    for (const atHand of [null, ...list.map(({ id }) => id)]) {
      expect(order(list, atHand)).toEqual(["a", "homework", "new", "debrief", "z"]);
      expect(addExercise(list, added, "new", atHand)[2]).toMatchObject({ phase: "core", minutes: 12 });
    }
  });

  it("stands right below what is at hand in the core phase", () => {
    expect(order(taken, "debrief")).toEqual(["a", "homework", "debrief", "new", "z"]);
  });

  it("goes where it usually goes when that is of another phase, or gone", () => {
    for (const atHand of ["a", "homework", "z", "gone", null]) {
      expect(order(taken, atHand)).toEqual(["a", "homework", "new", "debrief", "z"]);
      expect(addExercise(taken, added, "new", atHand)[2]).toMatchObject({ phase: "core" });
    }
  });

  it("keeps the order they come in where each is at hand for the next", () => {
    const three = ["1", "2", "3"].reduce<{ from: typeof list; atHand: string }>(
      ({ from, atHand }, id) => ({ from: addExercise(from, added, id, atHand), atHand: id }),
      { from: list, atHand: "homework" },
    );
    expect(three.from.map(({ id }) => id)).toEqual(["a", "homework", "1", "2", "3", "debrief", "z"]);
  });

  it("has the room that is free and that waits for an exercise", () => {
    const minutes = list.reduce((sum, one) => sum + one.minutes, 0);
    expect(roomForExercise(list, minutes + 3)).toBe(21);
    expect(roomForExercise([item("a", { minutes: 10 })], 8)).toBe(-2);
  });
});

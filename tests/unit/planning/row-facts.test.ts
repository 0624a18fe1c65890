import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IDLE } from "#lib/auth/form-state";
import { findExercise } from "#lib/exercises/queries";
import { setDisposition, setMinutes, toggleAside } from "#lib/planning/rules";
import { movePlanItem } from "#lib/planning/rules-move";
import type { LibraryEntry, OpenHomework, PlanItem } from "#lib/planning/types";
import {
  knownFor,
  type RowFacts,
  rowsOf,
} from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/plan/_components/row-facts";
import { item } from "./arbitrary-items";

const entry = (slug: string, change: Partial<LibraryEntry> = {}) => {
  const { version = 1, title = slug, minutes = { min: 5, typical: 15, max: 20 } } = findExercise(slug) ?? {};
  return { slug, version, title, minutes, locked: null, careGates: [], ...change } as unknown as LibraryEntry;
};
const library = [
  entry("sensate-focus-1", { locked: "On hold." }),
  entry("touch-no-agenda"),
  entry("good-enough-beliefs"),
  entry("softer-reach", { asksForCalm: true }),
  entry("name-it-first", { lead: "regulation", care: null, ask: null }),
];
const homework = {
  assignmentId: "home",
  sent: [
    { slot: "A", sent: true },
    { slot: "B", sent: false },
  ],
} as unknown as OpenHomework;
const known = knownFor({
  library,
  beyond: [],
  leads: { "sensate-focus-1": "regulation" },
  openHomework: [homework],
  attendees: "both",
  settled: {},
  outOfList: [],
});
const said = {
  checked: {},
  finalised: {
    status: "refused",
    code: "invalid",
    message: "",
    fields: { r: ["Decide about it."] },
    values: {},
  },
  refused: { b: ["Too long."] },
} as const;
const exercise = (id: string, slug: string) =>
  item(id, { kind: "exercise", exerciseSlug: slug, exerciseVersion: 1 });
const list = [
  item("a", { phase: "arrive" }),
  item("r", { phase: "review", kind: "review", assignmentId: "home" }),
  exercise("s", "sensate-focus-1"),
  item("b"),
  exercise("c", "softer-reach"),
  item("d", { phase: "close" }),
];
const rows = (items: readonly PlanItem[]) => rowsOf(items, known, said as unknown as typeof IDLE_SAID);
const IDLE_SAID = { checked: {}, finalised: IDLE, refused: {} };

/** The ids of the rows that differ in anything a row is drawn from. */
function drawnAgain(before: readonly RowFacts[], after: readonly RowFacts[]): string[] {
  return after.flatMap((row) => {
    const was = before.find((one) => one.item.id === row.item.id);
    const keys = Object.keys(row) as (keyof RowFacts)[];
    return was && keys.every((key) => Object.is(row[key], was[key])) ? [] : [row.item.id];
  });
}

describe("what a row of a plan is drawn from", () => {
  it("holds all a row says", () => {
    const of = Object.fromEntries(rows(list).map((row) => [row.item.id, row]));
    expect(of.s?.instead.map(({ slug }) => slug)).toEqual(["touch-no-agenda", "good-enough-beliefs"]);
    expect(of.s?.lead).toBe("regulation");
    expect(of.r).toMatchObject({ homework, isDecided: true, errors: ["Decide about it."] });
    expect(of.b).toMatchObject({ entry: null, homework: null, isDecided: false, errors: ["Too long."] });
    expect(of.c?.unsettled).toContain("No regulation step comes before it.");
    expect(of.c?.settleWith?.slug).toBe("name-it-first");
  });

  it("holds the same of what is in the plan and offered nowhere, and offers none of it", () => {
    const [held, step] = [
      entry("own-held", { locked: "On hold." }),
      entry("own-step", {
        lead: "regulation",
        care: null,
        ask: null,
        minutes: { min: 1, typical: 1, max: 2 },
      }),
    ];
    const calm = entry("own-calm", { asksForCalm: true, care: "With care.", careGates: ["G06"] });
    const more = knownFor({ ...known, beyond: [held, step, calm] });
    const of = (items: readonly PlanItem[]) =>
      Object.fromEntries(rowsOf(items, more, IDLE_SAID).map((row) => [row.item.id, row]));
    const found = of([exercise("h", "own-held"), exercise("c", "own-calm")]);
    expect(found.h).toMatchObject({ entry: held, instead: [], check: null });
    expect(found.c?.entry).toBe(calm);
    expect(found.c?.unsettled).toContain("No regulation step comes before it.");
    expect(found.c?.settleWith?.slug).toBe("name-it-first");
    expect(of([exercise("s", "own-step"), exercise("c", "own-calm")]).c?.unsettled).toBeNull();
  });

  it("has both a refusal of the list and one of its end, and none once it is decided", () => {
    const both = { ...said, refused: { r: ["Gone."] } } as unknown as typeof IDLE_SAID;
    expect(rowsOf(list, known, both)[1]?.errors).toEqual(["Decide about it.", "Gone."]);
    expect(rowsOf(setDisposition(list, "r", "keep"), known, both)[1]?.errors).toEqual(["Gone."]);
  });

  it("is another for the row that was pressed alone", () => {
    expect(drawnAgain(rows(list), rows([...list]))).toEqual([]);
    const ids = fc.constantFrom(...list.map(({ id }) => id));
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 60 }), (id, minutes) => {
        const pressed = (next: readonly PlanItem[]) => drawnAgain(rows(list), rows(next));
        expect(pressed(setMinutes(list, id, minutes)).filter((one) => one !== id)).toEqual([]);
        // What is set aside may be the step that another one needed.
        expect(pressed(toggleAside(list, id))).toEqual([id]);
        for (const way of ["up", "down"] as const)
          expect(pressed(movePlanItem(list, id, way)).filter((one) => one !== id)).toEqual([]);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needsYes } from "#lib/couples/fresh-yes";
import { listExercises } from "#lib/exercises/queries";
import { fitsFormat } from "#lib/exercises/rules";
import { leadOf } from "#lib/planning/library-entries";
import { addExerciseBefore } from "#lib/planning/rules";
import { asksForCalm, settleLine, unsettled } from "#lib/planning/rules-settle";
import { type LibraryEntry, PHASES, type PlanItem } from "#lib/planning/types";
import { item } from "./arbitrary-items";

const inSession = listExercises().filter((exercise) => fitsFormat(exercise, "session"));
const library = inSession.map(
  (exercise) =>
    ({
      ...exercise,
      lead: leadOf(exercise),
      asksForCalm: asksForCalm(exercise),
      onlyNow: needsYes(exercise.exerciseClass),
      locked: null,
      care: null,
      ask: null,
    }) as unknown as LibraryEntry,
);
const locked = (slug: string, change: Partial<LibraryEntry>) =>
  library.map((one) => (one.slug === slug ? { ...one, ...change } : one));
const planned = (id: string, slug: string, change: Partial<PlanItem> = {}) =>
  item(id, { kind: "exercise", exerciseSlug: slug, exerciseVersion: 1, title: slug, ...change });
const reach = planned("r", "softer-reach");
const offered = (items: readonly PlanItem[], entries = library, out: readonly string[] = []) =>
  [...unsettled(items, entries, out)].map(([id, entry]) => [id, entry?.slug ?? null]);

describe("a step that settles before what needs it", () => {
  it("is asked for by what the paper says needs a calm base, and by nothing else of the catalogue", () => {
    expect(listExercises().filter(asksForCalm)).toMatchObject([{ slug: "softer-reach" }]);
    expect(offered([planned("k", "kind-no-warm-yes"), planned("s", "sensate-focus-1")])).toEqual([]);
  });

  it("is lacking where none comes before it, and the shortest that is free is offered", () => {
    expect(offered([item("b"), reach])).toEqual([["r", "name-it-first"]]);
    expect(offered([planned("w", "urge-wave"), item("b"), reach])).toEqual([]);
    expect(offered([reach, planned("w", "name-it-first")])).toEqual([["r", "pause-pact"]]);
    expect(offered([planned("w", "urge-wave", { state: "set_aside" }), reach])).toEqual([
      ["r", "name-it-first"],
    ]);
    const review = item("h", { kind: "review", exerciseSlug: "urge-wave", assignmentId: "w" });
    expect(offered([review, reach])).toEqual([["r", "name-it-first"]]);
  });

  it("is never one that is held, to be weighed or to be asked for, nor for what is held or set aside", () => {
    for (const change of [{ locked: "On hold." }, { care: "Weigh it." }, { ask: "Ask both." }])
      expect(offered([reach], locked("name-it-first", change))).toEqual([["r", "pause-pact"]]);
    const none = library.map((one) => ({ ...one, locked: one.slug === "softer-reach" ? null : "On hold." }));
    expect(offered([reach], none)).toEqual([["r", null]]);
    expect(offered([reach], locked("softer-reach", { locked: "On hold." }))).toEqual([]);
    expect(offered([{ ...reach, state: "set_aside" }])).toEqual([]);
  });

  it("is no touch or sexual work, and nothing that was hidden for the couple", () => {
    const touch = library.filter(({ lead, onlyNow }) => lead === "regulation" && onlyNow);
    expect(touch.map(({ slug }) => slug)).toContain("sensate-focus-1");
    for (const { slug } of touch)
      expect(offered([planned("t", slug), reach])).toEqual([["r", "name-it-first"]]);
    const only = library.filter((one) => one.onlyNow || one.slug === "softer-reach");
    expect(offered([reach], only)).toEqual([["r", null]]);
    expect(offered([reach], library, ["name-it-first"])).toEqual([["r", "pause-pact"]]);
    expect(offered([planned("w", "urge-wave"), reach], library, ["urge-wave"])).toEqual([]);
  });

  it("goes right before it, in its part of the session, and says whom it is for", () => {
    const name = library.find(({ slug }) => slug === "name-it-first");
    const list = [item("a", { phase: "arrive" }), { ...reach, phase: "close" as const }];
    expect(name && addExerciseBefore(list, name, "n", "r")).toMatchObject([
      { id: "a" },
      { id: "n", phase: "close", exerciseSlug: "name-it-first", minutes: 4 },
      { id: "r" },
    ]);
    expect(settleLine("Reach", "both")).toBe(
      "Reach needs both partners settled first. No regulation step comes before it.",
    );
    expect(settleLine("Reach", "B")).toMatch(/^Reach needs B settled first/);
  });

  it("settles any plan in one press: the note goes, the rest stays as it was", () => {
    const piece = fc.record({
      slug: fc.constantFrom(...library.map(({ slug }) => slug), "own-gone"),
      state: fc.constantFrom("planned" as const, "set_aside" as const),
      kind: fc.constantFrom("exercise" as const, "review" as const),
      phase: fc.constantFrom(...PHASES),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const list = pieces.map(({ slug, ...change }, place) => planned(String(place), slug, change));
        for (const [id, step] of unsettled(list, library)) {
          const at = list.findIndex((one) => one.id === id);
          expect(list[at]).toMatchObject({
            exerciseSlug: "softer-reach",
            kind: "exercise",
            state: "planned",
          });
          if (!step) continue;
          const next = addExerciseBefore(list, step, "new", id);
          expect(next.filter((one) => one.id !== "new")).toEqual(list);
          expect(next.findIndex((one) => one.id === "new")).toBe(at);
          expect(unsettled(next, library).has(id)).toBe(false);
        }
      }),
    );
  });
});

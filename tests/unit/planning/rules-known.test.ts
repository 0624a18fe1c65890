import { describe, expect, it } from "vitest";
import { fitPlan } from "#lib/planning/rules-fit";
import { entryFor, leftOver } from "#lib/planning/rules-known";
import type { LibraryEntry, PlanItem } from "#lib/planning/types";
import { item } from "./arbitrary-items";

const entry = (slug: string, version: number, change: Partial<LibraryEntry> = {}) =>
  ({
    slug,
    version,
    title: `${slug} ${version}`,
    minutes: { min: 8, typical: 15, max: 20 },
    locked: null,
    ...change,
  }) as LibraryEntry;
const library = [entry("wave", 2), entry("pact", 1)];
const beyond = [entry("wave", 1), entry("own-old", 1)];
const planned = (slug: string, version: number) =>
  item(slug, { kind: "exercise", exerciseSlug: slug, exerciseVersion: version, minutes: 15 });

describe("what is known of an item", () => {
  const entryOf = entryFor(library, beyond);

  it("is what is known of its own version, and of the one on offer where that is not known", () => {
    expect(entryOf(planned("wave", 1))).toBe(beyond[0]);
    expect(entryOf(planned("wave", 2))).toBe(library[0]);
    expect(entryOf(planned("wave", 3))).toBe(library[0]);
    expect(entryOf(planned("own-old", 1))).toBe(beyond[1]);
    expect(entryOf(planned("nowhere", 1))).toBeNull();
    expect(entryOf(item("b"))).toBeNull();
    expect(entryOf({ ...planned("wave", 1), kind: "review" })).toBeNull();
  });

  it("keeps an exercise of no pane from being cut below what it needs", () => {
    const fit = fitPlan([planned("own-old", 1)], 5, (one) => entryOf(one)?.minutes ?? null);
    expect(fit.trims).toEqual([]);
    expect(fit.aside.map(({ id }) => id)).toEqual(["own-old"]);
  });
});

describe("what was not reached", () => {
  const left = (
    slugs: readonly string[],
    gone: readonly string[] = [],
    more: readonly LibraryEntry[] = [],
    items: readonly PlanItem[] = [],
  ) =>
    leftOver({
      items,
      library,
      beyond: [...beyond, ...more],
      held: {
        number: 1,
        notReached: slugs.map((slug) => ({ slug, title: `Old ${slug}` })),
        gone,
      },
    });

  it("is offered again in the newest version", () => {
    expect(left(["wave", "own-old", "wave"])).toMatchObject([
      { entry: { version: 2 }, why: null },
      { entry: { slug: "own-old" }, why: null },
    ]);
    expect(leftOver({ items: [], library, beyond, held: null })).toEqual([]);
  });

  it("is not offered where the plan holds it by now, in whatever version; looking back on it is not holding it", () => {
    const slugs = (...items: PlanItem[]) =>
      left(["wave", "pact", "own-old"], ["own-old"], [], items).map(({ slug }) => slug);
    expect(slugs(planned("wave", 1), planned("own-old", 1))).toEqual(["pact"]);
    expect(slugs({ ...planned("pact", 1), state: "set_aside" })).toEqual(["wave", "own-old"]);
    expect(slugs({ ...planned("pact", 1), kind: "review" })).toEqual(["wave", "pact", "own-old"]);
  });

  it("is named with its reason where it cannot be added", () => {
    expect(left(["own-old"], ["own-old"])).toMatchObject([
      { title: "Old own-old", entry: null, why: "Retired since, so it cannot be added again." },
    ]);
    expect(left(["home-now"])).toMatchObject([{ entry: null, why: "It is not for a session any more." }]);
    expect(left(["held"], [], [entry("held", 1, { locked: "On hold." })])).toMatchObject([
      { title: "held 1", entry: null, why: "On hold." },
    ]);
  });
});

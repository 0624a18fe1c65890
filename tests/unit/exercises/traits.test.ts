import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardOf } from "#lib/exercises/card";
import { catalogue } from "#lib/exercises/catalogue/index";
import { isOwnSlug, isSlug, ownSlug } from "#lib/exercises/slugs";
import {
  bitOf,
  choicesIn,
  FILTER_CHOICES,
  FILTER_NAMES,
  type FilterName,
  maskOf,
  traitsOf,
} from "#lib/exercises/traits";

const allChoices = FILTER_NAMES.flatMap((name) =>
  FILTER_CHOICES[name].map((choice): [FilterName, never] => [name, choice as never]),
);

describe("traits", () => {
  it("keep every choice in the place that is stored, so that a new one comes at the end of its filter", () => {
    const places = allChoices.map(([name, choice]) => `${name} ${choice} ${Math.log2(bitOf(name, choice))}`);
    expect(places).toEqual([
      "mechanism dissonance 0",
      "mechanism regulation 1",
      "mechanism attachment 2",
      "mechanism communication 3",
      "stage assessment 4",
      "stage early 5",
      "stage middle 6",
      "stage consolidation 7",
      "format session 8",
      "format homework 9",
      "format both 10",
      "minutes 5 11",
      "minutes 10 12",
      "minutes 15 13",
      "minutes 20 14",
      "minutes 30 15",
      "class I 16",
      "class J 17",
      "class T 18",
      "class X 19",
      "level 0 20",
      "level 1 21",
      "level 2 22",
      "level 3 23",
      "evidence META 24",
      "evidence RCT 25",
      "evidence EXP 26",
      "evidence DIARY 27",
      "evidence CORR 28",
      "evidence CONS 29",
      "evidence THEORY 30",
      "evidence PLAUS 31",
      "origin builtin 32",
      "origin own 33",
      "state draft 34",
      "state published 35",
      "state retired 36",
    ]);
  });

  it("say what an exercise passes, and nothing else", () => {
    for (const exercise of catalogue) {
      const traits = traitsOf(exercise);
      expect(choicesIn(traits, "stage").sort()).toEqual([...exercise.stages].sort());
      expect(choicesIn(traits, "class")).toEqual([exercise.exerciseClass]);
      expect(choicesIn(traits, "evidence")).toEqual([exercise.evidence.thisForm.grade]);
      expect(choicesIn(traits, "level")[0]).toBe(exercise.explicitness);
      expect(choicesIn(traits, "format").includes("both")).toBe(exercise.format === "both");
      expect(choicesIn(traits, "origin")).toEqual([]);
    }
  });

  it("add up to a mask of what is asked for", () => {
    fc.assert(
      fc.property(fc.subarray([...FILTER_NAMES]), fc.nat(), (names, pick) => {
        const filters = Object.fromEntries(
          names.map((name) => [name, FILTER_CHOICES[name][pick % FILTER_CHOICES[name].length]]),
        );
        const mask = maskOf(filters);
        for (const name of FILTER_NAMES) {
          expect(choicesIn(mask, name)).toEqual(names.includes(name) ? [filters[name]] : []);
        }
      }),
    );
  });
});

describe("a card", () => {
  it("names the gates that block and those that warn, and folds the words to search by", () => {
    for (const exercise of catalogue) {
      const card = cardOf({ ...exercise, title: "Café Über" });
      expect(card.words.title).toBe("cafe uber");
      const effects = new Set(exercise.gates.flatMap(({ machine }) => machine?.effect ?? []));
      expect([card.blockedBy !== "", card.warnedBy !== ""]).toEqual([
        effects.has("block"),
        effects.has("warn"),
      ]);
    }
  });
});

describe("a slug of a practice's own", () => {
  it("is made of the title, and numbered where it is taken", () => {
    expect(ownSlug("Ride the wave, our version", new Set())).toBe("own-ride-the-wave-our-version");
    expect(ownSlug("L’été à deux!", new Set())).toBe("own-lete-a-deux");
    expect(ownSlug("日本", new Set())).toBe("own-exercise");
    expect(ownSlug("Walk", new Set(["own-walk", "own-walk-2"]))).toBe("own-walk-3");
  });

  it("never begins or ends with a hyphen, and is never longer than what a plan can name", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (title) => {
        expect(ownSlug(title, new Set())).toMatch(/^own-[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(ownSlug(title, new Set()).length).toBeLessThanOrEqual(64);
      }),
    );
  });
});

describe("what could be a slug", () => {
  it("is lower-case words with hyphens between them, and nothing else", () => {
    expect(["own-walk", "plain-ask", "own-walk-2"].filter(isSlug)).toHaveLength(3);
    for (const text of ["", "own-", "-own", "own--walk", "Own-walk", "own-\0", "own-walk'", "own-ü"]) {
      expect([text, isSlug(text), isOwnSlug(text)]).toEqual([text, false, false]);
    }
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import { type Explicitness, STAGES, type Weights } from "#lib/exercises/types";
import { profileFrom, profileOf } from "#lib/formulation/rules-profile";
import {
  feltFactor,
  fitOf,
  recentFactor,
  stageFactor,
  suggest as suggestBy,
} from "#lib/formulation/rules-suggest";
import type { CoupleFacts, GateWord, Suggestible } from "#lib/formulation/types";
import { ratingsOfPartner, WORKED } from "./arbitrary-ratings";

const OPEN: GateWord = { effect: "none", reason: null };
const WARN: GateWord = { effect: "warn", reason: "With care." };
const BLOCK: GateWord = { effect: "block", reason: "On hold." };

const suggest = (given: readonly (Suggestible & { gate: GateWord })[], couple: CoupleFacts) =>
  suggestBy(given, couple, ({ gate }) => gate);

const COUPLE: CoupleFacts = {
  profile: profileOf(WORKED),
  stage: "early",
  ceiling: 3,
  slotMinutes: 60,
  lacks: [],
  choices: {},
  history: {},
};

const weights = (part: Partial<Weights>): Weights => ({
  dissonance: 0,
  regulation: 0,
  attachment: 0,
  communication: 0,
  ...part,
});
const work = (slug: string, part: Partial<Suggestible> & { weights: Weights }): Suggestible => ({
  slug,
  stages: ["early"],
  who: "solo",
  explicitness: 0,
  minutes: { min: 5, typical: 10, max: 15 },
  materials: [],
  originSlug: null,
  ...part,
});

const WAVE = work("urge-wave", {
  weights: weights({ regulation: 0.8, attachment: 0.1, communication: 0.1 }),
  stages: ["early", "middle"],
});
const AUDIT = work("offer-audit", { weights: weights({ dissonance: 0.8, regulation: 0.2 }), who: "each" });
const REACH = work("softer-reach", {
  weights: weights({ attachment: 0.7, communication: 0.3 }),
  stages: ["middle"],
  who: "together",
});
const FOCUS = work("sensate-focus-1", {
  weights: weights({ regulation: 0.4, attachment: 0.3, communication: 0.3 }),
  stages: ["middle"],
  who: "together",
});

describe("the worked example of the formulation paper", () => {
  const { suggested } = suggest(
    [
      { ...REACH, gate: OPEN },
      { ...FOCUS, gate: WARN },
      { ...AUDIT, gate: OPEN },
      { ...WAVE, gate: OPEN },
    ],
    COUPLE,
  );
  const of = (slug: string) => suggested.find((one) => one.slug === slug);

  it("comes out to the digit, best first", () => {
    expect(suggested.map(({ slug, score }) => [slug, score.toFixed(3)])).toEqual([
      ["urge-wave", "7.200"],
      ["offer-audit", "5.800"],
      ["softer-reach", "4.200"],
      ["sensate-focus-1", "2.163"],
    ]);
  });

  it("weighs for the one who comes alone, where one does", () => {
    const begun = { ...AUDIT, who: "each_then_together" as const, gate: OPEN };
    const of = (present: readonly ("A" | "B")[]) =>
      suggest(
        [
          { ...AUDIT, gate: OPEN },
          { ...begun, slug: "begun" },
        ],
        { ...COUPLE, present },
      ).suggested.map(({ slot, fits }) => [slot, fits.map(({ fit }) => fit.toFixed(2))]);
    expect(of(["A"])).toEqual([
      ["A", ["4.70"]],
      ["A", ["4.70"]],
    ]);
    expect(of(["A", "B"]).map(([slot]) => slot)).toEqual(expect.arrayContaining(["B", null]));
  });

  it("says for whom it fits, and what it is made of", () => {
    expect(of("urge-wave")).toMatchObject({ slot: "A", factors: { stage: 1, gate: 1 } });
    expect(of("offer-audit")?.fits.map(({ slot, fit }) => `${slot} ${fit.toFixed(2)}`)).toEqual([
      "A 4.70",
      "B 5.80",
    ]);
    expect(of("offer-audit")?.slot).toBe("B");
    expect(of("softer-reach")).toMatchObject({ slot: null, fits: [], factors: { stage: 0.7 } });
    expect(of("softer-reach")?.factors.fit.toFixed(2)).toBe("6.00");
    expect(of("sensate-focus-1")?.factors.fit.toFixed(2)).toBe("6.18");
    expect(of("sensate-focus-1")?.factors).toMatchObject({ stage: 0.7, gate: 0.5 });
  });
});

describe("the factors", () => {
  it("fall with the distance to the nearest stage", () => {
    expect(STAGES.map((stage) => stageFactor(["assessment"], stage))).toEqual([1, 0.7, 0.4, 0.2]);
    expect(stageFactor(["assessment", "consolidation"], "middle")).toBe(0.7);
  });

  it("look back 28 days, the last one included", () => {
    const since = (daysSince: number | null) => recentFactor({ daysSince, useful: null, upset: null });
    expect([since(0), since(28), since(29), since(null)]).toEqual([0.6, 0.6, 1, 1]);
  });

  it("know how it felt, and upset wins", () => {
    const felt = (useful: number | null, upset: number | null) => feltFactor({ daysSince: 3, useful, upset });
    expect([felt(7, 6), felt(6.9, null), felt(10, 7), felt(null, 7), felt(null, null)]).toEqual([
      1.1, 1, 0.5, 0.5, 1,
    ]);
  });

  it("give no fit where a mechanism the exercise works on is not rated, and ignore the others", () => {
    const scores = { dissonance: null, regulation: 5, attachment: 5, communication: null };
    expect(fitOf(weights({ regulation: 0.5, attachment: 0.5 }), scores)).toBe(5);
    expect(fitOf(weights({ regulation: 0.9, dissonance: 0.1 }), scores)).toBeNull();
  });
});

describe("the list", () => {
  it("puts the shorter first of two alike, and then the earlier name", () => {
    const long = { ...WAVE, slug: "a-long", minutes: { min: 5, typical: 20, max: 30 }, gate: OPEN };
    const { suggested } = suggest(
      [long, { ...WAVE, slug: "c-short", gate: OPEN }, { ...WAVE, slug: "b-short", gate: OPEN }],
      COUPLE,
    );
    expect(suggested.map(({ slug }) => slug)).toEqual(["b-short", "c-short", "a-long"]);
  });

  it("takes two scores for alike that only binary numbers tell apart", () => {
    const couple = {
      ...COUPLE,
      profile: profileOf({
        A: { dissonance: 6, regulation: 6, attachment: 6, communication: 6 },
        B: { dissonance: 6, regulation: 6, attachment: 6, communication: 6 },
      }),
    };
    const quarters = weights({ dissonance: 0.25, regulation: 0.25, attachment: 0.5 });
    const tenths = weights({ regulation: 0.3, attachment: 0.7 });
    const { suggested } = suggest(
      [
        { ...WAVE, slug: "a-long", weights: quarters, minutes: { min: 5, typical: 20, max: 30 }, gate: OPEN },
        { ...WAVE, slug: "b-short", weights: tenths, gate: OPEN },
      ],
      couple,
    );
    expect(suggested.map(({ slug }) => slug)).toEqual(["b-short", "a-long"]);
    expect(suggested[0]?.score).toBeLessThan(suggested[1]?.score ?? 0);
  });

  it("leaves out what is too explicit, too long, or needs what they lack, and says which", () => {
    const couple = { ...COUPLE, ceiling: 1, slotMinutes: 10, lacks: ["private_place"] as const };
    const { suggested, leftOut } = suggest(
      [
        { ...WAVE, slug: "explicit", explicitness: 2, gate: OPEN },
        { ...WAVE, slug: "long", minutes: { min: 5, typical: 11, max: 15 }, gate: OPEN },
        { ...WAVE, slug: "room", materials: ["A private room"], gate: OPEN },
        { ...WAVE, slug: "fits", materials: ["A pen"], gate: OPEN },
      ],
      couple,
    );
    expect(leftOut).toEqual([
      { slug: "explicit", why: "explicitness" },
      { slug: "long", why: "time" },
      { slug: "room", why: "materials" },
    ]);
    expect(suggested.map(({ slug }) => slug)).toEqual(["fits"]);
  });

  it("never holds what is above the ceiling or behind a block, whatever the ratings and the exercises", () => {
    const gates = fc.constantFrom(OPEN, WARN, BLOCK);
    const library = listExercises();
    fc.assert(
      fc.property(
        ratingsOfPartner,
        ratingsOfPartner,
        fc.constantFrom<Explicitness>(0, 1, 2, 3),
        fc.constantFrom(...STAGES),
        fc.array(gates, { minLength: library.length, maxLength: library.length }),
        (a, b, ceiling, stage, words) => {
          const couple = { ...COUPLE, profile: profileFrom({ A: a, B: b }), ceiling, stage };
          const given = library.map((exercise, place) => ({
            ...exercise,
            originSlug: null,
            gate: words[place] ?? OPEN,
          }));
          const { suggested, held, leftOut } = suggest(given, couple);
          const bySlug = new Map(given.map((one) => [one.slug, one]));
          for (const { slug, score, factors } of suggested) {
            expect(bySlug.get(slug)?.explicitness).toBeLessThanOrEqual(ceiling);
            expect(bySlug.get(slug)?.gate.effect).not.toBe("block");
            expect(score).toBeCloseTo(
              factors.fit * factors.stage * factors.recent * factors.felt * factors.gate,
              10,
            );
          }
          expect(held.map(({ slug }) => slug).sort()).toEqual(
            given
              .filter((one) => one.gate.effect === "block")
              .map(({ slug }) => slug)
              .sort(),
          );
          expect(suggested.length + held.length + leftOut.length).toBe(given.length);
        },
      ),
    );
  });
});

describe("what the therapist pins, hides and moves", () => {
  const NONE = { isPinned: false, isHidden: false, isNotNow: false, place: null, reason: null };
  const three = ["a", "b", "c"].map((slug) => ({ ...WAVE, slug, gate: OPEN }));
  const order = (choices: CoupleFacts["choices"], given: Parameters<typeof suggest>[0] = three) =>
    suggest(given, { ...COUPLE, choices }).suggested.map(({ slug }) => slug);

  it("puts pins first, takes away what is hidden with its reason, and keeps the place something was moved to", () => {
    expect(order({})).toEqual(["a", "b", "c"]);
    expect(order({ c: { ...NONE, isPinned: true } })).toEqual(["c", "a", "b"]);
    expect(order({ a: { ...NONE, place: 2 } })).toEqual(["b", "a", "c"]);
    expect(order({ a: { ...NONE, place: 99 } })).toEqual(["b", "c", "a"]);
    expect(order({ a: { ...NONE, place: 1 }, c: { ...NONE, isPinned: true } })).toEqual(["c", "a", "b"]);
    const below = { c: { ...NONE, isPinned: true }, b: { ...NONE, place: 1 } };
    expect(order(below)).toEqual(["c", "b", "a"]);
    expect(order({ ...below, a: { ...NONE, isPinned: true, place: 2 } })).toEqual(["c", "a", "b"]);
    const hidden = suggest(three, { ...COUPLE, choices: { b: { ...NONE, isHidden: true, reason: "Done" } } });
    expect(hidden.suggested.map(({ slug }) => slug)).toEqual(["a", "c"]);
    expect(hidden.hidden).toEqual([{ slug: "b", reason: "Done" }]);
  });

  it("leaves out what is not now, pinned or not, and says so apart from what is hidden", () => {
    const left = {
      a: { ...NONE, isNotNow: true, isPinned: true },
      b: { ...NONE, isNotNow: true, isHidden: true },
    };
    const { suggested, hidden, notNow } = suggest(three, { ...COUPLE, choices: left });
    expect([suggested.map(({ slug }) => slug), hidden.map(({ slug }) => slug), notNow]).toEqual([
      ["c"],
      ["b"],
      ["a"],
    ]);
  });

  it("lets the practice's own stand for what it was made from, unless that was pinned or the own one is hidden", () => {
    const given = [...three, { ...WAVE, slug: "own-c", originSlug: "c", gate: OPEN }];
    expect(order({}, given)).toEqual(["a", "b", "own-c"]);
    const own = suggest(given, COUPLE).suggested.find(({ slug }) => slug === "own-c");
    expect(own?.insteadOf).toBe("c");
    expect(order({ c: { ...NONE, isPinned: true } }, given)).toEqual(["c", "a", "b", "own-c"]);
    expect(order({ "own-c": { ...NONE, isHidden: true } }, given)).toEqual(["a", "b", "c"]);
  });

  it("never brings in what a gate, a ceiling or a missing thing keeps out, whatever was chosen", () => {
    const slugs = ["a", "b", "c", "d", "e"];
    const choice = fc.record({
      isPinned: fc.boolean(),
      isHidden: fc.boolean(),
      isNotNow: fc.boolean(),
      place: fc.option(fc.integer({ min: 1, max: 9 })),
      reason: fc.constant(null),
    });
    const one = fc.record({
      gate: fc.constantFrom(OPEN, WARN, BLOCK),
      explicitness: fc.constantFrom<Explicitness>(0, 1, 2, 3),
      materials: fc.constantFrom<readonly string[]>([], ["A timer"], ["A timer, if you like"]),
      originSlug: fc.constantFrom(null, "a", "b"),
    });
    fc.assert(
      fc.property(
        fc.tuple(one, one, one, one, one),
        fc.dictionary(fc.constantFrom(...slugs), choice),
        fc.constantFrom<Explicitness>(0, 1, 2, 3),
        (parts, choices, ceiling) => {
          const given = parts.map((part, at) => ({ ...WAVE, ...part, slug: slugs[at] ?? "" }));
          const couple = { ...COUPLE, ceiling, lacks: ["timer"] as const };
          const free = suggest(given, couple);
          const chosen = suggest(given, { ...couple, choices });
          const open = given.filter(
            ({ gate, explicitness, materials }) =>
              gate.effect !== "block" && explicitness <= ceiling && materials[0] !== "A timer",
          );
          const shown = [
            ...[...chosen.suggested, ...chosen.hidden].map(({ slug }) => slug),
            ...chosen.notNow,
          ];
          for (const slug of shown) expect(open.map((exercise) => exercise.slug)).toContain(slug);
          expect(new Set(shown).size).toBe(shown.length);
          expect(chosen.held).toEqual(free.held);
          expect(chosen.leftOut).toEqual(free.leftOut);
          for (const { slug } of chosen.suggested) expect(choices[slug]?.isHidden ?? false).toBe(false);
        },
      ),
    );
  });
});

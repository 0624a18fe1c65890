import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOLD_GATES } from "#lib/couples/gates";
import type { Limits } from "#lib/couples/lock-reason";
import type { Weighable } from "#lib/exercises/find-weighable";
import { listExercises } from "#lib/exercises/queries";
import { THINGS } from "#lib/exercises/things";
import { EXERCISE_CLASSES, type Explicitness, STAGES } from "#lib/exercises/types";
import { profileFrom } from "#lib/formulation/rules-profile";
import { suggest } from "#lib/formulation/rules-suggest";
import { gateWord, gateWords } from "#lib/formulation/suggestions";
import type { CoupleFacts, GateWord } from "#lib/formulation/types";
import { ratingsOfPartner } from "./arbitrary-ratings";
import { plainSuggest } from "./plain-suggest";

const CATALOGUE = listExercises();
/** Names of a library; one of them is also a property that every object has. */
const SLUGS = [...CATALOGUE.slice(0, 9).map(({ slug }) => slug), "constructor", "own-one", "own-two"];
const word = fc.constantFrom<GateWord>(
  { effect: "none", reason: null },
  { effect: "warn", reason: "With care." },
  { effect: "block", reason: "On hold." },
);
const explicitness = fc.constantFrom<Explicitness>(0, 1, 2, 3);

const library = fc.uniqueArray(fc.constantFrom(...SLUGS), { minLength: 1 }).chain((slugs) =>
  fc.tuple(
    ...slugs.map((slug) =>
      fc
        .record({
          from: fc.constantFrom(...CATALOGUE),
          originSlug: fc.option(fc.constantFrom(...SLUGS)),
          gate: word,
          explicitness,
        })
        .map(({ from, ...rest }) => ({ ...from, ...rest, slug })),
    ),
  ),
);

const choice = fc.record({
  isPinned: fc.boolean(),
  isHidden: fc.boolean(),
  isNotNow: fc.boolean(),
  place: fc.option(fc.integer({ min: 1, max: 14 })),
  reason: fc.option(fc.constant("Not for them")),
});
const history = fc.record({
  daysSince: fc.option(fc.integer({ min: 0, max: 60 })),
  useful: fc.option(fc.integer({ min: 0, max: 10 })),
  upset: fc.option(fc.integer({ min: 0, max: 10 })),
});
const couple: fc.Arbitrary<CoupleFacts> = fc
  .record({
    a: ratingsOfPartner,
    b: ratingsOfPartner,
    stage: fc.constantFrom(...STAGES),
    ceiling: explicitness,
    slotMinutes: fc.constantFrom(10, 20, 50),
    lacks: fc.subarray([...THINGS]),
    choices: fc.dictionary(fc.constantFrom(...SLUGS), choice),
    history: fc.dictionary(fc.constantFrom(...SLUGS), history),
    present: fc.constantFrom<CoupleFacts["present"]>(undefined, ["A"], ["B"], ["A", "B"]),
  })
  .map(({ a, b, present, ...rest }) => ({
    ...rest,
    ...(present ? { present } : {}),
    profile: profileFrom({ A: a, B: b }),
  }));

describe("weighing a library", () => {
  it("comes out as the plain rules do, to the digit and in the same order, whatever is known and chosen", () => {
    fc.assert(
      fc.property(library, couple, (exercises, facts) => {
        const { counts, ...lists } = suggest(exercises, facts, ({ gate }) => gate);
        const plain = plainSuggest(exercises, facts);
        expect(lists).toEqual(plain);
        expect(counts).toEqual({
          suggested: plain.suggested.length,
          pins: plain.suggested.filter(({ isPinned }) => isPinned).length,
          held: plain.held.length,
          leftOut: plain.leftOut.length,
          notRated: plain.leftOut.filter(({ why }) => why === "not_rated").length,
        });
      }),
      { numRuns: 600 },
    );
  });

  it("puts together the part of each list that is wanted, and counts all of it", () => {
    const part = fc.record({ from: fc.nat(14), many: fc.nat(6) });
    fc.assert(
      fc.property(library, couple, part, part, part, (exercises, facts, suggested, held, leftOut) => {
        const parts = { suggested, held, leftOut };
        const gateOf = ({ gate }: { gate: GateWord }) => gate;
        const whole = suggest(exercises, facts, gateOf);
        const some = suggest(exercises, facts, gateOf, (_count, list) => ({
          first: parts[list].from + 1,
          last: parts[list].from + parts[list].many,
        }));
        const cut = <T>(list: readonly T[], { from, many }: typeof suggested) =>
          list.slice(from, from + many);
        expect(some).toEqual({
          ...whole,
          suggested: cut(whole.suggested, suggested),
          held: cut(whole.held, held),
          leftOut: cut(whole.leftOut, leftOut),
        });
      }),
      { numRuns: 300 },
    );
  });
});

const limits: fc.Arbitrary<Limits> = fc.record({
  isPaused: fc.boolean(),
  isConsentWithdrawn: fc.boolean(),
  isConsentOpen: fc.boolean(),
  ratings: fc.array(
    fc.record({
      key: fc.constantFrom("D1", "K3", "R2"),
      number: fc.integer({ min: 0, max: 10 }),
      isSeenAlone: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  answerHolds: fc.subarray([
    { alert: "agreement", exerciseClass: "T" },
    { alert: "answer", exerciseClass: "X" },
  ] as const),
  hasConsent: fc.boolean(),
  gates: fc.subarray([...HOLD_GATES]),
  agreed: fc.array(
    fc.record({
      gate: fc.constantFrom(...HOLD_GATES),
      exerciseClass: fc.constantFrom(...EXERCISE_CLASSES),
      until: fc.constant("2026-12-01"),
      decidedAt: fc.constant("2026-11-01T09:00:00.000Z"),
    }),
    { maxLength: 4 },
  ),
  ceiling: explicitness,
  freshYes: fc.constant([]),
  thisWeek: fc.array(fc.record({ q1: fc.integer({ min: 0, max: 10 }), q2: fc.integer({ min: 0, max: 10 }) })),
  strained: fc.subarray(
    CATALOGUE.map(({ slug, exerciseClass }) => ({ slug, exerciseClass })),
    { maxLength: 2 },
  ),
  doneInSession: fc.subarray(CATALOGUE.map(({ slug }) => slug)),
});

describe("what the gates say of a library", () => {
  it("is what they say of each exercise, also where thousands are of the same kind", () => {
    const weighable = (slug: (of: string) => string): Weighable[] =>
      CATALOGUE.map((one) => ({
        ...one,
        slug: slug(one.slug),
        originSlug: null,
        grade: one.evidence.thisForm.grade,
      }));
    const all = [...weighable((slug) => slug), ...weighable((slug) => `own-${slug}`)];
    fc.assert(
      fc.property(limits, (bounds) => {
        const words = gateWords(bounds);
        for (const exercise of all) expect(words(exercise)).toEqual(gateWord(exercise, bounds));
      }),
    );
  });
});

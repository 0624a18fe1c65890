import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import { matchesOf, matchFields, offersOf, shareKindsOf } from "#lib/homework/sharing";

const LIST = listExercises().find((exercise) => matchFields(exercise).length > 0);
if (!LIST) throw new Error("the library has no private list");
const [FIELD] = matchFields(LIST);
if (!FIELD) throw new Error("the private list has no field");
const NAME = FIELD.name;

/** A list as somebody may sort it: each card on one pile, or on none. */
const lists = fc
  .array(fc.constantFrom("yes", "maybe", "no", null), {
    minLength: FIELD.options.length,
    maxLength: FIELD.options.length,
  })
  .map((piles) => piles.flatMap((pile, place) => (pile ? [`${FIELD.options[place]?.value}=${pile}`] : [])));

const pileOf = (list: readonly string[], card: string) =>
  list.find((one) => one.startsWith(`${card}=`))?.split("=")[1] ?? null;

describe("what can be shared", () => {
  it("is what the library says: reveal questions, and the matches of a private list", () => {
    expect(shareKindsOf(LIST)).toContain("matches");
    for (const exercise of listExercises()) {
      const canReveal = exercise.fields.some((field) => field.visibility === "reveal");
      expect([exercise.slug, shareKindsOf(exercise).includes("reveal")]).toEqual([exercise.slug, canReveal]);
    }
  });

  it("has, of a list, every yes and maybe and nothing else, and of no list at all the same shape", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const offered = offersOf(LIST, { [NAME]: list }).matches?.[NAME];
        expect([offered].flat().toSorted()).toEqual(list.filter((one) => !one.endsWith("=no")).toSorted());
      }),
    );
    expect(offersOf(LIST, {})).toEqual({ matches: { [NAME]: [] } });
  });

  it("is never a private or a therapist's answer, and never a blank one", () => {
    for (const exercise of listExercises()) {
      const words = exercise.fields.filter((field) => field.type === "short" || field.type === "long");
      const written = Object.fromEntries(words.map((field) => [field.name, `Words in ${field.name}`]));
      if (exercise.repeat) continue;
      const offers = offersOf(exercise, written);
      for (const visibility of ["shared", "reveal"] as const) {
        const names = words.filter((field) => field.visibility === visibility).map((field) => field.name);
        expect(Object.keys(offers[visibility] ?? {}).toSorted()).toEqual(names.toSorted());
      }
      const blank = offersOf(exercise, Object.fromEntries(words.map((field) => [field.name, "  "])));
      expect([blank.shared, blank.reveal]).toEqual([undefined, undefined]);
    }
  });
});

describe("matches", () => {
  it("are the cards both said yes or maybe to, the same from both sides, and tell nothing else", () => {
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const [found] = Object.values(matchesOf(LIST, { [NAME]: one }, { [NAME]: other }));
        expect(matchesOf(LIST, { [NAME]: other }, { [NAME]: one })[NAME]).toEqual(found);
        for (const { value } of FIELD.options) {
          const piles = [pileOf(one, value), pileOf(other, value)].sort().join();
          expect(found?.yes.includes(value)).toBe(piles === "yes,yes");
          expect(found?.yesMaybe.includes(value)).toBe(piles === "maybe,yes");
          expect(found?.maybe.includes(value)).toBe(piles === "maybe,maybe");
        }
      }),
    );
  });

  it("do not change with a no put in the place of a blank", () => {
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const refused = FIELD.options.flatMap(({ value }) =>
          pileOf(other, value) === null ? [`${value}=no`] : [],
        );
        expect(matchesOf(LIST, { [NAME]: one }, { [NAME]: [...other, ...refused] })).toEqual(
          matchesOf(LIST, { [NAME]: one }, { [NAME]: other }),
        );
      }),
    );
  });
});

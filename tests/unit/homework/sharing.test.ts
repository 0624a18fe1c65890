import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import {
  matchesOf,
  matchFields,
  offersOf,
  shareKindsOf,
  sharingOf,
  sharingStateOf,
} from "#lib/homework/sharing";
import type { SharedKind } from "#lib/homework/types";

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

describe("how far two partners are", () => {
  const opening = (kind: SharedKind, isOpen: boolean) => ({ kind, isOpen });

  it("waits until both have chosen, and then for the therapist", () => {
    for (const kind of ["reveal", "matches"] as const) {
      expect(sharingStateOf(kind, [], true)).toBe("waiting");
      expect(sharingStateOf(kind, [opening("shared", true)], true)).toBe("waiting");
      expect(sharingStateOf(kind, [opening(kind, false)], true)).toBe("ready");
      expect(sharingStateOf(kind, [opening(kind, true)], true)).toBe("open");
    }
  });

  it("waits for both to send what is written for both", () => {
    expect(sharingStateOf("shared", [], false)).toBe("waiting");
    expect(sharingStateOf("shared", [], true)).toBe("ready");
    expect(sharingStateOf("shared", [opening("shared", true)], true)).toBe("open");
  });

  it("of a whole homework is what can be revealed, before what is open, before what waits", () => {
    const stress = listExercises().find((one) => one.slug === "daily-stress-share");
    if (!stress) throw new Error("the exercise is gone");
    const [field] = stress.fields;
    if (!field) throw new Error("it has no field");
    const both = { fields: [...stress.fields, { ...field, name: "more", visibility: "reveal" as const }] };
    expect(sharingOf(both, [], false)).toBe("waiting");
    expect(sharingOf(both, [opening("shared", true)], true)).toBe("open");
    expect(sharingOf(both, [opening("shared", true), opening("reveal", false)], true)).toBe("ready");
    expect(sharingOf({ fields: [] }, [], true)).toBeNull();
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

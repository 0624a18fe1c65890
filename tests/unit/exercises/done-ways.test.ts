import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noWay } from "#lib/exercises/done-ways";
import { withoutUnasked } from "#lib/exercises/entries";
import { evaluateDone } from "#lib/exercises/evaluate";
import { listExercises } from "#lib/exercises/queries";
import type { DoneRule, Exercise, Field } from "#lib/exercises/types";
import { map, more, short, told, yesno } from "./changed-exercise.ts";

const equals = (field: string, value: string): DoneRule => ({ op: "equals", field, value });
const filled = (field: string): DoneRule => ({ op: "filled", field });
const all = (...rules: DoneRule[]): DoneRule => ({ op: "all", rules });
const any = (...rules: DoneRule[]): DoneRule => ({ op: "any", rules });
const on = (name: string, field: string, value: string) => short(name, { onlyIf: { field, value } });
const g = yesno("g");
const [p, q] = [on("p", "g", "yes"), on("q", "g", "no")];
const way = (done: DoneRule, ...fields: Field[]) => noWay({ ...more(...fields), done });
const TWO = 'The done rule can never be met: it asks for two different answers to "g" at once.';

describe("a done rule without a way", () => {
  it.each<[string, DoneRule]>([
    ["two answers to one question", all(equals("g", "yes"), equals("g", "no"))],
    ["two questions of which one is asked", all(filled("p"), filled("q"))],
    ["a question and the answer that takes it away", all(equals("g", "no"), filled("p"))],
    ["as many questions as are never asked together", { op: "minCount", fields: ["p", "q"], count: 2 }],
    ["no way of either", all(equals("g", "yes"), any(filled("q"), all(filled("q"), filled("p"))))],
  ])("is found: %s", (_, rule) => {
    expect(way(rule, g, p, q)).toBe(TWO);
  });

  it("is found along a chain of conditions", () => {
    const chain = [g, yesno("h", { onlyIf: { field: "g", value: "yes" } }), on("r", "h", "yes")];
    expect(way(all(filled("r"), equals("g", "no")), ...chain)).toBe(TWO);
    expect(way(all(filled("r"), equals("g", "yes")), ...chain)).toBeNull();
  });

  it("is refused where it is published", () => {
    const done = all(map.done, equals("g", "yes"), equals("g", "no"));
    expect(told({ ...more(g), done })).toEqual([`done: ${TWO}`]);
    expect(told({ ...more(g, p, q), done: all(map.done, filled("p"), filled("q")) })).toEqual([
      `done: ${TWO}`,
    ]);
    expect(told({ ...more(g, p, q), done: all(map.done, any(filled("p"), filled("q"))) })).toEqual([]);
  });

  it("is found where entries have no room for all of it, and where they differ too little", () => {
    const each = (field: Field): Field => ({ ...field, asked: "each" });
    const choice = (onlyIf?: Field["onlyIf"]) => {
      const options = ["a", "b", "c"].map((value) => ({ value, label: value }));
      return each(short("kind", { type: "choice", options, ...(onlyIf && { onlyIf }) } as Partial<Field>));
    };
    const week = (done: DoneRule, ...fields: Field[]): Exercise => ({
      ...more(...fields.map(each)),
      repeat: { unit: "day", times: 4 },
      done,
    });
    const entries = (rule: DoneRule, count: number): DoneRule => ({ op: "minEntries", rule, count });
    const [yes, no] = [equals("g", "yes"), equals("g", "no")];
    expect(noWay(week(all(entries(yes, 2), entries(no, 3)), g))).toMatch(/never be met/);
    expect(noWay(week(all(entries(yes, 2), entries(no, 2)), g))).toBeNull();
    expect(noWay(week(all(entries(filled("g"), 4), entries(no, 3)), g))).toBeNull();
    expect(noWay(week({ op: "minDays", rule: all(yes, no), count: 1 }, g))).toBe(TWO);
    const different = (rule: DoneRule): DoneRule => ({ op: "minDifferent", field: "kind", rule, count: 2 });
    expect(noWay(week(different(filled("kind")), choice()))).toBeNull();
    expect(noWay(week(different(equals("kind", "a")), choice()))).toMatch(/never be met/);
    expect(noWay(week(different(no), g, choice({ field: "g", value: "yes" })))).toMatch(/never be met/);
  });

  it("is none of the catalogue, nor takes long to look for", () => {
    for (const exercise of listExercises())
      expect([exercise.slug, noWay(exercise)]).toEqual([exercise.slug, null]);
    const names = Array.from({ length: 40 }, (_, index) => `q${index}`);
    const fields = names.flatMap((name, index) => [
      yesno(`${name}g`),
      on(name, `${name}g`, index % 2 === 0 ? "yes" : "no"),
    ]);
    const wide: DoneRule = { op: "minCount", fields: names, count: 40 };
    expect(way(all(...names.map((name) => equals(`${name}g`, "yes")), wide), ...fields)).not.toBeUndefined();
  });
});

describe("what is found", () => {
  const NAMES = ["a", "b", "c", "d"];
  const question = (name: string, index: number) =>
    fc
      .option(fc.tuple(fc.nat(Math.max(0, index - 1)), fc.constantFrom("yes", "no")), { nil: undefined })
      .map((on) =>
        yesno(name, index > 0 && on ? { onlyIf: { field: NAMES[on[0]] ?? "a", value: on[1] } } : {}),
      );
  const rule = fc.letrec<{ rule: DoneRule }>((tie) => ({
    rule: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(...NAMES).map(filled),
      fc
        .tuple(fc.constantFrom(...NAMES), fc.constantFrom("yes", "no"))
        .map(([name, value]) => equals(name, value)),
      fc
        .tuple(fc.subarray(NAMES, { minLength: 1 }), fc.integer({ min: 1, max: 4 }))
        .map(
          ([fields, count]): DoneRule => ({ op: "minCount", fields, count: Math.min(count, fields.length) }),
        ),
      fc
        .tuple(fc.constantFrom("all", "any"), fc.array(tie("rule"), { minLength: 1, maxLength: 3 }))
        .map(([op, rules]): DoneRule => ({ op, rules }) as DoneRule),
    ),
  })).rule;
  /** Every way four questions can be answered. */
  const answered = NAMES.reduce<Record<string, string>[]>(
    (ways, name) => ways.flatMap((one) => [one, { ...one, [name]: "yes" }, { ...one, [name]: "no" }]),
    [{}],
  );

  it("is what trying all answers finds", () => {
    fc.assert(
      fc.property(fc.tuple(...NAMES.map(question)), rule, (fields, done) => {
        const isPossible = answered.some((answers) => evaluateDone(done, withoutUnasked(fields, answers)));
        expect(noWay({ fields, done }) === null).toBe(isPossible);
      }),
      { numRuns: 1500 },
    );
  });
});

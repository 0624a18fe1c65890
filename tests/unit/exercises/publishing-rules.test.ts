import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { answerIn, isReservedName, STAMP } from "#lib/exercises/entries";
import type { DoneRule, Exercise, Field, GateCondition, Visibility } from "#lib/exercises/types";
import { at, known, map, more, short, told, yesno } from "./changed-exercise.ts";

const audit = known("offer-audit");

describe("what the built-in exercises show", () => {
  it("is that all of them keep every rule", () => {
    for (const exercise of catalogue) expect(told(exercise), exercise.slug).toEqual([]);
  });
});

describe("a question that hangs on an earlier one", () => {
  const pair = (earlier: Partial<Field>, later: Visibility) =>
    told(
      more(
        yesno("gate", earlier),
        short("after", { visibility: later, onlyIf: { field: "gate", value: "yes" } }),
      ),
    );

  it.each([
    ["me", "therapist"],
    ["me", "reveal"],
    ["me", "shared"],
    ["therapist", "shared"],
    ["reveal", "shared"],
  ] as const)("may not tell of a %s answer by a %s one", (earlier, later) => {
    expect(pair({ visibility: earlier }, later)).toEqual([
      `fields.${at(1)}.onlyIf: "after" hangs on "gate", which fewer may read: an answer here would give that one away.`,
    ]);
  });

  it.each([
    ["me", "me"],
    ["therapist", "me"],
    ["therapist", "therapist"],
    ["therapist", "reveal"],
    ["reveal", "therapist"],
    ["shared", "shared"],
    ["shared", "me"],
  ] as const)("may hang a %2$s question on a %1$s answer (%s, %s)", (earlier, later) => {
    expect(pair({ visibility: earlier }, later)).toEqual([]);
  });

  it("never hangs a wider one on what asks about safety, pressure, freedom or upset", () => {
    expect(pair({ visibility: "therapist", sensitive: "pressure" }, "reveal")).toEqual([
      `fields.${at(1)}.onlyIf: "after" hangs on "gate", which asks about pressure: an answer here would give that one away.`,
    ]);
    expect(pair({ visibility: "therapist", sensitive: "pressure" }, "therapist")).toEqual([]);
  });

  it("never hangs on what the therapist fills in", () => {
    expect(pair({ visibility: "therapist", clinicianOnly: true }, "therapist")).toEqual([
      `fields.${at(1)}.onlyIf: "after" hangs on "gate", which the therapist fills in: no partner can meet that condition.`,
    ]);
  });
});

describe("what is for the writer alone", () => {
  const scale = (name: string, visibility: Visibility) =>
    short(name, { type: "scale", low: "Low", high: "High", visibility } as Partial<Field>);

  it("goes into no number for the therapist", () => {
    const exercise = {
      ...more(scale("one", "me"), scale("two", "therapist")),
      derived: [{ name: "gap", label: "Gap", kind: "difference", from: "one", minus: "two" }],
    } as const satisfies Exercise;
    expect(told(exercise)).toEqual([
      'derived.0: A number for the therapist reads "one", which is for the writer alone.',
    ]);
  });

  it("raises no gate, and stands beside none", () => {
    const gate = (when: GateCondition): Exercise["gates"] => [
      { text: "Look first.", machine: { gate: "consent_check", effect: "warn", when } },
    ];
    const low: GateCondition = { source: "answer", field: "one", op: "lte", value: 3 };
    const message = 'gates.0: A gate reads "one", which is for the writer alone.';
    expect(told({ ...more(scale("one", "me")), gates: gate(low) })).toEqual([message]);
    expect(told({ ...more(scale("one", "therapist")), gates: gate(low) })).toEqual([]);
    const options = [
      { value: "a", label: "A walk" },
      { value: "b", label: "A talk" },
    ];
    const picks = short("picks", { type: "check", options, visibility: "me" } as Partial<Field>);
    const beside = { ...low, alongside: { field: "picks", picked: "a" } };
    expect(told({ ...more(scale("one", "therapist"), picks), gates: gate(beside) })).toEqual([
      'gates.0: A gate reads "picks", which is for the writer alone.',
    ]);
  });

  it("is asked by the done rule only how much of it there is", () => {
    const done = (rule: DoneRule): DoneRule => ({ op: "all", rules: [map.done, rule] });
    const mine = yesno("mine", { visibility: "me" });
    const message =
      'done: "mine" is for the writer alone: the done rule may ask how much is there, never what.';
    expect(told({ ...more(mine), done: done({ op: "equals", field: "mine", value: "yes" }) })).toEqual([
      message,
    ]);
    expect(told({ ...more(mine), done: done({ op: "filled", field: "mine" }) })).toEqual([]);
    const clock = short("mine", {
      type: "timer",
      minutes: [5],
      parts: 1,
      visibility: "me",
    } as Partial<Field>);
    expect(told({ ...more(clock), done: done({ op: "minSeconds", field: "mine", seconds: 60 }) })).toEqual([
      message,
    ]);
  });
});

describe("names the product keeps for itself", () => {
  it.each([STAMP, "constructor", "prototype"])("are refused by name: %s", (name) => {
    expect(told(more(short(name)))).toEqual([
      `fields.${at(0)}.name: "${name}" is a name the product keeps for itself. Choose another key.`,
    ]);
  });

  it("are what every object brings along, in any spelling of it", () => {
    for (const name of ["__proto__", "toString", "valueOf", "hasOwnProperty"]) {
      expect(isReservedName(name)).toBe(true);
    }
    for (const name of ["length", "then", "tostring", "day_one"]) expect(isReservedName(name)).toBe(false);
  });

  it("are no answers", () => {
    expect(answerIn({}, "constructor")).toBeUndefined();
    expect(answerIn({ constructor: "words" }, "constructor")).toBe("words");
  });
});

describe("a done rule that can never hold is refused", () => {
  const picks = (change: object) => short("picks", { type: "multi", ...change } as Partial<Field>);
  const options = [
    { value: "a", label: "A walk" },
    { value: "b", label: "A talk" },
    { value: "c", label: "A rest" },
  ];
  const withRule = (exercise: Exercise, rule: DoneRule) =>
    told({ ...exercise, done: { op: "all", rules: [exercise.done, rule] } });

  it("more picks than there are", () => {
    const rule = (count: number): DoneRule => ({ op: "minPicked", field: "picks", count });
    const message = 'done: The done rule asks for more picks than "picks" has.';
    expect(withRule(more(picks({ options })), rule(3))).toEqual([]);
    expect(withRule(more(picks({ options })), rule(4))).toEqual([message]);
    expect(withRule(more(picks({ options, max: 2 })), rule(3))).toEqual([message]);
    expect(withRule(more(picks({ type: "lines", max: 2 })), rule(3))).toEqual([message]);
    expect(withRule(more(picks({ type: "dates", max: 1 })), rule(2))).toEqual([message]);
  });

  it("an answer that is not offered", () => {
    expect(withRule(more(yesno("mine")), { op: "equals", field: "mine", value: "maybe" })).toEqual([
      'done: The done rule waits for the answer "maybe", which "mine" does not offer.',
    ]);
  });

  it("more time than a clock can run", () => {
    const rule = (seconds: number): DoneRule => ({ op: "minSeconds", field: "clock", seconds });
    const message = 'done: The done rule asks for more time than "clock" can run.';
    const timer = short("clock", { type: "timer", minutes: [2, 5], parts: 2 } as Partial<Field>);
    const turns = short("clock", { type: "turns", rounds: 2, minutesEach: 3 } as Partial<Field>);
    for (const [field, longest] of [
      [timer, 600],
      [turns, 720],
    ] as const) {
      expect(withRule(more(field), rule(longest))).toEqual([]);
      expect(withRule(more(field), rule(longest + 1))).toEqual([message]);
    }
  });

  it("more words than there is room for", () => {
    const rule = (words: number): DoneRule => ({ op: "minWords", field: "belief_a", words });
    expect(withRule(map, rule(70))).toEqual([]);
    expect(withRule(map, rule(71))).toEqual([
      'done: The done rule asks for more words than "belief_a" has room for.',
    ]);
  });

  it("more fields than it names, one named twice counting once", () => {
    expect(withRule(map, { op: "minCount", fields: ["belief_a", "belief_a"], count: 2 })).toEqual([
      "done: The done rule asks for more fields than it names.",
    ]);
  });

  it("more entries than there can be, or entries of an entry", () => {
    const rule: DoneRule = { op: "filled", field: "today" };
    expect(told({ ...audit, done: { op: "minEntries", count: 8, rule } })).toEqual([
      "done: The done rule asks for more entries than there can be.",
    ]);
    const twice: DoneRule = { op: "minEntries", count: 1, rule: { op: "minEntries", count: 1, rule } };
    expect(told({ ...audit, done: twice })).toEqual(["done: The done rule counts entries inside an entry."]);
  });

  it("nested deeper than anybody can follow", () => {
    const nested = (depth: number): DoneRule =>
      depth === 1 ? map.done : { op: "all", rules: [nested(depth - 1)] };
    expect(told({ ...map, done: nested(5) })).toEqual([]);
    expect(told({ ...map, done: nested(6) })).toEqual(["done: The done rule is nested more than 6 deep."]);
  });
});

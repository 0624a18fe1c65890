import { describe, expect, it } from "vitest";
import type { Field, GateCondition } from "#lib/exercises/types";
import { at, known, map, more, short, told, yesno } from "./changed-exercise.ts";

const wave = known("urge-wave");

describe("a gate", () => {
  const gated = (when: GateCondition, exercise = map) =>
    told({
      ...exercise,
      gates: [{ text: "Look first.", machine: { gate: "consent_check", effect: "warn", when } }],
    });
  const on = (source: GateCondition["source"], field: string, value: number | string = 5) =>
    gated({ source, field, op: "gte", value });

  it.each(["D1", "D7", "R7", "A7", "K6"])("may read the indicator %s", (field) => {
    expect(on("indicator", field)).toEqual([]);
  });

  it.each(["D0", "D8", "K7", "q1", "d1", "G02"])("may not read an indicator %s", (field) => {
    expect(on("indicator", field)).toEqual([
      `gates.0: A gate reads "${field}", which is not an indicator D1 to K6.`,
    ]);
  });

  it("reads the six questions of the check-in", () => {
    expect(on("check_in", "q6")).toEqual([]);
    expect(on("check_in", "q7")).toEqual([
      'gates.0: A gate reads "q7", which is not a question q1 to q6 of the check-in.',
    ]);
  });

  it.each([-1, 11, "high"])("compares with a number from 0 to 10, not %s", (value) => {
    for (const [source, field] of [
      ["indicator", "D1"],
      ["check_in", "q1"],
      ["answer", "discomfort"],
    ] as const) {
      expect(on(source, field, value)).toEqual([
        `gates.0: A gate on "${field}" needs a number from 0 to 10.`,
      ]);
    }
  });

  it("on a choice is met by one of its answers, and reads no free text", () => {
    const kept = (value: string): GateCondition => ({ source: "answer", field: "kept", op: "eq", value });
    expect(gated(kept("no"), more(yesno("kept")))).toEqual([]);
    expect(gated(kept("maybe"), more(yesno("kept")))).toEqual([
      'gates.0: A gate on "kept" is met by exactly one of its answers.',
    ]);
    expect(on("answer", "belief_a", "words")).toEqual([
      'gates.0: A gate cannot read "belief_a": it reads a rating, a choice or a yes or no.',
    ]);
  });
});

describe("what can be played to its end", () => {
  it("has no more choices than one save can bring", () => {
    const options = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ value: `o${i}`, label: `Option ${i}` }));
    const picked = (n: number) => short("picked", { type: "multi", options: options(n) });
    expect(told(more(picked(120)))).toEqual([]);
    expect(told(more(picked(121)))).toEqual([`fields.${at(0)}.options: At most 120 choices.`]);
  });

  it("has no more questions in all entries than there are places", () => {
    const log = known("seven-day-loop-log");
    const asked = (times: number, extra: number) =>
      told({
        ...log,
        repeat: { unit: "day", times },
        fields: [...log.fields, ...Array.from({ length: extra }, (_, i) => yesno(`more_${i}`, { step: 2 }))],
      });
    const tooMany = "fields: All entries together ask 999 questions at most. Ask less, or less often.";
    expect(asked(21, 40)).toContain(tooMany);
    expect(asked(7, 10)).not.toContain(tooMany);
  });
});

describe("class and level", () => {
  it("keep sexual work at level 2 or 3, and level 3 to sexual work", () => {
    const focus = known("sensate-focus-1");
    expect(told({ ...focus, explicitness: 1 })).toEqual([
      "explicitness: Sexual work (class X) is at level 2 or 3.",
    ]);
    expect(told({ ...known("good-enough-beliefs"), explicitness: 3 })).toEqual([
      "explicitness: Level 3 is for sexual work (class X) alone.",
    ]);
  });
});

describe("lengths", () => {
  const field = (type: string, change: object) =>
    told(more(short("clock", { type, ...change } as Partial<Field>)));

  it("have an end that anybody can sit through", () => {
    expect(field("turns", { rounds: 11, minutesEach: 61 })).toEqual([
      `fields.${at(0)}.rounds: At most 10 rounds.`,
      `fields.${at(0)}.minutesEach: At most 60 minutes each.`,
    ]);
    expect(field("turns", { rounds: 10, minutesEach: 60 })).toEqual([]);
    expect(field("timer", { minutes: [5, 121], parts: 11 })).toEqual([
      `fields.${at(0)}.minutes: A timer runs for 120 minutes at most.`,
      `fields.${at(0)}.parts: At most 10 times.`,
    ]);
    expect(field("timer", { minutes: [120], parts: 10 })).toEqual([]);
    expect(told({ ...map, minutes: { min: 5, typical: 15, max: 181 } })).toEqual([
      "minutes: One go takes 180 minutes at most.",
    ]);
  });
});

describe("texts", () => {
  it.each(["\u0007", "\u001b[31m", "\u202e", "\u2066", "\u0085"])(
    "hold no sign that cannot be seen: %j",
    (sign) => {
      const message = "There is a sign in here that cannot be seen. Please type it anew.";
      expect(told({ ...map, aim: `Look ${sign} here.` })).toEqual([`aim: ${message}`]);
      expect(told({ ...map, qualityCue: `Look ${sign} here.` })).toEqual([`qualityCue: ${message}`]);
      expect(told(more(short("extra", { why: `To ${sign} know.` })))).toEqual([
        `fields.${at(0)}.why: ${message}`,
      ]);
    },
  );

  it("may be in letters that run from right to left, and hold emoji and line ends", () => {
    expect(told({ ...map, aim: "שלום \u200f🙂\u200d🙂\nمرحبا" })).toEqual([]);
  });

  it("may not share or count by the reason or the ends of a scale either", () => {
    expect(told(more(short("extra", { visibility: "shared", why: "To see how safe it was." })))).toEqual([
      `fields.${at(0)}: What asks about safety, pressure, freedom or upset is not shared.`,
    ]);
    const ends = { type: "scale", low: "Not upset", high: "Very", visibility: "shared" } as Partial<Field>;
    expect(told(more(short("extra", ends)))).toEqual([
      `fields.${at(0)}: What asks about safety, pressure, freedom or upset is not shared.`,
    ]);
    expect(told(more(short("extra", { label: "How many?", why: "Of your sexual thoughts." })))).toEqual([
      `fields.${at(0)}: No field counts sexual acts.`,
    ]);
  });
});

describe("a source that is called unsure", () => {
  it("is marked as not checked", () => {
    const parent = [{ text: "Somebody 2001 (unsure).", grades: [] }];
    expect(told({ ...wave, evidence: { ...wave.evidence, parent } })).toEqual([
      "evidence.parent.0.unsure: A source that is called unsure is marked as not checked.",
    ]);
    const marked = parent.map((one) => ({ ...one, unsure: true as const }));
    expect(told({ ...wave, evidence: { ...wave.evidence, parent: marked } })).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";
import { exerciseSchema } from "#lib/exercises/schema";
import { type Exercise, type Field, MECHANISMS } from "#lib/exercises/types";

function known(slug: string): Exercise {
  const exercise = findExercise(slug);
  if (exercise === null) throw new Error(`no exercise ${slug}`);
  return exercise;
}

const touch = known("touch-no-agenda");
const map = known("two-truths-map");

/** The messages an exercise is refused with; empty when it passes. */
function faults(exercise: unknown): string[] {
  const result = exerciseSchema.safeParse(exercise);
  return result.success ? [] : result.error.issues.map((issue) => issue.message);
}

function withField(exercise: Exercise, name: string, change: Record<string, unknown>): unknown {
  return {
    ...exercise,
    fields: exercise.fields.map((field) => (field.name === name ? { ...field, ...change } : field)),
  };
}

const without = (exercise: Exercise, name: string) => ({
  ...exercise,
  fields: exercise.fields.filter((field) => field.name !== name),
});

const extra = (change: Partial<Record<keyof Field, unknown>>) => ({
  type: "short",
  name: "extra",
  label: "What else?",
  why: "To know.",
  visibility: "therapist",
  required: false,
  step: map.steps.length,
  ...change,
});

describe("the exercise schema refuses", () => {
  it("weights that do not sum to 1.00", () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100)), (hundredths) => {
        const weights = Object.fromEntries(
          MECHANISMS.map((name, index) => [name, (hundredths[index] ?? 0) / 100]),
        );
        const told = faults({ ...map, weights }).includes("Weights sum to exactly 1.00.");
        return told === (hundredths.reduce((sum, value) => sum + value, 0) !== 100);
      }),
    );
  });

  it("weights finer than hundredths, even when they sum to 1", () => {
    const weights = { dissonance: 0.805, regulation: 0, attachment: 0, communication: 0.195 };
    expect(faults({ ...map, weights })).toEqual(["Weights are whole hundredths."]);
  });

  it("a largest weight from another section", () => {
    const weights = { dissonance: 0.2, regulation: 0, attachment: 0, communication: 0.8 };
    expect(faults({ ...map, weights })).toEqual([
      "The largest weight belongs to the section of the catalogue.",
    ]);
  });

  it.each([3, 9])("%i steps", (count) => {
    const steps = Array.from({ length: count }, () => "One step.");
    expect(
      faults({ ...touch, steps, fields: touch.fields.map((field) => ({ ...field, step: 1 })) }),
    ).toHaveLength(1);
  });

  it("no field at all", () => {
    expect(faults({ ...map, fields: [] }).length).toBeGreaterThan(0);
  });

  it("a touch exercise that does not ask about pressure in private", () => {
    const message = "A touch exercise asks about pressure in private.";
    expect(faults(without(touch, "pressure"))).toEqual([message]);
    expect(faults(withField(touch, "pressure", { visibility: "reveal" }))).toEqual([message]);
    expect(faults(withField(touch, "pressure", { visibility: "me" }))).toEqual([message]);
    expect(faults(withField(touch, "pressure", { name: "pull_to_ask" }))).toEqual([]);
    expect(faults({ ...without(touch, "pressure"), exerciseClass: "X", explicitness: 2 })).toEqual([message]);
  });

  it("a touch exercise without the stop sentence, and the sentence elsewhere", () => {
    const message = "The stop sentence stands on touch and sexual exercises.";
    expect(faults({ ...touch, stopLine: null })).toEqual([message]);
    expect(faults({ ...touch, stopLine: "Stop when you like." })).toEqual([message]);
    expect(faults({ ...map, stopLine: touch.stopLine })).toEqual([message]);
  });

  it.each([
    "How many times did you have sex this week?",
    "How often were you intimate?",
    "Number of orgasms",
  ])("a field that counts sexual acts: %s", (label) => {
    expect(faults({ ...map, fields: [...map.fields, extra({ label })] })).toEqual([
      "No field counts sexual acts.",
    ]);
  });

  it.each([
    ["How safe did you feel?", undefined],
    ["How much pressure was there?", undefined],
    ["How free were you to choose?", undefined],
    ["How upset are you?", undefined],
    ["How was it for you?", "upset"],
    ["How was it for you?", "freedom"],
  ])("sharing what asks about safety, pressure, freedom or upset: %s %s", (label, sensitive) => {
    const field = extra({ label, visibility: "shared", ...(sensitive === undefined ? {} : { sensitive }) });
    expect(faults({ ...map, fields: [...map.fields, field] })).toEqual([
      "What asks about safety, pressure, freedom or upset is not shared.",
    ]);
    expect(faults({ ...map, fields: [...map.fields, { ...field, visibility: "therapist" }] })).toEqual([]);
  });

  it("a done rule or a derived value about a field that is not there", () => {
    expect(faults({ ...map, done: { op: "filled", field: "nothing" } })).toContain(
      'The done rule reads "nothing", which no partner is asked.',
    );
    const derived = [
      { name: "gap", label: "Gap", kind: "difference", from: "belief_a_true", minus: "nothing" },
    ];
    expect(faults({ ...map, derived })).toEqual(['A difference is between scales; "nothing" is none.']);
  });

  it("a done rule about what only the therapist fills in", () => {
    const softer = known("softer-reach");
    const done = { op: "all", rules: [softer.done, { op: "filled", field: "therapist_event" }] };
    expect(faults({ ...softer, done })).toEqual([
      'The done rule reads "therapist_event", which no partner is asked.',
    ]);
  });

  it("a done rule that cannot test its field", () => {
    const wave = known("urge-wave");
    const done = { op: "all", rules: [wave.done, { op: "filled", field: "wait" }] };
    expect(faults({ ...wave, done })).toEqual(['The done rule cannot test "wait" with filled.']);
  });

  it("a share that is not of picks, or leaves its own part out", () => {
    const name = known("name-it-first");
    const share = { name: "soft", label: "Soft", kind: "share" };
    expect(faults({ ...name, derived: [{ ...share, part: "words", among: ["words"] }] })).toEqual([]);
    expect(faults({ ...name, derived: [{ ...share, part: "next", among: ["next"] }] })).toHaveLength(2);
    expect(
      faults({ ...name, derived: [{ ...share, part: "words", among: ["words", "next"] }] }),
    ).toHaveLength(1);
  });

  it("a part that is kept of something that is no scale", () => {
    const log = known("seven-day-loop-log");
    const kept = { name: "kept", label: "Kept", kind: "kept", left: "relief_24h" };
    expect(faults({ ...log, derived: [{ ...kept, of: "relief_now" }] })).toEqual([]);
    expect(faults({ ...log, derived: [{ ...kept, of: "move" }] })).toEqual([
      'What is kept is a part of a scale; "move" is none.',
    ]);
  });

  it("two fields of one name, and fields out of order", () => {
    expect(faults({ ...map, fields: [...map.fields, { ...extra({}), name: "share_line" }] })).toEqual([
      "Field names are unique.",
    ]);
    expect(faults({ ...map, fields: map.fields.toReversed() }).length).toBeGreaterThan(0);
    expect(faults({ ...map, fields: [...map.fields, extra({ step: 99 })] })).toEqual([
      "A field belongs to one of the steps.",
    ]);
  });

  it("a required field the done rule does not read", () => {
    expect(faults({ ...map, fields: [...map.fields, extra({ required: true })] })).toEqual([
      "A required field takes part in the done rule.",
    ]);
  });

  it("a gate about a pick that is not offered", () => {
    const audit = known("offer-audit");
    const gates = (field: string, picked: string) => ({
      ...audit,
      gates: audit.gates.map(({ text, machine }) => ({
        text,
        machine: machine?.when
          ? { ...machine, when: { ...machine.when, alongside: { field, picked } } }
          : machine,
      })),
    });
    expect(faults(gates("offered", "touch"))).toEqual([]);
    for (const [field, picked] of [
      ["offered", "sleep"],
      ["today", "something"],
      ["nothing", "sex"],
    ] as const) {
      expect(faults(gates(field, picked))).toEqual([
        `A gate reads the pick "${picked}", which "${field}" does not offer.`,
      ]);
    }
  });

  it("sex named at level 0", () => {
    expect(faults({ ...known("affirm-first"), aim: "Less sex." })).toEqual(["Level 0 does not name sex."]);
  });

  it("a therapist's field that partners could read", () => {
    const softer = known("softer-reach");
    expect(faults(withField(softer, "therapist_event", { visibility: "shared" }))).toEqual([
      "What the therapist fills in is for the therapist.",
    ]);
  });

  it("a text or a title that is too long, with the most it may have, and a sign nobody sees", () => {
    expect(faults({ ...map, aim: "x".repeat(4001) })).toContain("At most 4000 characters.");
    expect(faults({ ...map, title: "x".repeat(120) })).toEqual([]);
    expect(faults({ ...map, title: "x".repeat(121) })).toEqual([
      "Please choose a shorter title: at most 120 characters.",
    ]);
    expect(new Set(faults({ ...map, title: "A \0 title" }))).toEqual(
      new Set(["There is a sign in here that cannot be seen. Please type it anew."]),
    );
  });

  it("markup, unknown keys, minutes out of order and a dose beyond itself", () => {
    expect(faults({ ...map, aim: "<b>Now</b>" })).toEqual(["Plain text only."]);
    expect(faults({ ...map, author: "someone" })).toHaveLength(1);
    expect(faults(withField(map, "belief_a", { hint: "x" }))).toHaveLength(1);
    expect(faults({ ...map, minutes: { min: 20, typical: 15, max: 30 } })).toHaveLength(1);
    expect(faults({ ...map, dose: { times: 1, enough: 2, per: "week" } })).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import { exerciseSchema } from "#lib/exercises/schema";
import type { Field, GateCondition, GateEffect } from "#lib/exercises/types";
import { raisedBy } from "#lib/homework/rules";
import { map, more, short, told } from "./changed-exercise.ts";

const gated = (machine: GateEffect, exercise = map) =>
  told({ ...exercise, gates: [{ text: "Look first.", machine }] });
const low: GateCondition = { source: "answer", field: "discomfort", op: "gte", value: 7 };
const tense: GateCondition = { source: "check_in", field: "q2", op: "lte", value: 3 };

describe("a gate that nothing would carry out", () => {
  it.each<[string, GateEffect, RegExp]>([
    ["the marker", { gate: "G17", effect: "block" }, /G17 holds nothing/],
    ["the marker with a condition", { gate: "G17", effect: "warn", when: tense }, /G17 holds nothing/],
    ["withdrawn consent", { gate: "G15", effect: "block" }, /G15 stops all work by itself/],
    ["an agreement nobody asks about", { gate: "agreement", effect: "block" }, /"agreement" needs an answer/],
    ["calm without a number", { gate: "calm_base", effect: "block" }, /"calm base" needs a check-in/],
    ["an alert of a gate", { gate: "G16", effect: "warn", alert: true }, /alerts you of an answer/],
    [
      "an alert of a check-in",
      { gate: "G16", effect: "block", when: tense, alert: true },
      /alerts you of an/,
    ],
    [
      "work held by a gate",
      { gate: "G02", effect: "block", holds: ["X"] },
      /by an answer of this exercise alone/,
    ],
    [
      "work held by a warning",
      { gate: "G16", effect: "warn", when: low, holds: ["X"] },
      /warns holds no work/,
    ],
    [
      "above the highest",
      { gate: "G16", effect: "warn", when: { ...low, op: "gt", value: 10 } },
      /never met/,
    ],
    [
      "below the lowest",
      { gate: "G16", effect: "block", when: { ...tense, op: "lt", value: 0 } },
      /never met/,
    ],
  ])("is refused: %s", (_, machine, message) => {
    expect(gated(machine)).toEqual([expect.stringMatching(message)]);
    expect(exerciseSchema.safeParse({ ...map, gates: [{ text: "x", machine }] }).success).toBe(false);
  });

  it("is refused on what the therapist fills in", () => {
    const scale = { type: "scale", low: "Low", high: "High", clinicianOnly: true } as Partial<Field>;
    const exercise = more(short("seen", scale));
    expect(gated({ gate: "G16", effect: "warn", when: { ...low, field: "seen" } }, exercise)).toEqual([
      'gates.0: A gate reads "seen", which the therapist fills in: no partner\'s answer meets it.',
    ]);
  });

  it.each<GateEffect>([
    { gate: "consent_check", effect: "block" },
    { gate: "calm_base", effect: "warn" },
    { gate: "G13", effect: "warn" },
    { gate: "G16", effect: "warn", when: tense },
    { gate: "G16", effect: "block", when: { ...tense, source: "indicator", field: "R3" } },
    { gate: "G16", effect: "block", when: low },
    { gate: "G16", effect: "warn", when: low },
    { gate: "agreement", effect: "block", when: low, holds: ["T", "X"], alert: true },
  ])("is none of these: $gate $effect $when.source", (machine) => {
    expect(gated(machine)).toEqual([]);
  });
});

describe("a gate on an answer", () => {
  const raised = (machine: GateEffect, discomfort: number) =>
    raisedBy({ ...map, gates: [{ text: "x", machine }] }, { discomfort }, null);

  it("is always told, and where it stops it holds at least work like this exercise", () => {
    expect(raised({ gate: "G16", effect: "block", when: low }, 7)).toEqual({ alert: "answer", holds: ["I"] });
    expect(raised({ gate: "G16", effect: "block", when: low }, 6)).toEqual({ alert: null, holds: [] });
    expect(raised({ gate: "consent_check", effect: "warn", when: low }, 8)).toEqual({
      alert: "consent_check",
      holds: [],
    });
    expect(raised({ gate: "G16", effect: "block", when: low, holds: ["J"] }, 8).holds).toEqual(["J"]);
  });
});

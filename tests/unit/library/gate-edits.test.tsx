import { describe, expect, it } from "vitest";
import { gateFaults } from "#lib/exercises/gate-checks";
import { listExercises } from "#lib/exercises/queries";
import { exerciseDraftSchema } from "#lib/exercises/schema";
import type { Exercise, GateEffect } from "#lib/exercises/types";
import { raisedBy } from "#lib/homework/rules";
import { gateChoices } from "../../../app/(clinician)/library/[slug]/edit/_components/choice-words";
import {
  afterCommand,
  withTyped,
} from "../../../app/(clinician)/library/[slug]/edit/_components/draft-edits";

const known = (slug: string): Exercise => {
  const found = listExercises().find((one) => one.slug === slug);
  if (!found) throw new Error(slug);
  return found;
};
const audit = known("offer-audit");
const with1 = (machine: GateEffect, exercise = audit): Exercise => ({
  ...exercise,
  gates: [{ text: "Look first.", machine }],
});
const machineOf = (draft: Exercise) => draft.gates[0]?.machine ?? null;
const at = "gates.0.machine";
const low = { source: "answer", field: "freedom", op: "lte", value: 3 } as const;

describe("a gate in the editor", () => {
  it("is offered with what it reads and does only where something carries it out", () => {
    const conditions: GateEffect["when"][] = [
      undefined,
      low,
      { source: "check_in", field: "q6", op: "gte", value: 7 },
      { source: "indicator", field: "K3", op: "gte", value: 7 },
    ];
    for (const when of conditions)
      for (const effect of ["warn", "block"] as const) {
        const offered = gateChoices({ effect, ...(when && { when }) });
        expect(offered.length).toBeGreaterThan(15);
        for (const { value } of offered) {
          const machine = { gate: value, effect, ...(when && { when }) } as GateEffect;
          expect([value, gateFaults(with1(machine))]).toEqual([value, []]);
        }
      }
  });

  it("holds the classes that are ticked, and its own class once none is", () => {
    const block = with1({ gate: "G16", effect: "block", when: low });
    const held = withTyped(block, { [`${at}.holds~J`]: "on", [`${at}.holds~X`]: "on" });
    expect(machineOf(held)?.holds).toEqual(["J", "X"]);
    const answers = { "freedom.1": 2 };
    expect(raisedBy(held, answers, null).holds).toEqual(["J", "X"]);
    const none = withTyped(held, { [`${at}.holds~J`]: "", [`${at}.holds~X`]: "" });
    expect(machineOf(none)).toEqual(machineOf(block));
    expect(raisedBy(none, answers, null).holds).toEqual(["I"]);
    for (const draft of [held, none]) expect(exerciseDraftSchema.safeParse(draft).success).toBe(true);
  });

  it("lets go of what it can no longer do", () => {
    const whole: GateEffect = { gate: "G16", effect: "block", when: low, holds: ["T"], alert: true };
    expect(machineOf(withTyped(with1(whole), { [`${at}.effect`]: "warn" }))).toEqual({
      gate: "G16",
      effect: "warn",
      when: low,
      alert: true,
    });
    for (const [source, field] of [
      ["check_in", "q6"],
      ["indicator", "D1"],
    ]) {
      const next = withTyped(with1(whole), { [`${at}.when.source`]: source ?? "" });
      expect(machineOf(next)).toEqual({
        gate: "G16",
        effect: "block",
        when: { source, field, op: "gte", value: 7 },
      });
      expect(gateFaults(next)).toEqual([]);
    }
    expect(machineOf(afterCommand(with1(whole), `remove ${at}.when`))).toEqual({
      gate: "G16",
      effect: "block",
    });
  });

  it("takes a pick beside the answer, and lets it go", () => {
    const added = afterCommand(with1({ gate: "G16", effect: "warn", when: low }), `add ${at}.when.alongside`);
    expect(machineOf(added)?.when?.alongside).toEqual({ field: "offered", picked: expect.any(String) });
    expect(gateFaults(added)).toEqual([]);
    expect(machineOf(afterCommand(added, `remove ${at}.when.alongside`))?.when).toEqual(low);
  });

  it("begins with a question a gate can read", () => {
    for (const exercise of listExercises()) {
      if (!exercise.fields.some(({ type }) => ["scale", "choice", "yesno"].includes(type))) continue;
      const begun = afterCommand(with1({ gate: "G16", effect: "warn" }, exercise), `add ${at}.when`);
      const faults = gateFaults(begun).map(({ message }) => message);
      expect([exercise.slug, faults]).toEqual([exercise.slug, []]);
    }
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOLD_GATES, type HoldGate } from "#lib/couples/gates";
import {
  type Agreed,
  askable,
  beforeAnyAlert,
  besideDueLooks,
  coSignedUntil,
  isOverridable,
  unsigned,
} from "#lib/couples/rules-co-sign";
import { lapsesOn } from "#lib/couples/rules-screening";
import { EXERCISE_CLASSES } from "#lib/exercises/types";

const TODAY = "2026-11-22";
const agreed = (gate: HoldGate, exerciseClass: Agreed["exerciseClass"], until = "2026-12-20"): Agreed => ({
  gate,
  exerciseClass,
  until,
  decidedAt: "2026-11-22T10:00:00Z",
});

describe("what a co-signature lifts", () => {
  it("lifts its own gate for its own class", () => {
    const signed = [agreed("G06", "X")];
    expect(unsigned(["G06"], "X", signed)).toEqual([]);
    expect(unsigned(["G06"], "T", signed)).toEqual(["G06"]);
    expect(unsigned(["G06", "G11"], "X", signed)).toEqual(["G11"]);
  });

  it("never lifts the five that nobody may sign away", () => {
    const gates = fc.subarray([...HOLD_GATES]);
    const signed = fc.array(
      fc.record({
        gate: fc.constantFrom(...HOLD_GATES),
        exerciseClass: fc.constantFrom(...EXERCISE_CLASSES),
        until: fc.constant("2027-01-01"),
        decidedAt: fc.constant("2026-11-22T10:00:00Z"),
      }),
    );
    fc.assert(
      fc.property(gates, signed, fc.constantFrom(...EXERCISE_CLASSES), (held, co, exerciseClass) => {
        const left = unsigned(held, exerciseClass, co);
        for (const gate of held.filter((one) => !isOverridable(one))) expect(left).toContain(gate);
        expect(askable(held, co, []).every(({ gate }) => isOverridable(gate))).toBe(true);
      }),
    );
    expect(HOLD_GATES.filter((gate) => !isOverridable(gate))).toEqual(["G02", "G04", "G05", "G12"]);
    expect(isOverridable("G15")).toBe(false);
  });

  it("can be asked for what a gate stops, once", () => {
    expect(askable(["G06"], [], [])).toEqual([{ gate: "G06", exerciseClass: "X" }]);
    expect(askable(["G09"], [agreed("G09", "T")], [])).toEqual([{ gate: "G09", exerciseClass: "X" }]);
    expect(askable(["G02", "G08"], [], [])).toEqual([]);
  });

  it("counts no more once an alert came after it", () => {
    const signed = [agreed("G06", "X")];
    const alert = (at: string) => ({ at: new Date(at), on: at.slice(0, 10) });
    expect(beforeAnyAlert(signed, null)).toEqual(signed);
    expect(beforeAnyAlert(signed, alert("2026-11-22T09:59:00Z"))).toEqual(signed);
    expect(beforeAnyAlert(signed, alert("2026-11-22T10:01:00Z"))).toEqual([]);
  });

  it("takes the place of no look at a hold that is due by its sessions", () => {
    const signed = [agreed("G01", "J"), agreed("G03", "J")];
    const due = [{ gate: "G05p", sessionsSince: 1 }] as const;
    const notYet = [{ gate: "G03", sessionsSince: 3 }] as const;
    expect(besideDueLooks(signed, due)).toEqual([agreed("G03", "J")]);
    expect(besideDueLooks(signed, notYet)).toEqual(signed);
    expect(askable(["G01", "G05p"], [], due).map(({ gate }) => gate)).not.toContain("G01");
    expect(askable(["G01", "G03"], [], notYet).map(({ gate }) => gate)).toContain("G01");
  });

  it("holds eight weeks, as a safety status does", () => {
    expect(coSignedUntil(TODAY)).toBe("2027-01-16");
    expect(lapsesOn(TODAY)).toBe("2027-01-17");
  });
});

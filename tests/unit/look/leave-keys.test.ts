import { describe, expect, it } from "vitest";
import { countShift, NO_PRESSES } from "../../../app/_ui/shell/leave-keys";

type Step = readonly [key: string, type: "keydown" | "keyup", at: number];

const press = (key: string, at: number): Step[] => [
  [key, "keydown", at],
  [key, "keyup", at + 40],
];

const presses = (steps: readonly Step[]) =>
  steps.reduce((run, [key, type, at]) => countShift(run, { key, type, at }), NO_PRESSES).presses;

describe("Shift three times", () => {
  it("counts lone presses", () => {
    expect(presses([...press("Shift", 0), ...press("Shift", 400), ...press("Shift", 900)])).toBe(3);
  });

  it("starts again when a press comes more than five seconds after the one before", () => {
    expect(presses([...press("Shift", 0), ...press("Shift", 400), ...press("Shift", 5500)])).toBe(1);
  });

  it("does not count capital letters, however fast they are typed", () => {
    const capital = (at: number): Step[] => [
      ["Shift", "keydown", at],
      ["A", "keydown", at + 10],
      ["A", "keyup", at + 20],
      ["Shift", "keyup", at + 30],
    ];
    expect(presses([...capital(0), ...capital(100), ...capital(200)])).toBe(0);
  });

  it("starts again when another key comes between", () => {
    expect(
      presses([...press("Shift", 0), ...press("Shift", 200), ...press("x", 300), ...press("Shift", 400)]),
    ).toBe(1);
  });
});

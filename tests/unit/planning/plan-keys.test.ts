import { describe, expect, it } from "vitest";
import { type PressedKey, readPlanKey } from "../../../app/(clinician)/_components/keys/plan-keys";

const pressed = (key: string, change: Partial<PressedKey> = {}): PressedKey => ({
  key,
  alt: false,
  command: false,
  shift: false,
  place: "plain",
  onButton: true,
  itemId: "x",
  ...change,
});

describe("keys of the plan", () => {
  it("move, remove and change minutes of the item around them", () => {
    expect(readPlanKey(pressed("ArrowUp", { alt: true }))).toEqual({ do: "move", id: "x", move: "up" });
    expect(readPlanKey(pressed("Delete"))).toEqual({ do: "remove", id: "x" });
    expect(readPlanKey(pressed("-"))).toEqual({ do: "minutes", id: "x", by: -1 });
    expect(readPlanKey(pressed("+", { shift: true }))).toEqual({ do: "minutes", id: "x", by: 5 });
    expect(readPlanKey(pressed("=", { shift: true }))).toEqual({ do: "minutes", id: "x", by: 5 });
    expect(readPlanKey(pressed("_", { shift: true }))).toEqual({ do: "minutes", id: "x", by: -5 });
    expect(readPlanKey(pressed("+"))).toEqual({ do: "minutes", id: "x", by: 1 });
    expect(readPlanKey(pressed("ArrowDown"))).toEqual({ do: "go", id: "x", direction: "down" });
    expect(readPlanKey(pressed("s"))).toEqual({ do: "aside", id: "x" });
    expect(readPlanKey(pressed("d"))).toEqual({ do: "duplicate", id: "x" });
    expect(readPlanKey(pressed("z", { command: true, itemId: null }))).toEqual({ do: "undo" });
    for (const again of [pressed("Z", { command: true, shift: true }), pressed("y", { command: true })])
      expect(readPlanKey(again)).toEqual({ do: "redo" });
  });

  it("do nothing inside fields, but for moving from the minutes", () => {
    for (const place of ["number", "field"] as const) {
      for (const key of ["-", "=", "+", "Delete", "ArrowUp", "a", "s", "d"]) {
        expect(readPlanKey(pressed(key, { place, onButton: false }))).toBeNull();
      }
      expect(readPlanKey(pressed("z", { place, command: true }))).toBeNull();
    }
    expect(readPlanKey(pressed("ArrowUp", { place: "field", alt: true }))).toBeNull();
    expect(readPlanKey(pressed("ArrowUp", { place: "number", alt: true }))).toMatchObject({ do: "move" });
  });

  it("leave arrows to choices, and the browser its own keys", () => {
    expect(readPlanKey(pressed("ArrowUp", { onButton: false }))).toBeNull();
    expect(readPlanKey(pressed("-", { command: true }))).toBeNull();
    expect(readPlanKey(pressed("-", { alt: true }))).toBeNull();
    expect(readPlanKey(pressed("Delete", { itemId: null }))).toBeNull();
    expect(readPlanKey(pressed("D", { shift: true }))).toBeNull();
  });
});

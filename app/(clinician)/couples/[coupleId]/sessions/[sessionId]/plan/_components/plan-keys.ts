import type { Move } from "#lib/planning/rules-move";
import type { Disposition } from "#lib/planning/types";

/** What is done to a plan, by key, button, menu or drag alike. */
export type PlanDeed =
  | { do: "move"; id: string; move: Move }
  | { do: "go"; id: string; direction: "up" | "down" }
  | { do: "minutes"; id: string; by: number }
  | { do: "set_minutes"; id: string; minutes: number }
  | { do: "remove"; id: string }
  | { do: "aside"; id: string }
  | { do: "duplicate"; id: string }
  | { do: "decide"; id: string; disposition: Disposition }
  | { do: "undo" }
  | { do: "redo" };

/** Where a key was pressed: outside of fields, in a number, or in any other field. */
export type KeyPlace = "plain" | "number" | "field";

export type PressedKey = {
  key: string;
  alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  command: boolean;
  shift: boolean;
  place: KeyPlace;
  /** True on a button, where arrows have no meaning of their own. */
  onButton: boolean;
  /** The plan item around it. */
  itemId: string | null;
};

const ARROWS: Readonly<Record<string, "up" | "down">> = { ArrowUp: "up", ArrowDown: "down" };
const MINUTES: Readonly<Record<string, number>> = { "-": -1, _: -1, "=": 1, "+": 1 };
const LETTERS: Readonly<Record<string, "aside" | "duplicate">> = { s: "aside", d: "duplicate" };
/** So many at once with Shift. */
export const SHIFTED = 5;

/** The keys of a plan, as the help lists them. */
export const PLAN_KEYS: readonly (readonly [string, string])[] = [
  ["Alt + ↑ ↓", "Move an item"],
  ["↑ ↓", "Next or previous item"],
  ["− and =", "One minute less or more; with Shift, five"],
  ["S", "Set aside, or take back"],
  ["D", "Duplicate"],
  ["Delete", "Remove, with undo"],
  ["Ctrl + Z", "Undo"],
  ["Ctrl + Shift + Z", "Redo"],
  ["[ and ]", "Library and coverage, on a narrow screen"],
];

/** Reads one key. Keys that stand for characters do nothing inside fields. */
export function readPlanKey(pressed: PressedKey): PlanDeed | null {
  const { key, alt, command, shift, place, itemId: id } = pressed;
  const letter = key.toLowerCase();
  if (command) {
    if (alt || place !== "plain") return null;
    if (letter === "z") return { do: shift ? "redo" : "undo" };
    return letter === "y" && !shift ? { do: "redo" } : null;
  }
  const arrow = ARROWS[key];
  if (id === null || place === "field") return null;
  if (alt) return arrow ? { do: "move", id, move: arrow } : null;
  if (place === "number") return null;
  if (arrow) return pressed.onButton ? { do: "go", id, direction: arrow } : null;
  if (key === "Delete") return { do: "remove", id };
  const deed = LETTERS[letter];
  if (deed && !shift) return { do: deed, id };
  const by = MINUTES[key];
  return by === undefined ? null : { do: "minutes", id, by: shift ? by * SHIFTED : by };
}

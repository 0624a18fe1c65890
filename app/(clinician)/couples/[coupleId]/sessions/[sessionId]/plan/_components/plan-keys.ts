/** What a key asks for. */
export type PlanDeed =
  | { do: "move"; id: string; direction: "up" | "down" }
  | { do: "go"; id: string; direction: "up" | "down" }
  | { do: "minutes"; id: string; by: number }
  | { do: "remove"; id: string }
  | { do: "undo" };

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
const SHIFTED = 5;

/** Reads one key. Keys that stand for characters do nothing inside fields. */
export function readPlanKey(pressed: PressedKey): PlanDeed | null {
  const { key, alt, command, place, itemId: id } = pressed;
  if (command)
    return !alt && !pressed.shift && key.toLowerCase() === "z" && place === "plain" ? { do: "undo" } : null;
  const arrow = ARROWS[key];
  if (id === null || place === "field") return null;
  if (alt) return arrow ? { do: "move", id, direction: arrow } : null;
  if (place === "number") return null;
  if (arrow) return pressed.onButton ? { do: "go", id, direction: arrow } : null;
  if (key === "Delete") return { do: "remove", id };
  const by = MINUTES[key];
  return by === undefined ? null : { do: "minutes", id, by: pressed.shift ? by * SHIFTED : by };
}

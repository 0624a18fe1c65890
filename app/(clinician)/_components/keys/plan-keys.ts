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

type PlanKey = {
  /** As the help shows it. */
  label: string;
  says: string;
  /** What it asks for when it was this key; else null. */
  reads(pressed: PressedKey): PlanDeed | null;
};

/** So many at once with Shift. */
export const SHIFTED = 5;

const ARROWS: Readonly<Record<string, "up" | "down">> = { ArrowUp: "up", ArrowDown: "down" };
const MINUTES: Readonly<Record<string, number>> = { "-": -1, _: -1, "=": 1, "+": 1 };

/** Reads keys that stand for characters or lines: outside of fields and numbers, with an item around them. */
const onItem =
  (read: (pressed: PressedKey, id: string) => PlanDeed | null): PlanKey["reads"] =>
  (pressed) =>
    pressed.itemId === null || pressed.place !== "plain" || pressed.command || pressed.alt
      ? null
      : read(pressed, pressed.itemId);

const letter = (key: string, deed: "aside" | "duplicate") =>
  onItem((pressed, id) => (pressed.key.toLowerCase() === key && !pressed.shift ? { do: deed, id } : null));

/** Reads keys with Ctrl or Cmd outside of fields. */
const withCommand =
  (is: (key: string, shift: boolean) => boolean, deed: "undo" | "redo"): PlanKey["reads"] =>
  ({ key, command, alt, shift, place }) =>
    command && !alt && place === "plain" && is(key.toLowerCase(), shift) ? { do: deed } : null;

/** Every key of a plan: the handler reads them, the sheet of keys shows them. Source: screens paper, section 2.4. */
export const PLAN_KEYS: readonly PlanKey[] = [
  {
    label: "Alt+↑|Alt+↓",
    says: "Move an item",
    reads: ({ key, alt, command, place, itemId: id }) => {
      const move = ARROWS[key];
      return id !== null && alt && !command && place !== "field" && move ? { do: "move", id, move } : null;
    },
  },
  {
    label: "↑|↓",
    says: "Next or previous item",
    reads: onItem(({ key, onButton }, id) => {
      const direction = ARROWS[key];
      return onButton && direction ? { do: "go", id, direction } : null;
    }),
  },
  {
    label: "-|=",
    says: "One minute less or more; with Shift, five",
    reads: onItem(({ key, shift }, id) => {
      const by = MINUTES[key];
      return by === undefined ? null : { do: "minutes", id, by: shift ? by * SHIFTED : by };
    }),
  },
  { label: "S", says: "Set aside, or take back", reads: letter("s", "aside") },
  { label: "D", says: "Duplicate", reads: letter("d", "duplicate") },
  {
    label: "Delete",
    says: "Remove, with undo",
    reads: onItem(({ key }, id) => (key === "Delete" ? { do: "remove", id } : null)),
  },
  { label: "mod+z", says: "Undo", reads: withCommand((key, shift) => key === "z" && !shift, "undo") },
  {
    label: "mod+Shift+z",
    says: "Redo",
    reads: withCommand((key, shift) => (key === "z" && shift) || (key === "y" && !shift), "redo"),
  },
];

/** Reads one key. Keys that stand for characters do nothing inside fields. */
export function readPlanKey(pressed: PressedKey): PlanDeed | null {
  for (const { reads } of PLAN_KEYS) {
    const deed = reads(pressed);
    if (deed) return deed;
  }
  return null;
}

/** The panes beside the plan that can be opened over it on a narrow screen, by their key. */
export type Pane = "library" | "context";
export const PANE_KEYS: Readonly<Record<string, { pane: Pane; says: string }>> = {
  "[": { pane: "library", says: "Library, on a narrow screen" },
  "]": { pane: "context", says: "Coverage, on a narrow screen" },
};

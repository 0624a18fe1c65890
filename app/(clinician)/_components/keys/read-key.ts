import type { KeyRow } from "./key-table";

/** How long the first key of two waits for the second, in milliseconds. */
export const SECOND_KEY_WITHIN = 1500;

export type PressedKey = {
  /** As the browser names it: "k", "?", "Escape". */
  key: string;
  /** Ctrl, or Cmd on a Mac. */
  mod: boolean;
  alt: boolean;
  /** Inside a field that takes characters. */
  isTyping: boolean;
  /** A dialog is open; it has the keys. */
  inDialog: boolean;
  /** That dialog is a sheet with a list in it, and the focus is there: the list can be looked into as on the page. */
  inSheet: boolean;
  /** The key is held down, and this is not its first press. */
  isRepeat: boolean;
};

/** The first key of two, and when it was pressed. */
export type FirstKey = { key: string; at: number } | null;

export type ReadKey<Row extends KeyRow> = { row: Row | null; first: FirstKey };

function peekRow<Row extends KeyRow>(rows: readonly Row[], pressed: PressedKey, single: boolean): Row | null {
  const { key, mod, isTyping, isRepeat } = pressed;
  if (key !== " " || !single || mod || isTyping || isRepeat) return null;
  return rows.find(({ keys, deed }) => keys === "Space" && deed.kind === "peek") ?? null;
}

/**
 * Reads one key against the table. Keys without Ctrl or Cmd count only outside of fields, and not at all when
 * `single` is off (WCAG 2.1.4); with an open dialog none do, but to look at the exercise in focus where its list is in a sheet. `at` is a time in milliseconds.
 */
export function readKey<Row extends KeyRow>(
  rows: readonly Row[],
  pressed: PressedKey,
  { first, at, single }: { first: FirstKey; at: number; single: boolean },
): ReadKey<Row> {
  const none = { row: null, first: null };
  if (pressed.alt) return none;
  if (pressed.inDialog) return { row: pressed.inSheet ? peekRow(rows, pressed, single) : null, first: null };
  // A blank stands between the two keys of a pair, so this key goes by its name.
  const key =
    pressed.key === " " ? "Space" : pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  const named = (keys: string) => rows.find((row) => row.keys === keys && row.deed.kind !== "shown") ?? null;
  // A held key moves on through lines, and does nothing else twice: what it pressed may have become another step.
  if (pressed.isRepeat) {
    const row = single && !pressed.mod && !pressed.isTyping ? named(key) : null;
    return { row: row?.deed.kind === "line" ? row : null, first: null };
  }
  if (pressed.mod) {
    const row = named(`mod+${key}`);
    // What presses something on the page is never set off from within a text: the hand may be meant for a new line.
    return { row: row?.deed.kind === "press" && pressed.isTyping ? null : row, first: null };
  }
  if (!single || pressed.isTyping) return none;
  const second = first && at - first.at <= SECOND_KEY_WITHIN ? named(`${first.key} ${key}`) : null;
  if (second) return { row: second, first: null };
  if (rows.some(({ keys }) => keys.startsWith(`${key} `))) return { row: null, first: { key, at } };
  return { row: named(key), first: null };
}

import { useLayoutEffect, useRef } from "react";

/** Every single key of a run. Source: screen paper, section 2.5. */
export const RUN_KEYS = [
  { key: " ", label: "Space", does: "Pause, or go on" },
  { key: "t", label: "T", does: "Tick the item off" },
  { key: "arrowright", label: "→", does: "Done, on to the next" },
  { key: "arrowleft", label: "←", does: "Back to the one before" },
  { key: "s", label: "S", does: "Set it aside" },
  { key: "w", label: "W", does: "Swap it" },
  { key: "+", label: "+", does: "A minute more (Shift: five)" },
  { key: "-", label: "-", does: "A minute less (Shift: five)" },
  { key: "n", label: "N", does: "Quick note" },
  { key: "h", label: "H", does: "Hide names and notes, or show them" },
  { key: "!", label: "!", does: "Safety steps, or back to the plan" },
  { key: "e", label: "E", does: "End the session" },
] as const;

export type RunKey = (typeof RUN_KEYS)[number]["key"];

const FIELDS = "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog";
/** What has a use for Space and arrows of its own. */
const PRESSABLE = "button, a, summary, input, [role=button]";
const OWN_USE = new Set([" ", "arrowright", "arrowleft"]);

/** As long as the keys of every page wait for the second of two. */
const SECOND_KEY_WITHIN = 1500;

/** The same key without Shift and on other keyboards. */
const AS: Readonly<Record<string, RunKey>> = { "=": "+", _: "-", "*": "+" };

/** Runs the action of a single key. Off inside fields and dialogs, with a modifier, and by choice (WCAG 2.1.4). */
export function useRunKeys(on: boolean, press: (key: RunKey, shift: boolean) => void): void {
  const latest = useRef(press);
  latest.current = press;
  /** When G was pressed: the key after it goes somewhere and is none of ours. */
  const goes = useRef(Number.NEGATIVE_INFINITY);
  useLayoutEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(FIELDS) || document.querySelector("dialog[open]")) return;
      const typed = event.key.toLowerCase();
      const isSecond = event.timeStamp - goes.current < SECOND_KEY_WITHIN;
      goes.current = typed === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (isSecond) return;
      const key = AS[typed] ?? RUN_KEYS.find((one) => one.key === typed)?.key;
      if (key === undefined || (OWN_USE.has(key) && target?.closest(PRESSABLE))) return;
      event.preventDefault();
      latest.current(key, event.shiftKey);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on]);
}

import { useLayoutEffect, useRef } from "react";
import { RUN_KEYS, type RunKey } from "./run-key-table";

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

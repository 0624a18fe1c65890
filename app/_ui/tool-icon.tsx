"use client";
import { Drawing, type IconSize } from "./icon";

const STROKES = {
  "chevron-down": "M6 9l6 6 6-6",
  "arrow-up": "M12 19V5m-6 6 6-6 6 6",
  "arrow-down": "M12 5v14m-6-6 6 6 6-6",
  cross: "M6 6l12 12M18 6L6 18",
  grip: "M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01",
  more: "M5.5 12v.01M12 12v.01M18.5 12v.01",
  undo: "M8.5 5.5 4 10l4.5 4.5M4.5 10H15a4.75 4.75 0 0 1 0 9.5h-3.5",
  redo: "M15.5 5.5 20 10l-4.5 4.5M19.5 10H9a4.75 4.75 0 0 0 0 9.5h3.5",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
} as const;

export type ToolIconName = keyof typeof STROKES;

/** What stands on the buttons of lists and tools. Apart from `Icon`, so that a plain page does not carry it. */
export function ToolIcon({ name, size }: { name: ToolIconName; size?: IconSize }) {
  return <Drawing strokes={STROKES[name]} size={size} />;
}

"use client";

const STROKES = {
  tick: "M5 12.5l4.5 4.5L19 7.5",
  "chevron-down": "M6 9l6 6 6-6",
  "arrow-left": "M19 12H5m6-6-6 6 6 6",
  "arrow-right": "M5 12h14m-6-6 6 6-6 6",
  "arrow-up": "M12 19V5m-6 6 6-6 6 6",
  "arrow-down": "M12 5v14m-6-6 6 6 6-6",
  cross: "M6 6l12 12M18 6L6 18",
  info: "M12 11v5.5M12 7.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
  stop: "M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2ZM12 7.5v5.5m0 3.5v.01",
  triangle: "M12 3.5 2.5 20h19ZM12 10v4.5m0 2.75v.01",
  grip: "M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01",
  more: "M5.5 12v.01M12 12v.01M18.5 12v.01",
  undo: "M8.5 5.5 4 10l4.5 4.5M4.5 10H15a4.75 4.75 0 0 1 0 9.5h-3.5",
  redo: "M15.5 5.5 20 10l-4.5 4.5M19.5 10H9a4.75 4.75 0 0 0 0 9.5h3.5",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
  lock: "M6 11h12v9.5H6ZM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11",
} as const;

export type IconName = keyof typeof STROKES;

/** Line drawing beside a word; always decorative, so the word carries the meaning. How it is drawn is in `styles/buttons.css`. */
export function Icon({ name, size = 18 }: { name: IconName; size?: 14 | 16 | 18 | 24 }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={STROKES[name]} />
    </svg>
  );
}

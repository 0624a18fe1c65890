"use client";

const STROKES = {
  tick: "M5 12.5l4.5 4.5L19 7.5",
  "arrow-left": "M19 12H5m6-6-6 6 6 6",
  "arrow-right": "M5 12h14m-6-6 6 6-6 6",
  info: "M12 11v5.5M12 7.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
  stop: "M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2ZM12 7.5v5.5m0 3.5v.01",
  triangle: "M12 3.5 2.5 20h19ZM12 10v4.5m0 2.75v.01",
  lock: "M6 11h12v9.5H6ZM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11",
} as const;

type IconName = keyof typeof STROKES;
export type IconSize = 14 | 16 | 18 | 24;

/** A line drawing beside a word; always decorative, so the word carries the meaning. How it is drawn is in `styles/buttons.css`. */
export function Drawing({ strokes, size = 18 }: { strokes: string; size?: IconSize | undefined }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes} />
    </svg>
  );
}

/** What stands beside the words of any page; what only lists and tools draw is a `ToolIcon`. */
export function Icon({ name, size }: { name: IconName; size?: IconSize }) {
  return <Drawing strokes={STROKES[name]} size={size} />;
}

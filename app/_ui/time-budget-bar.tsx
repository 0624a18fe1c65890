import { useId } from "react";
import { type GlyphName, GlyphShape } from "./mechanism-glyph";
import { type BudgetItem, layOutTime } from "./time-budget";

const TINTS: Readonly<Record<GlyphName, string>> = {
  dissonance: "fill-dissonance-tint",
  regulation: "fill-regulation-tint",
  attachment: "fill-attachment-tint",
  communication: "fill-communication-tint",
};

const INKS: Readonly<Record<GlyphName, string>> = {
  dissonance: "fill-dissonance",
  regulation: "fill-regulation",
  attachment: "fill-attachment",
  communication: "fill-communication",
};

const HEIGHT = 32;
const EDGE = 4;

/** The minutes of a plan against the length of its session. Says so in words; the drawing repeats it. */
export function TimeBudgetBar({ items, total }: { items: readonly BudgetItem[]; total: number }) {
  const hatch = useId();
  const budget = layOutTime(items, total);
  const over = budget.end < 100;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="type-figure font-medium">{budget.sentence}</p>
      <svg
        width="100%"
        height={HEIGHT}
        aria-hidden="true"
        focusable="false"
        className="block overflow-visible"
      >
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0v6" className="stroke-text" strokeWidth="2" />
          </pattern>
        </defs>
        <rect width="100%" height={HEIGHT} rx="4" className="fill-sunken" />
        {budget.segments.map((segment) => (
          <g key={segment.id}>
            <title>{`${segment.title}, ${segment.minutes} minutes`}</title>
            <rect
              x={`${segment.start}%`}
              width={`${segment.width}%`}
              height={HEIGHT}
              className={segment.mechanism ? TINTS[segment.mechanism] : "fill-band"}
            />
            <rect
              x={`${segment.start}%`}
              y={HEIGHT - EDGE}
              width={`${segment.width}%`}
              height={EDGE}
              className={segment.mechanism ? INKS[segment.mechanism] : "fill-band-edge"}
            />
            {segment.mechanism && segment.width >= 5 ? (
              <svg x={`${segment.start + segment.width / 2}%`} overflow="visible" aria-hidden="true">
                <GlyphShape name={segment.mechanism} x={-6} y={8} />
              </svg>
            ) : null}
          </g>
        ))}
        {budget.segments.slice(1).map((segment) => (
          <line
            key={segment.id}
            x1={`${segment.start}%`}
            x2={`${segment.start}%`}
            y2={HEIGHT}
            strokeWidth="2"
            className="stroke-bg"
          />
        ))}
        {over ? (
          <>
            <rect
              x={`${budget.end}%`}
              width={`${100 - budget.end}%`}
              height={HEIGHT}
              className="fill-bg"
              opacity="0.6"
            />
            <rect
              x={`${budget.end}%`}
              width={`${100 - budget.end}%`}
              height={HEIGHT}
              fill={`url(#${hatch})`}
              opacity="0.35"
            />
            <line
              x1={`${budget.end}%`}
              x2={`${budget.end}%`}
              y1={-4}
              y2={HEIGHT + 4}
              strokeWidth="2"
              className="stroke-text"
            />
          </>
        ) : null}
      </svg>
    </div>
  );
}

"use client";

export type GlyphName = "dissonance" | "regulation" | "attachment" | "communication";

const SHAPES: Readonly<Record<GlyphName, string>> = {
  dissonance: "M6 .9 11.5 10.6H.5Z",
  regulation: "M6 .75a5.25 5.25 0 1 1 0 10.5 5.25 5.25 0 0 1 0-10.5Z",
  attachment: "M1.25 1.25h9.5v9.5h-9.5Z",
  communication: "M6 .25 11.75 6 6 11.75.25 6Z",
};

const FILLS: Readonly<Record<GlyphName, string>> = {
  dissonance: "fill-dissonance",
  regulation: "fill-regulation",
  attachment: "fill-attachment",
  communication: "fill-communication",
};

const WORDS: Readonly<Record<GlyphName, string>> = {
  dissonance: "Dissonance",
  regulation: "Regulation",
  attachment: "Attachment",
  communication: "Communication",
};

/** The bare 12 by 12 shape, for drawing inside another svg at (x, y). */
export function GlyphShape({
  name,
  x = 0,
  y = 0,
}: {
  name: GlyphName;
  x?: number | string;
  y?: number | string;
}) {
  return (
    <svg x={x} y={y} width={12} height={12} viewBox="0 0 12 12" overflow="visible" aria-hidden="true">
      <path d={SHAPES[name]} className={FILLS[name]} />
    </svg>
  );
}

/** Shape and word of a mechanism: triangle, circle, square, diamond. `wordless` keeps the word for screen readers only. */
export function MechanismGlyph({ name, wordless = false }: { name: GlyphName; wordless?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <GlyphShape name={name} />
      <span className={wordless ? "sr-only" : undefined}>{WORDS[name]}</span>
    </span>
  );
}

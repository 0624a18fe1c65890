import { symbol, symbolDiamond } from "d3-shape";
import { useId } from "react";
import { type GlyphName, GlyphShape } from "../mechanism-glyph";
import "./loop-drawing.css";
import {
  LINE,
  type LoopContent,
  type LoopLayout,
  type LoopSide,
  NAME_LINE,
  type PlacedBox,
  tallLayout,
  wideLayout,
} from "./loop-layout";

/** What stands beside the arrow that leads on from a box. */
export type ArrowMark = { readonly glyph: GlyphName | null; readonly words: string };

type Drawn = LoopContent & {
  readonly people: readonly { readonly side: LoopSide; readonly name: string }[];
  readonly outside: { readonly label: string; readonly text: string } | null;
};

type LoopDrawingProps = {
  readonly picture: Drawn;
  readonly title: string;
  /** The drawing in words. */
  readonly description: string;
  /** In an empty box. */
  readonly nothing: string;
  /** By the key of the box that an arrow leaves. */
  readonly marks?: Readonly<Record<string, ArrowMark>>;
  /** As large as the page lets it be, for a screen that several people look at. */
  readonly large?: boolean;
};

const DIAMOND = symbol(symbolDiamond, 64)() ?? "";

function Mark({ side, x, y }: { side: LoopSide; x: number; y: number }) {
  if (side === "a") return <circle className="loop-mark-a" cx={x} cy={y} r={4.5} />;
  return <path className="loop-mark-b" d={DIAMOND} transform={`translate(${x} ${y})`} />;
}

function Lines({ x, y, lines, step }: { x: number; y: number; lines: readonly string[]; step: number }) {
  const placed = lines.map((line, place) => ({ line, y: y + place * step }));
  return placed.map((one) => (
    <tspan key={one.y} x={x} y={one.y}>
      {one.line}
    </tspan>
  ));
}

function Box({
  box,
  label,
  nothing,
  isWish,
}: {
  box: PlacedBox;
  label: string;
  nothing: string;
  isWish: boolean;
}) {
  const { x, y, width, height, side, lines } = box;
  const isEmpty = lines.length === 0;
  return (
    <g>
      <rect
        className={isWish ? "loop-box loop-wish" : `loop-box loop-box-${side}`}
        x={x + 1}
        y={y + 1}
        width={width - 2}
        height={height - 2}
        rx={10}
      />
      <Mark side={side} x={x + 18} y={y + 19} />
      <text className="loop-label" x={x + 30} y={y + 23}>
        {label}
      </text>
      <text className={isEmpty ? "loop-empty" : "loop-words"}>
        <Lines x={x + 14} y={y + HEAD} lines={isEmpty ? [nothing] : lines} step={LINE} />
      </text>
    </g>
  );
}

const HEAD = 47;

function Drawing({
  layout,
  kind,
  named,
  props,
}: {
  layout: LoopLayout;
  kind: "wide" | "tall";
  named: boolean;
  props: LoopDrawingProps;
}) {
  const id = useId();
  const { picture, title, description, nothing, marks = {} } = props;
  const nameOf = (side: LoopSide) => picture.people.find((one) => one.side === side)?.name ?? "";
  const labelOf = ({ side, label }: PlacedBox) => (named ? `${nameOf(side)}: ${label.toLowerCase()}` : label);
  const { banner, name } = layout;
  return (
    <svg
      className={`loop-drawing loop-${kind}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {banner ? (
        <g>
          <rect
            className="loop-outside"
            x={kind === "wide" ? 1 : 27}
            y={banner.y + 1}
            width={layout.width - (kind === "wide" ? 2 : 29)}
            height={banner.height - 2}
            rx={10}
          />
          <text className="loop-label" x={kind === "wide" ? 14 : 40} y={banner.y + 23}>
            {picture.outside?.label}
          </text>
          <text className="loop-words">
            <Lines x={kind === "wide" ? 14 : 40} y={banner.y + HEAD} lines={banner.lines} step={LINE} />
          </text>
        </g>
      ) : null}
      {layout.people.map(({ side, x, y }) => (
        <g key={side}>
          <Mark side={side} x={x + 16} y={y - 5} />
          <text className="loop-person" x={x + 28} y={y}>
            {nameOf(side)}
          </text>
        </g>
      ))}
      <text className="loop-name" textAnchor="middle" dominantBaseline="central">
        <Lines x={name.x} y={name.y} lines={name.lines} step={NAME_LINE} />
      </text>
      {layout.arrows.map((arrow, place) => {
        const mark = marks[layout.ring[place]?.key ?? ""];
        return (
          <g key={arrow.key}>
            <path className="loop-arrow" d={arrow.path} />
            <path className="loop-head" d={arrow.head} />
            {mark ? (
              <g transform={`translate(${arrow.x} ${arrow.y})`}>
                {mark.glyph ? <GlyphShape name={mark.glyph} /> : null}
                <text className="loop-note" x={mark.glyph ? 17 : 0} y={10}>
                  {mark.words}
                </text>
              </g>
            ) : null}
          </g>
        );
      })}
      {layout.ring.map((box) => (
        <Box key={box.key} box={box} label={labelOf(box)} nothing={nothing} isWish={false} />
      ))}
      {layout.wishes.map((box) => (
        <Box key={box.key} box={box} label={labelOf(box)} nothing={nothing} isWish />
      ))}
    </svg>
  );
}

/**
 * A loop between two people, drawn on the server: a ring in two columns where there is room, one column where there is
 * not. Exactly one of the two is shown; the words stand beside it on the page.
 */
export function LoopDrawing(props: LoopDrawingProps) {
  const { picture, large = false } = props;
  return (
    <figure className={large ? "loop loop-large" : "loop"}>
      <Drawing layout={wideLayout(picture)} kind="wide" named={false} props={props} />
      <Drawing layout={tallLayout(picture)} kind="tall" named props={props} />
    </figure>
  );
}

import { scaleLinear, scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import { useId } from "react";
import "./chart.css";
import { FRAME, round } from "./frame";
import { quietestSpot } from "./label-spot";
import { YAxis } from "./y-axis";

/** A quarter that was released: whole points, and the couples rounded down. */
export type ReleasedQuarter = {
  /** Such as `2026-Q3`. */
  readonly quarter: string;
  readonly share: number;
  /** Half width of the error band, in points. */
  readonly band: number;
  readonly n: number;
};

/** A quarter without a figure: why, as a sentence, and in a word or two under the axis. */
export type WaitingQuarter = { readonly quarter: string; readonly waits: string; readonly mark: string };

export type ShareLineProps = {
  /** Names the drawing and its table. */
  readonly title: string;
  /** What the line says, in one or two sentences. */
  readonly finding: string;
  /** Oldest first, one entry per calendar quarter. */
  readonly quarters: readonly (ReleasedQuarter | WaitingQuarter)[];
};

const MOST_QUARTERS = 12;
/** How far a band reaches past its last quarter, as a part of half a quarter's width. */
const BAND_REACH = 0.4;

/** Width of "Error band" at the largest size its letters take. */
const BAND_WORDS = 84;

/** Room below the axis for three rows: quarter, year, couples. */
const BOTTOM = 62;
const HEIGHT = FRAME.height + BOTTOM - FRAME.bottom;

function isReleased(quarter: ReleasedQuarter | WaitingQuarter): quarter is ReleasedQuarter {
  return "share" in quarter;
}

/** "2026-Q3" as its two printed parts. */
function partsOf(quarter: string): { readonly year: string; readonly name: string } {
  const [year = quarter, name = quarter] = quarter.split("-");
  return { year, name };
}

function named(quarter: string): string {
  const { year, name } = partsOf(quarter);
  return `${name} ${year}`;
}

/** Unbroken stretches of released quarters; a waiting quarter ends one. */
function stretches(quarters: ShareLineProps["quarters"]): readonly (readonly ReleasedQuarter[])[] {
  const found: ReleasedQuarter[][] = [[]];
  for (const quarter of quarters) {
    if (isReleased(quarter)) found.at(-1)?.push(quarter);
    else found.push([]);
  }
  return found.filter((stretch) => stretch.length > 0);
}

function rangeOf({ share, band }: ReleasedQuarter): { readonly low: number; readonly high: number } {
  return { low: Math.max(0, share - band), high: Math.min(100, share + band) };
}

type BandEdge = { readonly x: number; readonly low: number; readonly high: number };

/** The band of a stretch, reaching a little past its ends so that a single quarter has one too. */
function bandOf(
  stretch: readonly ReleasedQuarter[],
  x: (quarter: string) => number,
  reach: number,
): readonly BandEdge[] {
  const edges = stretch.map((quarter) => ({ x: x(quarter.quarter), ...rangeOf(quarter) }));
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ ...first, x: first.x - reach }, ...edges, { ...last, x: last.x + reach }];
}

/** Where the band's name may stand: under its lower edge or over its upper one, never on the axis. */
function bandSpots(x: number, low: number, high: number) {
  const spot = (y: number) => ({ x, y, box: { left: x, right: x + BAND_WORDS, top: y - 12, bottom: y + 4 } });
  return [spot(low + 17), spot(high - 6)] as const;
}

/** Reasons with the quarters they hold for, each reason once. */
function reasonsOf(quarters: ShareLineProps["quarters"]): readonly (readonly [string, string])[] {
  const reasons = new Map<string, string[]>();
  for (const quarter of quarters) {
    if (isReleased(quarter)) continue;
    reasons.set(quarter.waits, [...(reasons.get(quarter.waits) ?? []), named(quarter.quarter)]);
  }
  return [...reasons].map(([reason, names]) => [reason, names.join(", ")] as const);
}

/**
 * A released share over quarters with its error band, drawn on the server. A waiting quarter is a hatched gap with
 * its reason in words. Draws the latest 12 quarters and says so when there are more.
 */
export function ShareLine({ title, finding, quarters }: ShareLineProps) {
  const id = useId();
  const shown = quarters.slice(-MOST_QUARTERS);
  if (shown.length === 0) {
    return (
      <figure className="chart">
        <figcaption className="chart-finding">{finding}</figcaption>
        <p className="chart-empty">The first quarter appears here.</p>
      </figure>
    );
  }

  const right = FRAME.width - 28;
  const bottom = HEIGHT - BOTTOM;
  const across = scalePoint()
    .domain(shown.map(({ quarter }) => quarter))
    .range([FRAME.left + 12, right])
    .padding(0.5);
  const x = (quarter: string) => round(across(quarter) ?? 0);
  const half = round(Math.min(across.step(), 60) / 2);
  const reach = round(half * BAND_REACH);
  const up = scaleLinear().domain([0, 100]).range([bottom, FRAME.top]);
  const y = (value: number) => round(up(value));
  const lines = stretches(shown);
  const drawLine = line<ReleasedQuarter>()
    .x(({ quarter }) => x(quarter))
    .y(({ share }) => y(share));
  const bands = lines.map((stretch) => bandOf(stretch, x, reach));
  const drawBand = area<BandEdge>()
    .x((edge) => edge.x)
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high));
  const drawEdge = (side: "low" | "high") =>
    line<BandEdge>()
      .x((edge) => edge.x)
      .y((edge) => y(edge[side]));
  const [firstEdge] = bands[0] ?? [];
  const axis = { left: FRAME.left, right, top: bottom - 8, bottom: bottom + 8 };
  const bandWords =
    firstEdge &&
    quietestSpot(
      bandSpots(firstEdge.x, y(firstEdge.low), y(firstEdge.high)),
      [
        ...lines.map((stretch) => stretch.map(({ quarter, share }) => ({ x: x(quarter), y: y(share) }))),
        ...bands.flatMap((stretch) =>
          (["low", "high"] as const).map((side) => stretch.map((edge) => ({ x: edge.x, y: y(edge[side]) }))),
        ),
      ],
      [axis],
    );
  const released = shown.filter(isReleased);
  const waiting = shown.filter((quarter) => !isReleased(quarter));
  const last = released.at(-1);
  const reasons = reasonsOf(shown);
  const cut =
    quarters.length > MOST_QUARTERS
      ? ` The latest ${MOST_QUARTERS} of ${quarters.length} quarters are shown.`
      : "";

  return (
    <figure className="chart">
      <figcaption className="chart-finding">{finding}</figcaption>
      <div className="chart-canvas">
        <svg
          className="chart-drawing"
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
          viewBox={`0 0 ${FRAME.width} ${HEIGHT}`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>
            {`Share per quarter from 0 to 100 percent with an error band.${last ? ` Last released: ${last.share} percent in ${named(last.quarter)}.` : ""} Quarters without a figure are hatched gaps: ${waiting.length}.${cut}`}
          </desc>
          <defs>
            <pattern
              id={`${id}-hatch`}
              width={8}
              height={8}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line className="chart-hatch" x1={0} x2={0} y1={0} y2={8} />
            </pattern>
          </defs>
          {bands.map((stretch) => (
            <path key={stretch[0]?.x} className="chart-band" d={drawBand(stretch) ?? ""} />
          ))}
          <YAxis y={y} unit="%" right={right} />
          {waiting.map(({ quarter }) => (
            <rect
              key={quarter}
              x={round(x(quarter) - half)}
              y={FRAME.top}
              width={2 * half}
              height={bottom - FRAME.top}
              fill={`url(#${id}-hatch)`}
            />
          ))}
          {bands.map((stretch) => (
            <g key={stretch[0]?.x}>
              <path className="chart-band-edge" d={drawEdge("low")(stretch) ?? ""} />
              <path className="chart-band-edge" d={drawEdge("high")(stretch) ?? ""} />
            </g>
          ))}
          {bandWords && (
            <text x={bandWords.x} y={bandWords.y}>
              Error band
            </text>
          )}
          {lines.map((stretch) => (
            <path key={stretch[0]?.quarter} className="chart-line chart-line-a" d={drawLine(stretch) ?? ""} />
          ))}
          {released.map(({ quarter, share }) => (
            <circle key={quarter} className="chart-mark-a" cx={x(quarter)} cy={y(share)} r={4} />
          ))}
          {last && (
            <text className="chart-label" x={x(last.quarter) + reach + 6} y={y(last.share)} dy="0.32em">
              {`${last.share}%`}
            </text>
          )}
          {shown.map((quarter, index) => {
            const { name, year } = partsOf(quarter.quarter);
            return (
              <g key={quarter.quarter}>
                <text className="chart-hint" x={x(quarter.quarter)} y={bottom + 18} textAnchor="middle">
                  {name}
                </text>
                {(index === 0 || name === "Q1") && (
                  <text className="chart-hint" x={x(quarter.quarter)} y={bottom + 36} textAnchor="middle">
                    {year}
                  </text>
                )}
                <text x={x(quarter.quarter)} y={bottom + 54} textAnchor="middle">
                  {isReleased(quarter) ? quarter.n : quarter.mark}
                </text>
              </g>
            );
          })}
          <text className="chart-hint" x={FRAME.left - 6} y={bottom + 54} textAnchor="end">
            n
          </text>
        </svg>
      </div>
      {reasons.length > 0 && (
        <ul className="chart-notes">
          {reasons.map(([reason, names]) => (
            <li key={reason}>{`${names} (hatched): ${reason}`}</li>
          ))}
        </ul>
      )}
      <details className="chart-data">
        <summary>Show as table</summary>
        <table className="chart-table">
          <caption>{`${title}.${cut} n is the number of couples, rounded down to a multiple of 5.`}</caption>
          <thead>
            <tr>
              <th scope="col">Quarter</th>
              <th scope="col">Share</th>
              <th scope="col">Error band</th>
              <th scope="col">n</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((quarter) => (
              <tr key={quarter.quarter}>
                <th scope="row">{named(quarter.quarter)}</th>
                {isReleased(quarter) ? (
                  <>
                    <td>{`${quarter.share}%`}</td>
                    <td>{`${rangeOf(quarter).low}% to ${rangeOf(quarter).high}%`}</td>
                    <td>{quarter.n}</td>
                  </>
                ) : (
                  <td colSpan={3}>{quarter.waits}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

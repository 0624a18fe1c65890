import { scaleLinear } from "d3-scale";
import { symbol, symbolDiamond } from "d3-shape";
import { useId } from "react";
import "./chart.css";
import { oneDecimal, round } from "./frame";

/** One line of the drawing: two values from 0 to 10 and the one they make together, null where there is none. */
export type DumbbellRow = {
  readonly key: string;
  readonly label: string;
  readonly a: number | null;
  readonly b: number | null;
  readonly both: number | null;
  /** Stands apart from the rows above it. */
  readonly apart?: boolean;
};

type DumbbellProps = {
  /** Names the drawing and its table. */
  readonly title: string;
  /** What it shows, in one or two sentences. */
  readonly finding: string;
  readonly rows: readonly DumbbellRow[];
};

const WIDTH = 480;
const LEFT = 132;
const RIGHT = 16;
const TOP = 26;
const STEP = 34;
const APART = 14;
const TICKS = [0, 2, 4, 6, 8, 10];
const DIAMOND = symbol(symbolDiamond, 64)() ?? "";

const words = (value: number | null) => (value === null ? "Not enough rated" : oneDecimal(value));

/**
 * Two values a row on a fixed 0 to 10 axis, drawn on the server: partner A a filled circle, partner B a hollow
 * diamond, a line between them, a short upright line for the couple, and the same numbers as a table.
 */
export function Dumbbell({ title, finding, rows }: DumbbellProps) {
  const id = useId();
  const across = scaleLinear()
    .domain([0, 10])
    .range([LEFT, WIDTH - RIGHT]);
  const x = (value: number) => round(across(value));
  const apartBefore = (place: number) => rows.slice(0, place + 1).filter(({ apart }) => apart).length * APART;
  const y = (place: number) => TOP + place * STEP + STEP / 2 + apartBefore(place);
  const height = y(rows.length - 1) + STEP / 2 + 24;
  return (
    <figure className="chart">
      <figcaption className="chart-finding">{finding}</figcaption>
      <div className="chart-canvas">
        <svg
          className="chart-drawing"
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
          viewBox={`0 0 ${WIDTH} ${height}`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>
            {rows
              .map(
                ({ label, a, b, both }) =>
                  `${label}: partner A ${words(a)}, partner B ${words(b)}, couple ${words(both)}.`,
              )
              .join(" ")}
          </desc>
          <circle className="chart-mark-a" cx={LEFT + 6} cy={10} r={4.5} />
          <text x={LEFT + 16} y={10} dy="0.32em">
            Partner A
          </text>
          <path className="chart-mark-b" d={DIAMOND} transform={`translate(${LEFT + 102} 10)`} />
          <text x={LEFT + 114} y={10} dy="0.32em">
            Partner B
          </text>
          <line className="chart-mark-both" x1={LEFT + 200} x2={LEFT + 200} y1={2} y2={18} />
          <text x={LEFT + 208} y={10} dy="0.32em">
            Couple
          </text>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line className="chart-grid" x1={x(tick)} x2={x(tick)} y1={TOP} y2={height - 20} />
              <text className="chart-hint" x={x(tick)} y={height - 6} textAnchor="middle">
                {tick}
              </text>
            </g>
          ))}
          {rows.map(({ key, label, a, b, both }, place) => (
            <g key={key}>
              <text className="chart-label" x={LEFT - 12} y={y(place)} dy="0.32em" textAnchor="end">
                {label}
              </text>
              {a !== null && b !== null && (
                <line className="chart-tick" x1={x(a)} x2={x(b)} y1={y(place)} y2={y(place)} />
              )}
              {both !== null && (
                <line
                  className="chart-mark-both"
                  x1={x(both)}
                  x2={x(both)}
                  y1={y(place) - 9}
                  y2={y(place) + 9}
                />
              )}
              {a !== null && <circle className="chart-mark-a" cx={x(a)} cy={y(place)} r={5} />}
              {b !== null && (
                <path className="chart-mark-b" d={DIAMOND} transform={`translate(${x(b)} ${y(place)})`} />
              )}
            </g>
          ))}
        </svg>
      </div>
      <details className="chart-data">
        <summary>Show as table</summary>
        <table className="chart-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">0 to 10</th>
              <th scope="col">Partner A</th>
              <th scope="col">Partner B</th>
              <th scope="col">Couple</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, a, b, both }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{words(a)}</td>
                <td>{words(b)}</td>
                <td>{words(both)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

import { scaleLinear } from "d3-scale";
import { useId } from "react";
import "./chart.css";
import { dayMs, round, shortDate } from "./frame";

export type LaneLook = "full" | "hollow" | "dashed";
/** Something that happened on an ISO date. */
export type LaneMark = { readonly day: string; readonly look: LaneLook };
export type Lane = { readonly label: string; readonly marks: readonly LaneMark[] };

type LanesProps = {
  /** Names the drawing and its table. */
  readonly title: string;
  /** What it shows, in one or two sentences. */
  readonly finding: string;
  /** What each look of a mark means, in a word or two. */
  readonly looks: Readonly<Record<LaneLook, string>>;
  readonly lanes: readonly Lane[];
  /** The ISO date whose week is drawn last. */
  readonly until: string;
  /** Weeks drawn. */
  readonly weeks: number;
};

const WIDTH = 480;
const LEFT = 78;
const RIGHT = 12;
const TOP = 12;
const LANE = 52;
const STACK = 13;
const RADIUS = 5;
const DAY = 86_400_000;

const mondayMs = (ms: number) => ms - ((new Date(ms).getUTCDay() + 6) % 7) * DAY;
const isoOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The Mondays of the weeks that are drawn, oldest first. */
function mondays(until: string, weeks: number): number[] {
  const last = mondayMs(dayMs(until));
  return Array.from({ length: weeks }, (_, place) => last - (weeks - 1 - place) * 7 * DAY);
}

/** The place of each mark among those of its own day, from 0. */
function stacked(marks: readonly LaneMark[]) {
  const seen = new Map<string, number>();
  return marks.map((mark) => {
    const place = seen.get(mark.day) ?? 0;
    seen.set(mark.day, place + 1);
    return { ...mark, place };
  });
}

/** What happened on which day, a lane each, drawn on the server, and the same by weeks as a table. */
export function Lanes({ title, finding, looks, lanes, until, weeks }: LanesProps) {
  const id = useId();
  const starts = mondays(until, weeks);
  const legend = `Full: ${looks.full}. Hollow: ${looks.hollow}. Dashed: ${looks.dashed}.`;
  const [from = 0] = starts;
  const x = scaleLinear()
    .domain([from, from + weeks * 7 * DAY])
    .range([LEFT, WIDTH - RIGHT]);
  const height = TOP + lanes.length * LANE + 24;
  const shown = lanes.map(({ label, marks }) => ({
    label,
    marks: stacked(marks.filter(({ day }) => dayMs(day) >= from)),
  }));
  const inWeek = (marks: readonly LaneMark[], start: number) =>
    marks.filter(({ day }) => mondayMs(dayMs(day)) === start);
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
          <desc id={`${id}-desc`}>{`${finding} ${legend}`}</desc>
          {starts.map((start, place) => (
            <g key={start}>
              <line
                className="chart-grid"
                x1={round(x(start))}
                x2={round(x(start))}
                y1={TOP}
                y2={height - 22}
              />
              {place % 2 === 0 ? (
                <text x={round(x(start))} y={height - 6}>
                  {shortDate(isoOf(start))}
                </text>
              ) : null}
            </g>
          ))}
          {shown.map(({ label, marks }, lane) => {
            const base = TOP + (lane + 1) * LANE - 10;
            return (
              <g key={label}>
                <text className="chart-label" x={0} y={base - 8}>
                  {label}
                </text>
                <line className="chart-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={base} y2={base} />
                {marks.map(({ day, look, place }) => (
                  <circle
                    key={`${day} ${place}`}
                    className={`chart-${look}`}
                    cx={round(x(dayMs(day) + DAY / 2))}
                    cy={base - RADIUS - 3 - place * STACK}
                    r={RADIUS}
                  />
                ))}
              </g>
            );
          })}
        </svg>
      </div>
      <p className="type-note">{legend} A mark stands on its day; no time is kept.</p>
      <details className="chart-data">
        <summary>Show as table</summary>
        <table className="chart-table">
          <caption>{title}, by week</caption>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              {shown.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...starts].reverse().map((start) => (
              <tr key={start}>
                <th scope="row">{shortDate(isoOf(start))}</th>
                {shown.map(({ label, marks }) => {
                  const own = inWeek(marks, start);
                  const of = (look: LaneLook) => own.filter((one) => one.look === look).length;
                  const open = of("dashed") === 0 ? "" : `, ${of("dashed")} ${looks.dashed}`;
                  return (
                    <td key={label}>
                      {own.length === 0 ? "none" : `${own.length}, ${of("full")} ${looks.full}${open}`}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

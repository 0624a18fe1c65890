import { scaleLinear } from "d3-scale";
import { area, line, symbol, symbolDiamond } from "d3-shape";
import { useId } from "react";
import "./chart.css";
import { dayMs, FRAME, longDate, oneDecimal, round, shortDate, thinned } from "./frame";
import { type Box, quietestSpot } from "./label-spot";
import { YAxis } from "./y-axis";

/** One week; `week` is an ISO date, `score` is 0 to 100 or null where there is none. */
export type ScorePoint = { readonly week: string; readonly score: number | null };
export type ExpectedPoint = { readonly week: string; readonly value: number };

export type ScoreLineProps = {
  /** Names the drawing and its table. */
  readonly title: string;
  /** What the line says, in one or two sentences. */
  readonly finding: string;
  /** Oldest first. */
  readonly points: readonly ScorePoint[];
  /** The middle of the expected range, oldest first; may run on into weeks to come. */
  readonly expected?: readonly ExpectedPoint[];
  /** Half width of the expected range. */
  readonly band?: number;
  readonly freeEnough?: number;
  readonly series: "A" | "B";
  /** Whose line it is, at the line's end. */
  readonly label?: string;
  /** First and last week of the axis, where two drawings stand side by side; else the weeks there are. */
  readonly span?: { readonly from: string; readonly to: string } | undefined;
};

const MOST_POINTS = 200;
const MOST_DATES = 5;
const WEEK_MS = 7 * 86_400_000;
/** Widths of the labels inside the drawing, at the largest size their letters take. */
const GUESS_WORDS = 186;
const RANGE_WORDS = 116;
const LABEL_WORDS = 80;
const DIAMOND = symbol(symbolDiamond, 42)() ?? "";

type Drawn = { readonly week: string; readonly score: number };
type Range = { readonly week: string; readonly low: number; readonly high: number };

/** Unbroken stretches of weekly scores: a week without a score, or one that is not there, ends a stretch. */
function stretches(points: readonly ScorePoint[]): readonly (readonly Drawn[])[] {
  const found: Drawn[][] = [];
  let open: Drawn[] = [];
  let before = Number.NaN;
  for (const { week, score } of points) {
    if (score === null || dayMs(week) - before !== WEEK_MS) {
      open = [];
      found.push(open);
    }
    if (score !== null) open.push({ week, score });
    before = dayMs(week);
  }
  return found.filter((stretch) => stretch.length > 0);
}

type Anchor = "start" | "end";

/** The box of a line of words that stands on `y`. */
function wordsBox(x: number, y: number, anchor: Anchor, width: number): Box {
  const left = anchor === "start" ? x : x - width;
  return { left, right: left + width, top: y - 12, bottom: y + 4 };
}

/** Where the words of the dotted line at `lineY` may stand: above or below it, at either end. */
function guessSpots(right: number, lineY: number) {
  const spot = (x: number, y: number, anchor: Anchor) => ({
    x,
    y,
    anchor,
    box: wordsBox(x, y, anchor, GUESS_WORDS),
  });
  const [start, end] = [FRAME.left + 4, right - 4];
  return [
    spot(start, lineY - 5, "start"),
    spot(start, lineY + 15, "start"),
    spot(end, lineY - 5, "end"),
    spot(end, lineY + 15, "end"),
  ] as const;
}

function rangesOf(expected: readonly ExpectedPoint[], band: number): readonly Range[] {
  return expected.map(({ week, value }) => ({
    week,
    low: Math.max(0, value - band),
    high: Math.min(100, value + band),
  }));
}

/**
 * One partner's weekly line on a fixed 0 to 100 axis, drawn on the server: a finding, a drawing with a text
 * alternative, and the same numbers as a table. Draws the latest 200 weeks and says so when there are more.
 */
export function ScoreLine({
  title,
  finding,
  points,
  expected = [],
  band = 0,
  freeEnough,
  series,
  label = `Partner ${series}`,
  span,
}: ScoreLineProps) {
  const id = useId();
  const shown = points.slice(-MOST_POINTS);
  const firstWeek = shown[0]?.week;
  const ranges = rangesOf(
    firstWeek === undefined ? [] : expected.filter(({ week }) => week >= firstWeek).slice(0, MOST_POINTS),
    band,
  );
  const lines = stretches(shown);
  const last = lines.at(-1)?.at(-1);
  if (last === undefined) {
    return (
      <figure className="chart">
        <figcaption className="chart-finding">{finding}</figcaption>
        <p className="chart-empty">
          {shown.length === 0
            ? "The first check-in appears here."
            : "The first check-in with a score appears here."}
        </p>
      </figure>
    );
  }

  const weeks = [...new Set([...shown, ...ranges].map(({ week }) => week))].sort();
  const start = dayMs([weeks[0] ?? last.week, span?.from ?? last.week].sort()[0] ?? last.week);
  const end = dayMs([weeks.at(-1) ?? last.week, span?.to ?? last.week].sort()[1] ?? last.week);
  const right = FRAME.width - FRAME.right;
  const bottom = FRAME.height - FRAME.bottom;
  const across = scaleLinear()
    .domain(start === end ? [start - WEEK_MS, end + WEEK_MS] : [start, end])
    .range([FRAME.left + 8, right - 4]);
  const up = scaleLinear().domain([0, 100]).range([bottom, FRAME.top]);
  const x = (week: string) => round(across(dayMs(week)));
  const y = (value: number) => round(up(value));
  const drawLine = line<Drawn>()
    .x(({ week }) => x(week))
    .y(({ score }) => y(score));
  const drawEdge = (side: "low" | "high") =>
    line<Range>()
      .x(({ week }) => x(week))
      .y((range) => y(range[side]))(ranges) ?? "";
  const drawBand = area<Range>()
    .x(({ week }) => x(week))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high));

  const suffix = series === "A" ? "a" : "b";
  const lastRange = ranges.at(-1);
  const lineIsBelow = lastRange !== undefined && last.score < (lastRange.low + lastRange.high) / 2;
  const rangeWordsY = lastRange && (lineIsBelow ? y(lastRange.high) - 6 : y(lastRange.low) + 16);
  const guess =
    freeEnough === undefined
      ? null
      : quietestSpot(
          guessSpots(right, y(freeEnough)),
          [
            ...lines.map((stretch) => stretch.map(({ week, score }) => ({ x: x(week), y: y(score) }))),
            ...(["low", "high"] as const).map((side) =>
              ranges.map((range) => ({ x: x(range.week), y: y(range[side]) })),
            ),
          ],
          [
            wordsBox(x(last.week) + 9, y(last.score) + 4, "start", LABEL_WORDS),
            ...(rangeWordsY === undefined ? [] : [wordsBox(right - 4, rangeWordsY, "end", RANGE_WORDS)]),
          ],
        );
  const cut =
    points.length > MOST_POINTS ? ` The latest ${MOST_POINTS} of ${points.length} weeks are shown.` : "";
  const rangeWords = ranges.length > 0 ? " A band marks the expected range." : "";
  const guessWords =
    freeEnough === undefined ? "" : ` A dotted line at ${freeEnough} marks free enough, our guess.`;

  return (
    <figure className="chart">
      <figcaption className="chart-finding">{finding}</figcaption>
      <div className="chart-canvas">
        <svg
          className="chart-drawing"
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
          viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>
            {`Weekly line of ${label} from 0 to 100, higher is freer, last at ${oneDecimal(last.score)}.${rangeWords}${guessWords} Weeks without a score are gaps.${cut}`}
          </desc>
          {ranges.length > 0 && <path className="chart-band" d={drawBand(ranges) ?? ""} />}
          <YAxis y={y} right={right} />
          {lastRange !== undefined && (
            <g>
              <path className="chart-band-edge" d={drawEdge("low")} />
              <path className="chart-band-edge" d={drawEdge("high")} />
              <text x={right - 4} y={rangeWordsY} textAnchor="end">
                Expected range
              </text>
            </g>
          )}
          {freeEnough !== undefined && guess !== null && (
            <g>
              <line
                className="chart-guess"
                x1={FRAME.left}
                x2={right}
                y1={y(freeEnough)}
                y2={y(freeEnough)}
              />
              <text x={guess.x} y={guess.y} textAnchor={guess.anchor}>
                Free enough (our guess)
              </text>
            </g>
          )}
          {thinned(span ? weeksBetween(start, end) : weeks, MOST_DATES).map((week) => (
            <g key={week}>
              <line className="chart-tick" x1={x(week)} x2={x(week)} y1={bottom} y2={bottom + 4} />
              <text className="chart-hint" x={x(week)} y={bottom + 19} textAnchor="middle">
                {shortDate(week)}
              </text>
            </g>
          ))}
          {lines.map((stretch) => (
            <path
              key={stretch[0]?.week}
              className={`chart-line chart-line-${suffix}`}
              d={drawLine(stretch) ?? ""}
            />
          ))}
          {lines
            .flat()
            .map(({ week, score }) =>
              series === "A" ? (
                <circle key={week} className="chart-mark-a" cx={x(week)} cy={y(score)} r={3.5} />
              ) : (
                <path
                  key={week}
                  className="chart-mark-b"
                  d={DIAMOND}
                  transform={`translate(${x(week)} ${y(score)})`}
                />
              ),
            )}
          <text className="chart-label" x={x(last.week) + 9} y={y(last.score)} dy="0.32em">
            {label}
          </text>
        </svg>
      </div>
      <details className="chart-data">
        <summary>Show as table</summary>
        <table className="chart-table">
          <caption>{`${title}.${cut}`}</caption>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              <th scope="col">0 to 100</th>
              {ranges.length > 0 && <th scope="col">Expected range</th>}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => {
              const point = shown.find((one) => one.week === week);
              const range = ranges.find((one) => one.week === week);
              return (
                <tr key={week}>
                  <th scope="row">
                    <time dateTime={week}>{longDate(week)}</time>
                  </th>
                  <td>{valueWords(point, week > last.week)}</td>
                  {ranges.length > 0 && (
                    <td>{range ? `${oneDecimal(range.low)} to ${oneDecimal(range.high)}` : "None"}</td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Every week of an axis, as ISO dates. */
function weeksBetween(start: number, end: number): string[] {
  return Array.from({ length: Math.round((end - start) / WEEK_MS) + 1 }, (_, place) =>
    new Date(start + place * WEEK_MS).toISOString().slice(0, 10),
  );
}

function valueWords(point: ScorePoint | undefined, toCome: boolean): string {
  if (point === undefined) return toCome ? "To come" : "No check-in";
  return point.score === null ? "No score" : oneDecimal(point.score);
}

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import "./chart.css";
import { dayMs, round } from "./frame";

export type SparkPoint = { readonly week: string; readonly score: number };
export type SparkProps = {
  /** Each oldest first; never joined into one line. */
  readonly a: readonly SparkPoint[];
  readonly b: readonly SparkPoint[];
};

const WIDTH = 88;
const HEIGHT = 32;
const EDGE = 4;

/** At least so many points are drawn from bottom to top, so that a calm course does not look like a storm. */
const LEAST_SPAN = 40;

/** From where to where on the scale of 0 to 100 a few scores are drawn. */
function spanOf(scores: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const room = Math.max(0, LEAST_SPAN - (high - low)) / 2;
  return [low - room, high + room];
}

/** The two lines of a few weeks, small enough for a list. It is a picture of the words beside it, so it has none. */
export function Spark({ a, b }: SparkProps) {
  const weeks = [...a, ...b].map(({ week }) => dayMs(week));
  const [first, last] = [Math.min(...weeks), Math.max(...weeks)];
  const x = scaleLinear([first, last], first === last ? [WIDTH / 2, WIDTH / 2] : [EDGE, WIDTH - EDGE]);
  const y = scaleLinear(spanOf([...a, ...b].map(({ score }) => score)), [HEIGHT - EDGE, EDGE]);
  const place = line<SparkPoint>(
    ({ week }) => round(x(dayMs(week))),
    ({ score }) => round(y(score)),
  );
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {(
        [
          ["a", a],
          ["b", b],
        ] as const
      ).map(([name, points]) => {
        const end = points.at(-1);
        if (!end) return null;
        return (
          <g key={name}>
            <path className={`chart-line chart-line-${name}`} d={place(points) ?? ""} />
            <circle
              className={`chart-mark-${name}`}
              cx={round(x(dayMs(end.week)))}
              cy={round(y(end.score))}
              r="2.5"
            />
          </g>
        );
      })}
    </svg>
  );
}

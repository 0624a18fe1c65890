import { FRAME, GRID_VALUES } from "./frame";

type YAxisProps = {
  readonly y: (value: number) => number;
  readonly right: number;
  readonly unit?: string;
};

/** Gridlines and numbers of the fixed 0 to 100 axis; gridlines end at `right`, `unit` follows each number. */
export function YAxis({ y, right, unit = "" }: YAxisProps) {
  return (
    <g>
      {GRID_VALUES.map((value) => (
        <g key={value}>
          <line className="chart-grid" x1={FRAME.left} x2={right} y1={y(value)} y2={y(value)} />
          <text className="chart-hint" x={FRAME.left - 6} y={y(value)} dy="0.32em" textAnchor="end">
            {`${value}${unit}`}
          </text>
        </g>
      ))}
    </g>
  );
}

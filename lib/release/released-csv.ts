import { errorBandPoints } from "#lib/release/rules";
import type { ReleasedFigure } from "#lib/release/trends";

/** The columns of the download. Nothing else leaves, whatever a row may hold. Source: security paper, attack A11. */
const COLUMNS: readonly {
  readonly name: string;
  readonly of: (figure: ReleasedFigure) => string | number;
}[] = [
  { name: "quarter", of: ({ quarter }) => quarter },
  { name: "statistic", of: ({ statistic }) => statistic },
  { name: "share_percent", of: ({ share5pp }) => share5pp },
  { name: "error_band_points", of: ({ statistic, n5 }) => errorBandPoints(statistic, n5) },
  { name: "couples_rounded_down", of: ({ n5 }) => n5 },
  { name: "method_version", of: ({ methodVersion }) => methodVersion },
];

/**
 * One cell of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe in front; quotes, commas
 * and line breaks are quoted as in RFC 4180.
 */
export function csvCell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Released figures as a CSV file with a header line. Pure. */
export function releasedCsv(figures: readonly ReleasedFigure[]): string {
  const lines = [
    COLUMNS.map(({ name }) => name),
    ...figures.map((figure) => COLUMNS.map(({ of }) => of(figure))),
  ];
  return lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

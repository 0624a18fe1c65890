/** The drawing's own units; the page scales it to the width it has. */
export const FRAME = { width: 480, height: 260, left: 40, right: 88, top: 14, bottom: 30 } as const;

/** Gridlines of a 0 to 100 axis. */
export const GRID_VALUES: readonly number[] = [0, 25, 50, 75, 100];

/** One decimal, half up, for a number that is 0 or more. */
export function oneDecimal(value: number): string {
  return (Math.floor(value * 10 + 0.5 + 1e-7) / 10).toFixed(1);
}

/** At most `most` items, evenly spaced, the first always among them. */
export function thinned<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(items.length / most);
  return items.filter((_, index) => index % step === 0);
}

// Own names rather than the platform's, so that every server writes the same bytes.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Milliseconds of an ISO date, read as UTC so that no server zone can move a week. */
export function dayMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** An ISO date as "5 Oct". */
export function shortDate(date: string): string {
  const day = new Date(dayMs(date));
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
}

/** An ISO date as "5 Oct 2026". */
export function longDate(date: string): string {
  return `${shortDate(date)} ${new Date(dayMs(date)).getUTCFullYear()}`;
}

/** A drawing coordinate, to a tenth of a unit; more digits only weigh on the page. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

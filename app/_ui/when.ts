type Writes = (at: Date) => string;

/** Making a formatter costs a hundred times what using it does, and a page shows dozens of dates. */
function writerFor(options: Intl.DateTimeFormatOptions): (zone: string) => Writes {
  const made = new Map<string, Writes>();
  return (zone) => {
    const known = made.get(zone);
    if (known) return known;
    const { format } = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
    // Three letters for every month, as in the charts: this one has four here.
    const written: Writes = (at) => format(at).replace("Sept", "Sep");
    made.set(zone, written);
    return written;
  };
}

const moment = writerFor({
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const clock = writerFor({ hour: "2-digit", minute: "2-digit" });
const day = writerFor({ day: "numeric", month: "short" });
const dated = writerFor({ day: "numeric", month: "short", year: "numeric" });
const weekday = writerFor({ weekday: "short", day: "numeric", month: "short" });

/** Day and time in a zone, such as "Tue 24 Nov, 15:00". */
export function formatMoment(at: Date, zone: string): string {
  return moment(zone)(at);
}

/** Time of day in a zone, such as "15:00". */
export function formatClock(at: Date, zone: string): string {
  return clock(zone)(at);
}

/** The place a zone is named after, such as "New York". */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** Day in a zone, such as "24 Nov". */
export function formatDay(at: Date, zone: string): string {
  return day(zone)(at);
}

/** Day and year in a zone, such as "24 Nov 2026": for what stands for years. */
export function formatDayAndYear(at: Date, zone: string): string {
  return dated(zone)(at);
}

/** A calendar day without a time, such as "24 Nov". */
export function formatDate(isoDate: string): string {
  return formatDay(new Date(`${isoDate}T12:00:00Z`), "UTC");
}

/** The same with its weekday, such as "Tue 24 Nov". */
export function formatWeekday(isoDate: string): string {
  return weekday("UTC")(new Date(`${isoDate}T12:00:00Z`));
}

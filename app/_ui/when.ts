/** Day and time in a zone, such as "Tue 24 Nov, 15:00". */
export function formatMoment(at: Date, zone: string): string {
  const part = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return part.format(at);
}

/** Day in a zone, such as "24 Nov". */
export function formatDay(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "short" }).format(at);
}

/** A calendar day without a time, such as "24 Nov". */
export function formatDate(isoDate: string): string {
  return formatDay(new Date(`${isoDate}T12:00:00Z`), "UTC");
}

import { Temporal } from "temporal-polyfill";
import type { EveryWeeks, WallTime } from "#lib/planning/types";

/** How long a session can be. Our choice: shorter is no session, longer no plan holds. */
export const SESSION_MINUTES = { min: 20, max: 180 } as const;

/** The days of a series, all at the same time on the wall, so that no clock change moves one. */
export function daysOfSeries(first: WallTime, every: EveryWeeks, times: number): WallTime[] {
  const from = Temporal.PlainDate.from(first.date);
  return Array.from({ length: times }, (_, place) => ({
    ...first,
    date: from.add({ weeks: place * every }).toString(),
  }));
}

const plain = ({ date, time }: WallTime) => Temporal.PlainDateTime.from(`${date}T${time}`);

/** How far one time on the wall lies after another, in minutes; zones are not looked at. */
export function minutesBetween(from: WallTime, to: WallTime): number {
  return plain(from).until(plain(to), { largestUnit: "minutes" }).minutes;
}

/** A time on the wall so many minutes on, in `zone`. Moving there and back is where it was. */
export function movedBy(wall: WallTime, minutes: number, zone: string): WallTime {
  const moved = plain(wall).add({ minutes });
  return {
    date: moved.toPlainDate().toString(),
    time: moved.toPlainTime().toString({ smallestUnit: "minute" }),
    zone,
  };
}

type Span = { readonly startsAt: Date; readonly minutes: number };

const endOf = ({ startsAt, minutes }: Span) => startsAt.getTime() + minutes * 60_000;

/** The first of `wanted` that lies over one of `taken`, or over one of its own that stands before it. */
export function firstOverlap<Wanted extends Span>(
  wanted: readonly Wanted[],
  taken: readonly Span[],
): Wanted | null {
  const over = (one: Span, other: Span) =>
    one.startsAt.getTime() < endOf(other) && other.startsAt.getTime() < endOf(one);
  return (
    wanted.find((one, place) => [...taken, ...wanted.slice(0, place)].some((other) => over(one, other))) ??
    null
  );
}

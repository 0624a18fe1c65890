import type { TogetherRow } from "#lib/homework/types";
import { formatDay } from "../../../_ui/when";
import { list } from "./words";

/**
 * What each line is called: the day it was sent, and its number where there are several of that day. Never what it is
 * about, so that nobody who looks on can tell. Rows come newest first; the first one sent is number 1.
 */
export function labelRows(rows: readonly Pick<TogetherRow, "sentAt">[], timeZone: string): string[] {
  const days = rows.map(({ sentAt }) => formatDay(sentAt, timeZone));
  return days.map((day, at) => {
    if (days.indexOf(day) === days.lastIndexOf(day)) return list.from(day);
    return list.numbered(day, days.slice(at).filter((other) => other === day).length);
  });
}

/** What can be done with a line. */
export function rowLines({ open, offered }: Pick<TogetherRow, "open" | "offered">): string[] {
  return open ? [list.isOpen] : offered.map((kind) => list.offered[kind]);
}

import { dayAfter } from "#lib/couples/days";

type OfDay = { readonly day: string };

/**
 * Where a page of several lists ends, each newest first and read up to `most` rows: after the last day that all of
 * them hold whole. `before` is where the next page begins; null where nothing is left. `most` has to be more than
 * one day can hold in any list.
 */
export function cutAtDay(lists: readonly (readonly OfDay[])[], most: number) {
  const unread = lists
    .filter((list) => list.length >= most)
    .map((list) => list.at(-1)?.day ?? "")
    .sort()
    .at(-1);
  return {
    before: unread === undefined ? null : dayAfter(unread, 1),
    isShown: ({ day }: OfDay) => unread === undefined || day > unread,
  };
}

/** Whether a text is an ISO date that there is. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayAfter(text, 0) === text;
}

/** The Monday of an ISO date's week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(day, -weekday);
}

/** Weeks of episodes that are drawn, the current one the last. */
export const SHOWN_WEEKS = 8;

/** The Monday of the first week that is drawn. */
export function firstShownDay(today: string): string {
  return dayAfter(mondayOf(today), -7 * (SHOWN_WEEKS - 1));
}

/** Anything of days by its week, the newest week first; within a week the order stays. */
export function byWeek<T extends OfDay>(items: readonly T[]): { monday: string; items: T[] }[] {
  const weeks = new Map<string, T[]>();
  for (const item of items) {
    const monday = mondayOf(item.day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), item]);
  }
  return [...weeks]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .map(([monday, own]) => ({ monday, items: own }));
}

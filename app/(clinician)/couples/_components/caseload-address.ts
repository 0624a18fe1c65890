import type { CaseloadQuery } from "#lib/couples/schema";

/** The address of the caseload with some parts changed; paging starts again unless a cursor is given. */
export function caseloadHref(
  query: CaseloadQuery,
  change: Partial<Record<keyof CaseloadQuery, string | undefined>>,
): string {
  const { after: _after, before: _before, ...kept } = query;
  const parts = Object.entries({ ...kept, ...change }).filter((e): e is [string, string] => Boolean(e[1]));
  return `/couples?${new URLSearchParams(parts)}`;
}

import type { Suggestions, Window } from "#lib/formulation/rules-suggest";

/** Suggestions on one page: three in sight and nine more to open. The list is as long as the library; this is ours. */
export const SUGGESTIONS_A_PAGE = 12;

/** Where one is in a list, counted from 1; the pages before and after, null at the ends. */
export type ListPage = {
  readonly first: number;
  readonly last: number;
  readonly previous: number | null;
  readonly next: number | null;
};

/**
 * The page of a list that an address asks for: the first where it asks for none, the last where it asks for one behind
 * the end, as when the list has become shorter.
 */
export function pageOf(count: number, asked: unknown, size: number = SUGGESTIONS_A_PAGE): ListPage {
  const pages = Math.max(1, Math.ceil(count / size));
  const wanted = typeof asked === "string" && /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
  const page = Math.min(wanted, pages);
  return {
    first: (page - 1) * size + 1,
    last: Math.min(count, page * size),
    previous: page === 1 ? null : page - 1,
    next: page === pages ? null : page + 1,
  };
}

/** What an address says of the pages of the three lists: what fits, what is held back, and what is not suggested. */
export type ListsAsked = { readonly fit?: unknown; readonly held?: unknown; readonly out?: unknown };
export type ListPages = Readonly<Record<keyof ListsAsked, ListPage>>;

/** The page of each list of exercises that the address asks for. */
export function listPagesOf({ counts }: Pick<Suggestions, "counts">, asked: ListsAsked): ListPages {
  return {
    fit: pageOf(counts.suggested, asked.fit),
    held: pageOf(counts.held, asked.held),
    out: pageOf(counts.leftOut, asked.out),
  };
}

/** The same as the part of each list that is put together for it. */
export function windowOf(asked: ListsAsked): Window {
  const names = { suggested: "fit", held: "held", leftOut: "out" } as const;
  return (count, list) => pageOf(count, asked[names[list]]);
}

/** Every exercise that the lists name. */
export function namedIn({ suggested, hidden, notNow, held, leftOut }: Suggestions): ReadonlySet<string> {
  return new Set([
    ...suggested.flatMap(({ slug, insteadOf }) => (insteadOf === null ? [slug] : [slug, insteadOf])),
    ...notNow,
    ...[...hidden, ...held, ...leftOut].map(({ slug }) => slug),
  ]);
}

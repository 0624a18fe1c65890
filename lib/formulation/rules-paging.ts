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

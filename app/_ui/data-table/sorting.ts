export type SortDirection = "ascending" | "descending";

/** How the rows were ordered by the server, and the address that orders them by each sortable column. */
export type TableSorting = {
  columnId: string | null;
  direction: SortDirection;
  /** Column id -> href that sorts by it, or turns the order round. Columns without one are not sortable. */
  hrefs: Readonly<Record<string, string>>;
};

export const UNSORTED: TableSorting = { columnId: null, direction: "ascending", hrefs: {} };

"use client";

import { type SortingState, useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import { type TableColumns, type TableRow, tableParts } from "./features";
import { HeaderCell } from "./header-cell";
import { type TableSorting, UNSORTED } from "./sorting";

type DataTableProps<Row extends TableRow> = {
  /** What the table lists; read out, and shown when `captioned`. */
  caption: string;
  columns: TableColumns<Row>;
  /** The rows of this page, already sorted by the server. */
  rows: readonly Row[];
  sorting?: TableSorting;
  /** Shown in place of the table when there are no rows. */
  empty: ReactNode;
  /** `Pagination`, when there may be more rows. */
  paging?: ReactNode;
};

const rowId = (row: TableRow) => row.id;

/**
 * A table whose order and page live in the URL: the server sorts and cuts, headers are links, so it is whole without
 * scripts. The first column names the row; on narrow screens each row becomes a short list of labelled values.
 */
export function DataTable<Row extends TableRow>(props: DataTableProps<Row>) {
  const { caption, columns, rows, sorting = UNSORTED, empty, paging } = props;
  const order = useMemo<SortingState>(
    () =>
      sorting.columnId === null ? [] : [{ id: sorting.columnId, desc: sorting.direction === "descending" }],
    [sorting.columnId, sorting.direction],
  );
  const table = useTable({
    features: tableParts,
    columns,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    state: { sorting: order },
  });
  if (rows.length === 0) return empty;
  return (
    <div className="data-table">
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <HeaderCell
                  key={header.id}
                  sorted={header.column.getIsSorted()}
                  href={sorting.hrefs[header.column.id]}
                  align={header.column.columnDef.meta?.align ?? "start"}
                >
                  <table.FlexRender header={header} />
                </HeaderCell>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} data-align={cell.column.columnDef.meta?.align ?? "start"}>
                  <span className="data-table-label" aria-hidden="true">
                    {cell.column.columnDef.meta?.short ??
                      (typeof cell.column.columnDef.header === "string"
                        ? cell.column.columnDef.header
                        : null)}
                  </span>
                  <span>
                    <table.FlexRender cell={cell} />
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {paging}
    </div>
  );
}

"use client";
import { DataTable } from "#ui/data-table/data-table";
import type { TableSorting } from "../../../_ui/data-table/sorting";
import { LIBRARY_COLUMNS, type LibraryLine } from "./library-columns";

type LibraryTableProps = { rows: readonly LibraryLine[]; sorting: TableSorting };

export function LibraryTable(props: LibraryTableProps) {
  return <DataTable caption="Exercises" columns={LIBRARY_COLUMNS} {...props} empty={null} />;
}

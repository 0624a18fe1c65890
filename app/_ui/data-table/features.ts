import { type ColumnDef, createColumnHelper, rowSortingFeature, tableFeatures } from "@tanstack/react-table";

/** `short` is the label beside the value on a phone, where the header itself is not a plain string. */
type ColumnLook = { align?: "start" | "end"; short?: string };

export const tableParts = tableFeatures({ rowSortingFeature, columnMeta: {} as ColumnLook });

export type TableRow = { id: string };

/** The columns of one table, whatever each of them holds. */
export type TableColumns<Row extends TableRow> = ColumnDef<typeof tableParts, Row>[];

/** Builds columns for `DataTable`; one file per table, marked "use client", at module level. */
export function columnsFor<Row extends TableRow>() {
  return createColumnHelper<typeof tableParts, Row>();
}

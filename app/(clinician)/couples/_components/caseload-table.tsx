"use client";
import type { ReactNode } from "react";
import { DataTable } from "#ui/data-table/data-table";
import type { TableSorting } from "../../../_ui/data-table/sorting";
import { CASELOAD_COLUMNS, type CaseloadLine } from "./caseload-columns";

type CaseloadTableProps = {
  rows: readonly CaseloadLine[];
  sorting: TableSorting;
  empty: ReactNode;
  paging: ReactNode;
};

export function CaseloadTable(props: CaseloadTableProps) {
  return <DataTable caption="Your couples" columns={CASELOAD_COLUMNS} {...props} />;
}

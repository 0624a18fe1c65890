"use client";
import { Badge } from "#ui/badge";
import { CodeName } from "#ui/code-name";
import { Link } from "#ui/link";
import { columnsFor } from "../../../_ui/data-table/features";

/** A caseload row as words, made on the server so that every reader's browser shows the same times. */
export type CaseloadLine = {
  id: string;
  codeName: string;
  stage: string;
  state: "active" | "paused" | "closed";
  nextSession: string | null;
  planStatus: "none" | "draft" | "final";
  planHref: string | null;
  homework: string;
  lastContact: string | null;
};

const PLAN = { none: "No plan", draft: "Draft", final: "Ready" } as const;
const column = columnsFor<CaseloadLine>();

export const CASELOAD_COLUMNS = column.columns([
  column.accessor("codeName", {
    id: "code_name",
    header: "Couple",
    cell: ({ row }) => (
      <span className="inline-flex items-center gap-2">
        <Link href={`/couples/${row.original.id}`}>
          <CodeName>{row.original.codeName}</CodeName>
        </Link>
        {row.original.state === "active" ? null : <Badge>{row.original.state}</Badge>}
      </span>
    ),
  }),
  column.accessor("nextSession", {
    id: "next_session",
    header: "Next session",
    cell: ({ row }) => row.original.nextSession ?? <span className="text-text-muted">Not set</span>,
  }),
  column.accessor("stage", { id: "stage", header: "Stage" }),
  column.accessor("planStatus", {
    id: "plan",
    header: "Plan",
    cell: ({ row }) =>
      row.original.planHref ? (
        <Link href={row.original.planHref}>{PLAN[row.original.planStatus]}</Link>
      ) : (
        <span className="text-text-muted">No session</span>
      ),
  }),
  column.accessor("homework", { id: "homework", header: "Homework in", meta: { align: "end" } }),
  column.accessor("lastContact", {
    id: "contact",
    header: "Last contact",
    cell: ({ row }) => row.original.lastContact ?? <span className="text-text-muted">None yet</span>,
  }),
]);

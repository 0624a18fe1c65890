"use client";
import type { ReactNode } from "react";
import type { Mechanism } from "#lib/exercises/types";
import { Link } from "#ui/link";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { columnsFor } from "../../../_ui/data-table/features";

/** An exercise as a row of words. */
export type LibraryLine = {
  id: string;
  href: string;
  title: string;
  origin: string;
  mechanisms: readonly Mechanism[];
  stages: string;
  format: string;
  minutes: number;
  exerciseClass: string;
  level: number;
  evidence: string;
  /** What stands against it. */
  against: readonly string[];
};

function TwoLines({ first, then }: { first: ReactNode; then: ReactNode }) {
  return (
    <>
      {first}
      <span className="block text-text-muted">{then}</span>
    </>
  );
}

const column = columnsFor<LibraryLine>();

export const LIBRARY_COLUMNS = column.columns([
  column.accessor("title", {
    id: "title",
    header: "Exercise",
    cell: ({ row }) => (
      <TwoLines
        first={
          <span data-exercise={row.original.id}>
            <Link href={row.original.href}>{row.original.title}</Link>
          </span>
        }
        then={row.original.origin}
      />
    ),
  }),
  column.accessor("mechanisms", {
    id: "mechanism",
    header: "Mechanism",
    cell: ({ row }) => (
      <span className="flex flex-col">
        {row.original.mechanisms.map((mechanism) => (
          <MechanismGlyph key={mechanism} name={mechanism} />
        ))}
      </span>
    ),
  }),
  column.accessor("stages", {
    id: "stage",
    header: "Stage and format",
    cell: ({ row }) => <TwoLines first={row.original.stages} then={row.original.format} />,
  }),
  column.accessor("minutes", { id: "minutes", header: "Minutes", meta: { align: "end" } }),
  column.accessor("level", {
    id: "level",
    header: "Class and level",
    cell: ({ row }) => <TwoLines first={row.original.exerciseClass} then={`Level ${row.original.level}`} />,
  }),
  column.accessor("evidence", { id: "evidence", header: "This form is" }),
  column.accessor("against", {
    id: "against",
    header: "Before you use it",
    cell: ({ row }) =>
      row.original.against.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      )),
  }),
]);

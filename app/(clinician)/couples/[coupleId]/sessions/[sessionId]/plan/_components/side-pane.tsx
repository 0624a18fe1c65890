"use client";
import type { ReactNode } from "react";
import { Sheet } from "#ui/sheet";

type SidePaneProps = {
  title: string;
  /** A library is a column from 900 px on, the context from 1280 px on. */
  from: "rail" | "wide";
  open: boolean;
  onClose: () => void;
  children: ReactNode;
};

// Each names its place: the page arrives in pieces, and what is there first must not stand where another one goes.
const COLUMN = {
  rail: "own-paint screen-only hidden min-w-0 rail:col-start-1 rail:row-start-1 rail:block",
  wide: "own-paint hidden min-w-0 wide:col-start-3 wide:row-start-1 wide:block",
} as const;

/** A pane beside the plan; where there is no room for it, a sheet that is opened over it. */
export function SidePane({ title, from, open, onClose, children }: SidePaneProps) {
  if (open)
    return (
      <Sheet title={title} onClose={onClose}>
        {children}
      </Sheet>
    );
  return (
    <section aria-label={title} className={COLUMN[from]}>
      {children}
    </section>
  );
}

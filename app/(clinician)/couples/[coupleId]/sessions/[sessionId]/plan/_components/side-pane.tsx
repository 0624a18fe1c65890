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

const COLUMN = {
  rail: "screen-only hidden min-w-0 rail:block wide:order-1",
  wide: "hidden min-w-0 wide:order-3 wide:block",
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

import type { ReactNode } from "react";
import { Mark } from "../mark";
import { CoupleFooter } from "./couple-footer";
import { LEAVE_FORM, Leave } from "./leave";
import { LiveRegion } from "./live-region";
import { SkipLink } from "./skip-link";

type CoupleShellProps = {
  /** Stands beside the mark: that this is the sample practice. */
  label?: ReactNode;
  /** One thing alone is open here: what else stands on every page leads nowhere, but for help and the way out. */
  isShort?: boolean;
  children: ReactNode;
};

/** The partners' room: one column, one thing at a time, the way out always in the same place. */
export function CoupleShell({ label, isShort = false, children }: CoupleShellProps) {
  return (
    <div data-shell="couple" className="mx-auto flex min-h-dvh max-w-couple flex-col px-4 sheet:px-6">
      <button type="submit" form={LEAVE_FORM} className="skip-link">
        Leave
      </button>
      <SkipLink />
      <header className="screen-only flex items-center justify-between gap-4 py-3">
        <div className="flex items-center">
          <a
            href="/home"
            className="inline-flex min-h-control min-w-control items-center rounded-control text-text"
          >
            <Mark />
            <span className="sr-only">Home</span>
          </a>
          {label}
        </div>
        <Leave />
      </header>
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col pt-4 pb-8">
        {children}
      </main>
      <LiveRegion />
      <CoupleFooter isShort={isShort} />
    </div>
  );
}

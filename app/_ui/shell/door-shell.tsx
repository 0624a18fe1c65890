import type { ReactNode } from "react";
import { Mark } from "../mark";
import { LiveRegion } from "./live-region";
import { SkipLink } from "./skip-link";

type DoorShellProps = {
  /** False on pages a partner may open on a watched phone: then only the mark is shown. */
  named?: boolean;
  children: ReactNode;
};

/** Outside every room: sign-in and invitations, one narrow column. */
export function DoorShell({ named = true, children }: DoorShellProps) {
  return (
    <div data-shell="door" className="mx-auto flex min-h-dvh max-w-md flex-col px-4 py-8 sheet:py-16">
      <SkipLink />
      <header className="keel-rule mb-8 flex items-center gap-2 pb-4">
        <Mark size={32} />
        {named ? (
          <span className="font-serif text-title font-medium tracking-[-0.01em]">Evenkeel</span>
        ) : null}
      </header>
      <main id="main" tabIndex={-1} className="flex flex-col gap-6">
        {children}
      </main>
      <LiveRegion />
    </div>
  );
}

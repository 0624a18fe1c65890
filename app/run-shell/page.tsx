import type { Metadata } from "next";
import { LiveRegion } from "#ui/shell/live-region";
import { SkipLink } from "#ui/shell/skip-link";
import { ShellScreen } from "../_run/shell-screen";

export const metadata: Metadata = { title: "Run" };

/** What a run is drawn in while no server answers: the same for everybody, and nothing in it until the device fills it. */
export default function RunShellPage() {
  return (
    <div data-shell="clinician" className="mx-auto flex min-h-dvh max-w-reading flex-col px-4 py-8">
      <SkipLink />
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col">
        <ShellScreen />
      </main>
      <LiveRegion />
    </div>
  );
}

"use client";
import { CannotShow } from "#ui/cannot-show";
import { useAgain } from "./use-again";

/**
 * A page that could not be read, frame and all. Every page carries it, so there is little of it: no mark, no name.
 * The partners' frame never fails: see `(couple)/layout.tsx`.
 */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main data-shell="door" className="mx-auto flex min-h-dvh max-w-md flex-col gap-6 px-4 py-8 sheet:py-16">
      <div className="keel-rule mb-2" />
      <CannotShow onAgain={useAgain(reset)} />
    </main>
  );
}

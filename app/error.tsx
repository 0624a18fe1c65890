"use client";
import { CannotShow } from "#ui/cannot-show";
import { DoorShell } from "#ui/shell/door-shell";
import { useAgain } from "./use-again";

/** A page that could not be read, frame and all. The partners' frame never fails: see `(couple)/layout.tsx`. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <DoorShell named={false}>
      <CannotShow onAgain={useAgain(reset)} />
    </DoorShell>
  );
}

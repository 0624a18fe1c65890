"use client";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "#ui/button";
import { DoorShell } from "#ui/shell/door-shell";

/** A page that could not be read. Says what is safe; the details are in the server's log alone. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  // The page is asked for again; drawing it anew alone would repeat the answer that failed.
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <DoorShell named={false}>
      <h1 className="type-display">We cannot show this right now</h1>
      <p>We cannot reach the records. Nothing was changed, and nothing you saved is lost.</p>
      <div>
        <Button kind="primary" onClick={again}>
          Try again
        </Button>
      </div>
    </DoorShell>
  );
}

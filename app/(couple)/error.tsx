"use client";
import { CannotShow } from "#ui/cannot-show";
import { useAgain } from "../use-again";

/** Inside the room, whose frame stays: Leave and Help now are where they always are. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className="flex flex-col gap-6">
      <CannotShow onAgain={useAgain(reset)} />
    </div>
  );
}

"use client";
import { Button } from "#ui/button";
import { announce } from "../_ui/announce";

type KeepHereProps = { isOwn: boolean; onTurn: (on: boolean) => Promise<boolean> };

/** Where this run lies on the device, and the choice: nothing stays at rest here unless the member asks for it. */
export function KeepHere({ isOwn, onTurn }: KeepHereProps) {
  const turn = () =>
    onTurn(!isOwn).then((on) =>
      announce(on ? "The run is kept on this device." : "The run is kept in this window only."),
    );
  return (
    <p className="type-note flex flex-wrap items-center gap-x-3 gap-y-1 noscript:hidden">
      {isOwn ? "Kept on this device, sealed, until you sign out." : "Kept in this window only."}
      <Button kind="plain" onClick={() => void turn()}>
        {isOwn ? "Keep nothing here" : "This is my own device: keep the run here"}
      </Button>
    </p>
  );
}

"use client";
import { Button } from "#ui/button";
import { announce } from "../_ui/announce";

/** What is kept: all of a run, or what is not saved yet of a plan. */
const THING = {
  run: { it: "the run", isKept: "The run is kept", line: "Kept" },
  plan: { it: "unsaved changes", isKept: "Unsaved changes are kept", line: "Unsaved changes are kept" },
} as const;

type KeepHereProps = {
  thing: keyof typeof THING;
  isOwn: boolean;
  onTurn: (on: boolean) => Promise<boolean>;
};

/** Where this work lies on the device, and the choice: nothing stays at rest here unless the member asks for it. */
export function KeepHere({ thing, isOwn, onTurn }: KeepHereProps) {
  const { it, isKept, line } = THING[thing];
  const turn = () =>
    onTurn(!isOwn).then((on) =>
      announce(on ? `${isKept} on this device.` : `${isKept} in this window only.`),
    );
  return (
    <p className="type-note flex flex-wrap items-center gap-x-3 gap-y-1 noscript:hidden">
      {isOwn ? `${line} on this device, sealed, until you sign out.` : `${line} in this window only.`}
      <Button kind="plain" onClick={() => void turn()}>
        {isOwn ? "Keep nothing here" : `This is my own device: keep ${it} here`}
      </Button>
    </p>
  );
}

"use client";
import { useState } from "react";
import { Button } from "#ui/button";
import { Dialog } from "#ui/dialog";
import { announce } from "../_ui/announce";
import { type Lost, lostWords } from "./lost-here";

/** What is kept: all of a run, or what is not saved yet of a plan. */
const THING = {
  run: { it: "the run", isKept: "The run is kept", line: "Kept" },
  plan: { it: "unsaved changes", isKept: "Unsaved changes are kept", line: "Unsaved changes are kept" },
} as const;

type KeepHereProps = {
  thing: keyof typeof THING;
  isOwn: boolean;
  /** Answers with what would be lost where that must be asked first; `isSure` goes on all the same. */
  onTurn: (on: boolean, isSure?: boolean) => Promise<boolean | Lost>;
};

/** Where this work lies on the device, and the choice: nothing stays at rest here unless the member asks for it. */
export function KeepHere({ thing, isOwn, onTurn }: KeepHereProps) {
  const { it, isKept, line } = THING[thing];
  const [lost, setLost] = useState<Lost | null>(null);
  const turn = async (isSure: boolean) => {
    const on = await onTurn(!isOwn, isSure);
    if (typeof on !== "boolean") {
      setLost(on);
      return;
    }
    setLost(null);
    announce(on ? `${isKept} on this device.` : `${isKept} in this window only.`);
  };
  return (
    <>
      <p className="type-note flex flex-wrap items-center gap-x-3 gap-y-1 noscript:hidden">
        {isOwn
          ? `${line} on this device, sealed, until you sign out or somebody else signs in here.`
          : `${line} in this window only.`}
        <Button kind="plain" onClick={() => void turn(false)}>
          {isOwn ? "Keep nothing here" : `This is my own device: keep ${it} here`}
        </Button>
      </p>
      <Dialog
        open={lost !== null}
        onClose={() => setLost(null)}
        title="Keep nothing here?"
        actions={
          <>
            <Button onClick={() => void turn(true)}>Erase it</Button>
            <Button kind="primary" onClick={() => setLost(null)}>
              Go on keeping it
            </Button>
          </>
        }
      >
        {lost ? <p>{lostWords(lost)}</p> : null}
      </Dialog>
    </>
  );
}

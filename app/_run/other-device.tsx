"use client";
import { clockTime } from "#lib/planning/rules";
import type { RunEvent } from "#lib/planning/run-types";
import type { RunSight } from "./keeper";
import { lastOtherStep } from "./other-step";

const SAYS: Readonly<Record<RunEvent["kind"], string>> = {
  done: "ticked something off",
  set_aside: "set something aside",
  planned_again: "brought something back",
  now: "took something before its turn",
  swap: "swapped something",
  minutes: "changed minutes",
  pause: "paused",
  go_on: "went on",
  note: "wrote a quick note",
  safety_on: "opened the safety steps",
  safety_off: "went back to the plan",
  end: "ended the session",
};

/** Says so when this run goes on on another device as well, and what that did last. */
export function OtherDevice({ sight, zone }: { sight: RunSight; zone: string }) {
  const last = lastOtherStep(sight);
  if (!last) return null;
  return (
    <p className="type-note">
      Another device keeps this run too; at {clockTime(new Date(last.at), zone)} it {SAYS[last.kind]}. Both
      count, in the order of time.
    </p>
  );
}

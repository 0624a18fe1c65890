"use client";
import { useEffect, useState } from "react";
import { Button } from "#ui/button";
import { isWorkLeft } from "../_device/kept-work";
import type { RunCopy } from "./copy";
import { RunScreen } from "./run-screen";
import { isRunDiscreet } from "./run-view";
import { lastCopy } from "./store";

const PLAN = /^\/couples\/[^/]+\/sessions\/([^/]+)\/plan$/;
const RUN = /^\/couples\/[^/]+\/sessions\/([^/]+)\/run$/;

/** Draws the run that the address names from what this device kept of it. */
export function ShellScreen() {
  const [copy, setCopy] = useState<RunCopy | "none" | "plan" | null>(null);
  useEffect(() => {
    const planOf = PLAN.exec(window.location.pathname)?.[1];
    if (planOf) {
      isWorkLeft(planOf).then(
        (isLeft) => setCopy(isLeft ? "plan" : "none"),
        () => setCopy("none"),
      );
      return;
    }
    const sessionId = RUN.exec(window.location.pathname)?.[1];
    if (!sessionId) return setCopy("none");
    Promise.all([lastCopy(sessionId), isRunDiscreet().catch(() => false)]).then(
      ([kept, isDiscreet]) => setCopy(kept ? { ...kept, isDiscreet } : "none"),
      () => setCopy("none"),
    );
  }, []);
  if (copy === null) return null;
  if (copy === "none" || copy === "plan") {
    return (
      <div className="flex flex-col items-start gap-4">
        <h1 className="type-display">You are offline</h1>
        <p className="max-w-measure">
          {copy === "plan"
            ? "Your unsaved changes to this plan are kept on this device, sealed. They come back, and are saved, when you open the plan with a network."
            : "This device keeps nothing of this session. What was saved before is safe. Try again when you are back online."}
        </p>
        <Button kind="primary" onClick={() => window.location.reload()}>
          Try again
        </Button>
      </div>
    );
  }
  return <RunScreen copy={copy} serverNow={null} live={{}} plain={null} keys={null} />;
}

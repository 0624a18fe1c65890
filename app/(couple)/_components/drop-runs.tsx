"use client";
import { useEffect } from "react";

/** A clinician who said that this browser is their own left a run in it: not for whoever signs in here as a partner. */
export function DropRuns() {
  useEffect(() => {
    try {
      if (!localStorage.getItem("evenkeel-own-device")) return;
      void import("../../_run/drop-runs").then(({ dropRuns }) => dropRuns()).catch(() => undefined);
    } catch {
      // A browser that remembers nothing keeps nothing either.
    }
  }, []);
  return null;
}

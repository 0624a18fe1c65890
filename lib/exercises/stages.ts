import { STAGES, type Stage } from "#lib/exercises/types";

export { STAGES, type Stage };

/** The stage of work with a couple, as clinicians read it. */
export const STAGE_LABEL: Readonly<Record<Stage, string>> = {
  assessment: "Assessment",
  early: "Early",
  middle: "Middle",
  consolidation: "Consolidation",
};

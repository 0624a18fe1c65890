/** What the parts of a loop map are called, for the therapist and for both partners alike. */
export const MAP_WORDS = {
  partner: { A: "Partner A", B: "Partner B" },
  noName: "Our loop",
  soft: "Softer underneath",
  reach: "When reaching",
  respond: "When responding",
  wish: "Would like instead",
  stressors: "Pressing from outside",
  strengths: "What we have going for us",
  exceptions: "When the loop did not win",
  nothing: "Not on the map yet",
  title: "The loop, drawn as a ring",
} as const;

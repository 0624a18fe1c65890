import type { RecordPart } from "#lib/formulation/rules-record";

/** What is kept of each partner, and what to write there. */
export const RECORD_LABEL: Readonly<Record<RecordPart, string>> = {
  history: "History with the loop",
  body: "Body and health",
  goals: "Goals, in their own words",
};

export const RECORD_HINT: Readonly<Record<RecordPart, string>> = {
  history: "Earlier bonds and losses, what was learned about asking, touch and no.",
  body: "Pain, medicines, sleep, drink, what a doctor has seen or should see.",
  goals: "As they said it, so that you can read it back to them.",
};

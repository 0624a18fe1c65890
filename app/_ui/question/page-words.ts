/** What stands around the questions of an exercise, on the partner's page and in the therapist's picture of it. */
export const PAGE_WORDS = {
  start: "Start",
  continue: "Continue",
  skip: "Skip this one",
  stop: "Stop here",
  swap: "We are ready to swap",
  enoughTurns: "We have had our turns",
  inEachTurn: "In each turn",
} as const;

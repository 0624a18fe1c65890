/** What stands around the controls of a question, on the partner's page and in the therapist's picture of it. */
export const QUESTION_WORDS = {
  notWatched: "Your therapist does not watch this all day. In danger? Go to Help now.",
  pickUpTo: (most: number) => `Pick up to ${most}.`,
  yes: "Yes",
  no: "No",
  rankPick: (most: number) => `Pick up to ${most}. Put what matters most first.`,
  sortHint: "Pick one for each card. You can leave cards out.",
} as const;

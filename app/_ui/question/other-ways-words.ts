/** What can be done in place of starting, on the partner's page and in the therapist's picture of it. */
export const OTHER_WAYS_WORDS = {
  short: "Do the short version",
  shortTime: "It takes about two minutes.",
  whole: "Do all of it",
  wholeLine: "You chose the short version. You can still do all of it.",
  open: "Not now",
} as const;

/** What stands where the phone is passed on, on the partners' page and in the therapist's picture of it. */
export const PASS_WORDS = {
  title: "Pass the phone on",
  text: "What was on the page before is hidden. Press the button once you hold the phone.",
  turnNext: "Then it is your turn to speak.",
  haveIt: "I have it",
} as const;

/** What the end of an exercise says, on the partner's page and in the therapist's picture of it. */
export const END_WORDS = {
  title: "You are at the end",
  stoppedTitle: "You can stop here",
  allDone: "That was the last question. Send it when you are ready.",
  none: "Stopping is fine. You can send it as it is, or keep it for later.",
  counted: (answered: number, all: number) =>
    `Stopping is fine. We saved what you did. You did ${answered} of ${all}, and that counts.`,
  countedEntries: (written: number) =>
    written === 1
      ? "Stopping is fine. We saved what you did. You wrote 1, and that counts."
      : `Stopping is fine. We saved what you did. You wrote ${written}, and that counts.`,
  short: {
    cards: (least: number, have: number) => `At least ${least} cards, you have ${have}`,
    picks: (least: number, have: number) => `At least ${least}, you have ${have}`,
    words: (least: number, have: number) => `At least ${least} words, you have ${have}`,
    minutes: (least: number, have: number) =>
      `At least ${least} ${least === 1 ? "minute" : "minutes"}, you have ${have}`,
  },
  open: "Still open, if you want to go back",
  nextEntry: "Start the next one",
  comesLater: "Some short questions open on another day. You can keep it until then.",
  closing: "Before you send it",
  how: "How was it?",
  howNote: "You can leave these out. You and your therapist can see them. Your partner cannot.",
  useful: "How useful was it?",
  usefulLow: "Not useful",
  usefulHigh: "Very useful",
  upset: "How upset or tense did you get?",
  upsetLow: "Not at all",
  upsetHigh: "Very",
  strained: "That sounds hard. Your therapist does not watch this all day. In danger? Go to Help now.",
  strainedOrNot: "Your therapist does not watch this all day. In danger? Go to Help now.",
  again: "Would you do it again?",
  againLow: "No",
  againHigh: "Yes, for sure",
  kept: "Did you both keep to what you agreed?",
  keptYes: "Yes",
  keptNo: "No",
  writeOnly:
    "Once it is sent, no one can read it on this phone, but for what you both share. You cannot change it then.",
  send: "Send",
  sendAsItIs: "Send what I did",
  sending: "Sending",
  later: "Keep it for later",
} as const;

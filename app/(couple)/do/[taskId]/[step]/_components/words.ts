/** What a question and its timer say. Held to the same checks as `_components/words.ts`. */

export const step = {
  continue: "Continue",
  skip: "Skip this one",
  stop: "Stop here",
  saved: "Saved",
  saving: "Saving",
  typing: "Not saved yet",
  pickUpTo: (most: number) => `Pick up to ${most}.`,
  minutes: "How many minutes did it take?",
  stale: "You also wrote here in another window. Which words do you want to keep?",
  staleOther: "In the other window",
  staleKeep: "Keep what is here",
  staleTake: "Take the other words",
  staleBlank: "Nothing was written there.",
  staleForm: "You also wrote in another window. To keep what is here, press Continue again.",
} as const;

export const timer = {
  start: "Start",
  goOn: "Go on",
  stop: "Stop",
  minutes: "How long?",
  minutesOption: (minutes: number) => (minutes === 1 ? "1 minute" : `${minutes} minutes`),
  ready: "Press Start when you are ready.",
  left: (minutes: number) => (minutes === 1 ? "About 1 minute left" : `About ${minutes} minutes left`),
  lastMinute: "Less than a minute left",
  paused: "Stopped. You can go on, or leave it here.",
  next: "Time is up. Swap, and press Start when you are ready.",
  over: "Time is up. You can go on to the next page.",
  part: (part: number, parts: number) => `Part ${part} of ${parts}`,
  turn: (turn: number, turns: number) => `Turn ${turn} of ${turns}`,
  turnWords: "One of you speaks. The other one listens.",
  guide: "The time is a guide. You can stop sooner or take longer.",
} as const;

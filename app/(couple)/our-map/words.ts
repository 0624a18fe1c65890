/** What the page of the map both agreed to says. Held to the same checks as `_components/words.ts`. */
export const ourMap = {
  back: "Back",
  agreed: (day: string) => `You both agreed to this on ${day}.`,
  same: "You both see the same page. The loop is what you are up against, not each other.",
  change: "If a part does not fit any more, bring it up when you next meet.",
  inWords: "In words",
  side: { A: "One of you", B: "The other of you" },
} as const;

/** What the page to keep says. Held to the same checks as `_components/words.ts`. */
export const ourPlan = {
  title: "Our plan",
  text: "You made this together. You can look at it at any time, or print it.",
  you: "You",
  partner: "Your partner",
  both: "You both",
  change: "If a part does not fit any more, bring it up when you next meet.",
} as const;

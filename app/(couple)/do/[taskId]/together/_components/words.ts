/** What the page of one piece of homework that two partners share says. Held to the checks of `_components/words.ts`. */

export const sharing = {
  title: "Together",
  offer: { reveal: "What you may share", matches: "Your private list" },
  about: { reveal: "This is about what you wrote here:", matches: "This is about what you marked here:" },
  audience: {
    reveal:
      "If your partner chooses this too, your therapist can open these answers for you both. Your therapist can see them now.",
    matches:
      "If your partner chooses this too, your therapist sees what you both said yes or maybe to, and can open it for you both. A no is never shown.",
  },
  until: "Until it is open, your partner is not told what you chose. Then it stays open for one day.",
  share: { reveal: "Share with your partner", matches: "Share matches" },
  notNow: "Not now",
  chosen: "You chose to share this. You can take it back until it is open.",
  takeBack: "Take it back",
  sending: "One moment",
  open: {
    shared: "What you wrote for you both",
    reveal: "What you both shared",
    matches: "What you both said yes or maybe to",
  },
  you: "You",
  partner: "Your partner",
  yes: "Both said yes",
  yesMaybe: "One yes, one maybe",
  maybe: "Both said maybe",
  noMatches: "There is nothing on both lists this time. That is fine.",
  matchesNote: "You do not have to do any of it. You can stop at any time.",
  stays: "This stays open for one day. You can close it after that.",
  closeNote: "If you close it, it closes for you both. It opens again only if you both choose it.",
  close: "Close it",
} as const;

/** Picking one of the matches. No line says what one of the two picked, nor that one of them did. */
export const picking = {
  title: "Pick one, or none",
  later: (from: string) => `From ${from} on, each of you can pick one of these, or none for now.`,
  about:
    "You can pick one easy thing, or none for now. None is a good pick too. Your partner does the same on their own.",
  audience:
    "If you both pick the same one, it shows here for you both, and your therapist sees it too. If not, no one sees what you picked.",
  notShown: "Your pick does not show here. You can pick again until you both have.",
  question: "What do you pick?",
  none: "None for now",
  save: "Keep my pick",
  sending: "One moment",
  kept: "Your pick is kept. It does not show here.",
  both: (label: string) => `You both picked: ${label}.`,
  noPick: "No pick for now, and that is fine.",
} as const;

import { PAGE_WORDS } from "../../../../../_ui/question/page-words";

/** What the page of a question says around it. Held to the same checks as `_components/words.ts`. */

export const step = {
  continue: PAGE_WORDS.continue,
  skip: PAGE_WORDS.skip,
  stop: PAGE_WORDS.stop,
  saved: "Saved",
  saving: "Saving",
  typing: "Not saved yet",
  stale: "You also wrote here in another window. Which words do you want to keep?",
  staleOther: "In the other window",
  staleKeep: "Keep what is here",
  staleTake: "Take the other words",
  staleBlank: "Nothing was written there.",
  staleForm: "You also wrote in another window. To keep what is here, press Continue again.",
} as const;

export const later = {
  title: "Not open yet",
  text: "There is nothing to do here now.",
  goOn: "Go on",
} as const;

export const turns = {
  handOver: "Pass the phone on",
  enough: "We have had our turns",
  title: "Pass the phone on",
  text: "What was on the page before is hidden. Press the button once you hold the phone.",
  turnNext: "Then it is your turn to speak.",
  haveIt: "I have it",
  backTitle: "Give the phone back",
  backText:
    "While the phone is passed on, the other pages are shut. They are just for the one of you who signed in. To go on, they type their passphrase.",
  ownText: "The next page is just for the one of you who signed in. Your partner can look away.",
  passphrase: "Your passphrase",
  haveItBack: "I have my phone back",
  opening: "One moment",
  lost: "You do not have it at hand? Press Leave. You can sign in again later, and what you wrote is kept.",
  notYet: "Go on with the turn",
} as const;

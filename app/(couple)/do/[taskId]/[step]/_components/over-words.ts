import { PASS_WORDS } from "../../../../../_ui/question/pass-words";

/** What stands where the phone is passed on and given back. Held to the same checks as `_components/words.ts`. */
export const over = {
  ...PASS_WORDS,
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

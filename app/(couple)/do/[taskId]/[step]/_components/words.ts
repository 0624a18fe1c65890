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

export const turns = {
  handOver: PAGE_WORDS.swap,
  enough: PAGE_WORDS.enoughTurns,
  /** The same for both, whatever the other one did. */
  elsewhere: "Did you two take your turns on the other phone? Then you can skip this one.",
} as const;

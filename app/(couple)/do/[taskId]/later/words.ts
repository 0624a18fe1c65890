import type { NotNow } from "#lib/couples/rules-not-now";
import { OTHER_WAYS_WORDS } from "../../../../_ui/question/other-ways-words";

/** What is said about the short version and about a better time. Held to the same checks as `_components/words.ts`. */
export const notNow = {
  ...OTHER_WAYS_WORDS,
  shortTitle: "There is a short version",
  choosing: "One moment",
  title: "Not now",
  text: "That is okay. What fits best? One tap is enough.",
  audience: "Your therapist can see what you tap. Your partner cannot. This phone will not show it again.",
  saving: "Saving",
  back: "Back",
  kept: "Thank you",
  keptText: "It stays here. You can do it at any time.",
  notWatched: "Your therapist does not watch this all day. Are you in danger? Go to Help now.",
} as const;

/** The reasons, as a partner reads them. */
export const reasons: Readonly<Record<NotNow, string>> = {
  no_time: "No time",
  too_much: "It felt too much",
  not_clear: "I did not get it",
  fought: "We fought",
  not_private: "It was not private",
  not_wanted: "I did not want to",
  ill: "I was ill",
  other: "Something else",
};

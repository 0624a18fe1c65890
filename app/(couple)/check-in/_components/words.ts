import { placeWords } from "../../../_ui/question/place-words";

/** What the check-in says around its questions. Held to the same checks as `_components/words.ts`. */

export const checkIn = {
  title: "Check-in",
  home: "Today",
  place: placeWords,
  audience: "You and your therapist can see this. Your partner cannot.",
  notApplicableNote: "This fits only if your first answer was 0.",
  skip: "You can go on with no answer.",
  back: "Back",
  continue: "Continue",
  send: "Send",
  sending: "Sending",
  sent: "You sent this week's check-in. The next one is next week.",
  share: "Share a line of it",
  held: "Your therapist has paused this one for now.",
} as const;

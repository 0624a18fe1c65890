/** What the page after a session says. Held to the same checks as `_components/words.ts`. */
export const after = {
  title: "How was it today?",
  intro: "Four short lines about your last session. Answer alone, on your own. You can leave any line open.",
  audience: "You and your therapist can see this. Your partner cannot.",
  made: "These lines were made for this program. They are not a test.",
  low: "Not at all",
  high: "Fully",
  send: "Send",
  sending: "Sending",
  rather: "I would rather not say",
  ratherLine: "Then no number is sent. Your therapist sees that you gave none.",
  sent: "You sent this. There is a new one after the next session.",
  none: "Nothing is open here now.",
  held: "Your therapist has paused this one for now.",
  doneText: "Thank you. Take a moment before you put the phone down.",
} as const;

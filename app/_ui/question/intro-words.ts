/** What the first page of an exercise says beside its own words. */
export const INTRO_WORDS = {
  shortVersion: "The short version",
  steps: "What you will do",
  materials: "What you need",
  audience: "Who can see what you write",
  audienceEach: "Each question tells you who can see it.",
  skipping: "You can skip any question. You do not have to say why.",
  stopping: "You can stop at any time. What you wrote is kept.",
  leave:
    "This screen can close fast. Press Leave, or press Shift three times. It does not clear your browser history.",
  notWatched: "Your therapist does not watch this all day. Are you in danger? Go to Help now.",
} as const;

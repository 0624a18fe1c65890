/** What was sent after the session had ended says this around it. Held to the same checks as `words.ts`. */
export const kept = {
  title: "You were signed out",
  signedOut: "Please sign in to go on.",
  typed: "What you typed",
  signIn: "Sign in, in a new tab",
  again: "Send again",
} as const;

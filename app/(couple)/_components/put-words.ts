/** What a page says when the server cannot be reached. Held to the same checks as `words.ts`. */

export const offline =
  "We could not save that yet. Your words are still on this phone. We will try again when you are back online.";

export const notSent = "We could not send that yet. Your words are still here. Please try again.";

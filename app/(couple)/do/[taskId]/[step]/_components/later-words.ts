/** What a question says that opens on another day. Held to the same checks as `_components/words.ts`. */
export const later = {
  title: "Not open yet",
  text: "There is nothing to do here now.",
  goOn: "Go on",
} as const;

/** What the list of what two partners share says. Held to the checks of `_components/words.ts`. */

export const list = {
  title: "Together",
  intro: "Here you choose what to share. What your therapist opens for you both is here too.",
  empty: "Nothing here yet.",
  from: (day: string) => `From ${day}`,
  canChoose: "You can choose what to share.",
  isOpen: "Open to you both.",
} as const;

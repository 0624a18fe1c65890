/** What the list of what two partners share says. Held to the checks of `_components/words.ts`. */

export const list = {
  title: "Together",
  intro: "Here you choose what to share. What your therapist opens for you both is here too.",
  empty: "Nothing here yet.",
  from: (day: string) => `From ${day}`,
  numbered: (day: string, number: number) => `From ${day}, number ${number}`,
  offered: {
    reveal: "Some of your answers. You can choose to share them.",
    matches: "A list you sorted. You can choose to share what is on both lists.",
  },
  isOpen: "Open to you both.",
} as const;

/** What the page that asks for a private yes says. Held to the same checks as `_components/words.ts`. */
export const okay = {
  title: "A question for you",
  intro: "You and your partner are both asked this, each in private.",
  T: "An exercise with touch is being thought about. Is that okay for you right now?",
  X: "An exercise with sexual touch or talk is being thought about. Is that okay for you right now?",
  yes: "Yes",
  notNow: "Not now",
  saving: "Saving",
  saved: "Kept. You can change it here at any time.",
  answered: "You have answered this. You can answer again. The last one counts.",
  change: "You can change it at any time. You do not have to say why.",
  quiet:
    "No one is told who said what. Your therapist sees only if it is open to you both. What you pick does not show here after.",
  effect:
    "A yes counts for one exercise, and for two weeks at most. A not now stops such tasks for both of you.",
  none: "There is nothing to answer right now.",
  held: "Your therapist has paused this one for now.",
  home: "Back to Today",
} as const;

/** What the page for asking to talk alone says. Held to the same checks as `_components/words.ts`. */
export const talk = {
  title: "Talk alone",
  text: "You can ask your therapist to talk with you, without your partner there. You do not have to say why.",
  quiet: "Your partner is not told. It does not show on this phone after you leave this page.",
  notWatched: "Your therapist does not watch this all day. Are you in danger? Go to Help now.",
  ask: "Ask my therapist to talk with me alone",
  asking: "One moment",
  asked: "Your therapist will see this the next time they sign in.",
} as const;

/** What the pages of a handed-over tablet say. Held to the same checks as `_components/words.ts`. */
export const tablet = {
  title: "Your turn",
  text: "This page is for you alone. Your partner can look away. So can your therapist.",
  one: "The tablet opens one thing, and nothing else.",
  haveIt: "I have it",
  opening: "One moment",
  passBack: "Pass the tablet back",
  stopLine: "You can stop at any time.",
  goOnLine: "What you wrote is kept. You go on with it on your own phone.",
  notHere: "This is not open here now.",
  done: "Thank you. Take a moment before you pass the tablet back.",
  backTitle: "Pass the tablet back",
  backText: "Thank you. Hand the tablet to your therapist. All pages are shut until they sign in.",
  passphrase: "For the therapist: your passphrase",
  takeBack: "I have my tablet back",
  lost: "You do not have it at hand? Press Leave, and sign in again.",
} as const;

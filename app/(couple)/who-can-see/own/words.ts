/** What the page about what is for its writer alone says. Held to the same checks as `_components/words.ts`. */
export const own = {
  title: "What you wrote just for you",
  text: "No one else can read it. It is not shown here again. You can delete it at any time.",
  stays: "What your therapist can see stays. So does what is open to you both.",
  quiet: "Each day looks the same here. No one can tell if you kept a part for you, or if it is gone.",
  afterwards: "When your work here ends, it is deleted after 30 days.",
  all: "Delete all I kept",
  allText:
    "This deletes every part that was just for you, and your private lists. What you wrote and did not send goes too. You cannot get it back.",
  listTitle: "By the day you sent it",
  empty: "You have not sent anything yet.",
  oneText: "This deletes what was just for you that day, and a private list. You cannot get it back.",
  sure: "Yes, delete it",
  deleting: "One moment",
  deleted: "Done. Nothing just for you is left of it.",
} as const;

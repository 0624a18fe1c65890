/**
 * What the couple's pages say, in one place, so that a test can hold every line to plain words and a reading
 * grade of 6. Exercises and the check-in bring their own words. Source: sessions paper, section 5.
 * One export for each place: read as `import * as WORDS`, a script carries the words it says and no others.
 */

export const home = {
  title: "Today",
  task: "One thing to try",
  another: "One more thing to try",
  taskTime: "You can stop at any time.",
  start: "Start",
  goOn: "Go on",
  checkIn: "A quick check-in",
  checkInTime: "Six short questions. It takes about two minutes.",
  appointment: "Next appointment",
  empty: "Nothing here yet.",
} as const;

export const intro = {
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

export const step = {
  continue: "Continue",
  skip: "Skip this one",
  stop: "Stop here",
  saved: "Saved",
  saving: "Saving",
  typing: "Not saved yet",
  pickUpTo: (most: number) => `Pick up to ${most}.`,
  minutes: "How many minutes did it take?",
  stale: "You also wrote here in another window. Which words do you want to keep?",
  staleOther: "In the other window",
  staleKeep: "Keep what is here",
  staleTake: "Take the other words",
  staleBlank: "Nothing was written there.",
  staleForm: "You also wrote in another window. To keep what is here, press Continue again.",
} as const;

export const timer = {
  start: "Start",
  goOn: "Go on",
  stop: "Stop",
  minutes: "How long?",
  minutesOption: (minutes: number) => (minutes === 1 ? "1 minute" : `${minutes} minutes`),
  ready: "Press Start when you are ready.",
  left: (minutes: number) => (minutes === 1 ? "About 1 minute left" : `About ${minutes} minutes left`),
  lastMinute: "Less than a minute left",
  paused: "Stopped. You can go on, or leave it here.",
  next: "Time is up. Swap, and press Start when you are ready.",
  over: "Time is up. You can go on to the next page.",
  part: (part: number, parts: number) => `Part ${part} of ${parts}`,
  turn: (turn: number, turns: number) => `Turn ${turn} of ${turns}`,
  turnWords: "One of you speaks. The other one listens.",
  guide: "The time is a guide. You can stop sooner or take longer.",
} as const;

export const end = {
  title: "You are at the end",
  stoppedTitle: "You can stop here",
  allDone: "That was the last question. Send it when you are ready.",
  none: "Stopping is fine. You can send it as it is, or keep it for later.",
  counted: (answered: number, all: number) =>
    `Stopping is fine. We saved what you did. You did ${answered} of ${all}, and that counts.`,
  open: "Still open, if you want to go back",
  closing: "Before you send it",
  how: "How was it?",
  howNote: "You can leave these out. You and your therapist can see them. Your partner cannot.",
  useful: "How useful was it?",
  usefulLow: "Not useful",
  usefulHigh: "Very useful",
  upset: "How upset or tense did you get?",
  upsetLow: "Not at all",
  upsetHigh: "Very",
  again: "Would you do it again?",
  againLow: "No",
  againHigh: "Yes, for sure",
  writeOnly: "Once it is sent, no one can read it on this phone. You cannot change it then.",
  send: "Send",
  sendAsItIs: "Send what I did",
  sending: "Sending",
  later: "Keep it for later",
} as const;

export const done = {
  title: "That is done",
  text: "Take a moment before you put the phone down.",
  checkInText: "Some weeks go up and some go down. One week on its own does not mean much.",
  notWatched: "Your therapist does not watch this all day. Are you in danger? Go to Help now.",
  home: "Back to Today",
} as const;

export const checkIn = {
  title: "Check-in",
  place: (place: number, all: number) => `${place} of ${all}`,
  audience: "You and your therapist can see this. Your partner cannot.",
  notApplicableNote: "This fits only if your first answer was 0.",
  skip: "You can go on with no answer.",
  back: "Back",
  continue: "Continue",
  send: "Send",
  sending: "Sending",
  sent: "You sent this week's check-in. The next one is next week.",
  held: "This is held for now. You can change that on the page about who can see what.",
} as const;

export const whoCanSee = {
  title: "Who can see what",
  intro: "Each question tells you who can see it, before you write. This is the whole list.",
  kind: "What you write",
  me: "You",
  therapist: "Your therapist",
  partner: "Your partner",
  yes: "Yes",
  no: "No",
  untilSent: "Until you send it",
  both: "Only if you both choose to share",
  appointment: "The next appointment",
  onlyMe: "Questions just for you",
  forTherapist: "Questions for you and your therapist",
  shared: "Questions you both can see",
  reveal: "Questions you may share later",
  checkIn: "Your check-in",
  how: "How it was for you",
  done: "What you have done, and when",
  drafts: "What you wrote but did not send",
  noSigns: "We never tell one of you what the other has done, skipped or picked.",
  ceilingTitle: "How far exercises may go",
  ceilingLegend: "How far may exercises go for you?",
  ceilingNote:
    "You both pick this on your own. The lower pick counts for both of you. No one is told whose it was. You can change it at any time.",
  ceilingUnset: "You have not picked yet. Until you do, exercises use general words at most.",
  ceilingSave: "Save",
  ceilingSaved: "Saved. It counts from now on.",
  ceilings: [
    "Sex is not a topic",
    "Sex in general words",
    "Sexual feelings, or touch that leaves out the genitals",
    "Sexual touch too",
  ],
  consentTitle: "Your yes to this work",
  consentGiven: "You said yes to this work. You can take it back at any time. You do not have to say why.",
  consentEffect: "Then all tasks stop for both of you. Your partner is not told who chose this.",
  consentWithdrawn: "You took back your yes. Tasks are held for both of you.",
  withdraw: "Take back my yes",
  withdrawn: "Done. Tasks are held from now on.",
  giveAgain: "Say yes again",
  given: "Done. You said yes again.",
  figuresTitle: "The practice's figures",
  figures:
    "The practice counts how often this kind of help works. No name and no answer is in it. You can stay out of it. No one is told. It cannot be changed back here.",
  optOut: "Do not count me",
  optedOut: "Done. You are not counted.",
} as const;

export const kept = {
  title: "You were signed out",
  signedOut: "Please sign in to go on.",
  typed: "What you typed",
  signIn: "Sign in, in a new tab",
  again: "Send again",
} as const;

export const helpNow = {
  title: "Help now",
  first: "If you feel unsafe, or someone is hurting you, you do not have to sort it out here.",
  notWatched: "Your therapist does not see this until they next sign in.",
  breathe: "If you can, breathe in for four. Breathe out for six. Do it a few times.",
  history: "Leave closes this screen fast. It does not clear your browser history.",
} as const;

export const offline =
  "We could not save that yet. Your words are still on this phone. We will try again when you are back online.";

export const notSent = "We could not send that yet. Your words are still here. Please try again.";

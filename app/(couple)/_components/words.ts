import { INTRO_WORDS } from "../../_ui/question/intro-words";
import { OVERVIEW_WORDS } from "../../_ui/question/overview-words";
import { PAGE_WORDS } from "../../_ui/question/page-words";

/**
 * What the couple's pages say, in one place, so that a test can hold every line to plain words and a reading
 * grade of 6. Exercises and the check-in bring their own words. Source: sessions paper, section 5.
 * Pages with a script of their own keep their words beside it, so that no page carries those of another.
 */

export const home = {
  title: "Today",
  task: "One thing to try",
  another: "One more thing to try",
  more: (things: number) => `More to try (${things})`,
  paused: "Your therapist has paused this one for now.",
  taskTime: "You can stop at any time.",
  start: PAGE_WORDS.start,
  goOn: "Go on",
  waiting: "One short question is open.",
  waitingMany: (questions: number) => `${questions} short questions are open.`,
  after: "After your session",
  afterTime: "Four short lines. It takes one minute.",
  checkIn: "A quick check-in",
  checkInTime: "Six short questions. It takes about two minutes.",
  questions: "A few questions",
  questionsTime: "Pick some numbers. It takes about five minutes.",
  toRead: "Something to read",
  toReadTime: "It is short. You can take your time with it.",
  read: "Read",
  question: "One question",
  questionTime: "It is for you alone. It takes one tap.",
  later: "One short question",
  laterTime: "It takes a moment.",
  moments: "Moments",
  momentsLine: "Note something for you and your therapist.",
  appointment: "Next appointment",
  calendar: "Save it to my calendar",
  calendarLine: "It will say “Appointment” there, and no more.",
  empty: "Nothing here yet.",
} as const;

export const together = {
  title: "Together",
  line: "What you may share, and what is open to you both.",
} as const;

export const ourMap = {
  title: "Our map",
  line: "The page you drew with your therapist. You both see the same.",
} as const;

export const ourPlan = {
  title: "Our plan",
  line: "The page you both made to keep.",
} as const;

export const intro = INTRO_WORDS;

export const overview = OVERVIEW_WORDS;

export const readBack = {
  look: "Look at what you wrote",
} as const;

export const done = {
  title: "That is done",
  text: "Take a moment before you put the phone down.",
  checkInText: "Some weeks go up and some go down. One week on its own does not mean much.",
  notWatched: "Your therapist does not watch this all day. Are you in danger? Go to Help now.",
  shareText: "There is something here that you can choose to share. It can wait, too.",
  share: "What you may share",
  shareLine: "Share a line of it",
  home: "Back to Today",
} as const;

export const helpNow = {
  title: "Help now",
  first: "If you feel unsafe, or someone is hurting you, you do not have to sort it out here.",
  notWatched: "Your therapist does not see this until they next sign in.",
  breathe: "If you can, breathe in for four. Breathe out for six. Do it a few times.",
  history: "Leave closes this screen fast. It does not clear your browser history.",
} as const;

import type { Slot } from "#lib/access/actor";
import type { Days } from "#lib/demo/days";
import type { Random } from "#lib/demo/random";
import type { CoreLine, CoupleStory, Frame, HomeworkStory, SentStory, SeriesStory } from "#lib/demo/types";
import { inEntries } from "#lib/demo/written-entries";
import { findExercise } from "#lib/exercises/queries";
import type { Exercise } from "#lib/exercises/types";
import type { Disposition } from "#lib/planning/types";

/** A meeting with its instants; `number` counts from 1. */
export type Meeting = {
  readonly number: number;
  readonly day: number;
  readonly frame: Frame;
  readonly minutes: number;
  readonly startsAt: Date;
  readonly closed: { readonly startedAt: Date; readonly endedAt: Date; readonly note: string } | null;
  readonly plan: "none" | "draft" | "final";
  readonly plannedAt: Date;
  readonly core: readonly CoreLine[];
  readonly attendees: "both" | Slot;
  /** How it goes on, where more dates were set along with it. */
  readonly series: SeriesStory | null;
};

export type SentTask = { readonly at: Date; readonly reviewedAt: Date | null; readonly story: SentStory };

/** An assignment with everything that became of it. */
export type Homework = {
  readonly story: HomeworkStory;
  readonly exercise: Exercise;
  readonly slots: readonly Slot[];
  readonly givenAt: Date;
  readonly dueOn: string;
  readonly smaller: boolean;
  readonly timesCarried: number;
  readonly closedAt: Date | null;
  readonly sent: Readonly<Partial<Record<Slot, SentTask>>>;
  /** What each plan that looked back on it says, by meeting number; null while undecided. */
  readonly decisions: ReadonlyMap<number, Disposition | null>;
};

const MINUTE = 60_000;
const FRAME_MINUTES = { first: 75, individual: 50, feedback: 75 } as const;
/** Homework is written down this long before a meeting ends. */
const GIVEN_BEFORE_END = 4 * MINUTE;
const YESTERDAY = -1;

const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE);

function minutesOf(story: CoupleStory, frame: Frame): number {
  return frame === "joint" ? story.sessionMinutes : FRAME_MINUTES[frame];
}

/** Who came: a note on a meeting with one alone begins with that. */
function comes(note: string): Meeting["attendees"] {
  const alone = /^Met ([AB]) alone/.exec(note)?.[1];
  return alone === "A" || alone === "B" ? alone : "both";
}

/** All meetings of a story, the next one last. */
export function meetingsOf(story: CoupleStory, days: Days, random: Random): Meeting[] {
  const held = story.meetings.map((meeting, place): Meeting => {
    const day = days.workday(meeting.day);
    const minutes = minutesOf(story, meeting.frame);
    const startsAt = days.at(day, meeting.time);
    const startedAt = after(startsAt, random.below(5));
    const endedAt = after(startedAt, minutes + random.between(-2, 5));
    return {
      number: place + 1,
      day,
      frame: meeting.frame,
      minutes,
      startsAt,
      closed: { startedAt, endedAt, note: meeting.note },
      plan: "final",
      plannedAt: days.at(day - 1, "18:20"),
      core: meeting.core ?? [],
      attendees: comes(meeting.note),
      series: null,
    };
  });
  const { next } = story;
  if (next === null) return held;
  const day = next.time === null ? next.day : days.workday(next.day);
  const time = next.time ?? days.laterToday();
  const coming: Meeting = {
    number: held.length + 1,
    day,
    frame: next.frame,
    minutes: minutesOf(story, next.frame),
    startsAt: days.at(day, time),
    closed: null,
    plan: next.plan,
    plannedAt: days.at(YESTERDAY, "18:40"),
    core: next.core ?? [],
    attendees: next.alone ?? "both",
    series: next.series ?? null,
  };
  return [...held, coming];
}

function sentTasks(
  story: HomeworkStory,
  exercise: Exercise,
  given: Meeting,
  meetings: readonly Meeting[],
  days: Days,
): Partial<Record<Slot, SentTask>> {
  const entries = (["A", "B"] as const).flatMap((slot): [Slot, SentTask][] => {
    const sent = story.sent[slot];
    if (!sent) return [];
    const day = Math.min(YESTERDAY, given.day + sent.daysAfter);
    const at = days.at(day, sent.time);
    const next = meetings.find((meeting) => meeting.closed && meeting.startsAt.getTime() > at.getTime());
    const reviewedAt = sent.reviewedNextDay
      ? days.at(Math.min(YESTERDAY, day + 1), "08:50")
      : next
        ? after(next.startsAt, -25)
        : null;
    const when = { isStopped: sent.stopped === true, lastDay: days.date(day) };
    return [[slot, { at, reviewedAt, story: { ...sent, answers: inEntries(exercise, sent.answers, when) } }]];
  });
  return Object.fromEntries(entries);
}

/**
 * A story's homework run through its meetings by the product's rule: every plan made final decides on what
 * is open; `keep` and `shrink` carry it on to the week after, `drop` and `replace` end it.
 */
export function homeworkOf(story: CoupleStory, meetings: readonly Meeting[], days: Days): Homework[] {
  return story.homework.map((work): Homework => {
    const given = meetings[work.givenAt - 1];
    const exercise = findExercise(work.exercise);
    if (!given?.closed || !exercise)
      throw new RangeError(`${story.slug}: ${work.key} does not fit the story.`);
    const slots: readonly Slot[] = work.for === "both" ? ["A", "B"] : [work.for];
    const sent = sentTasks(work, exercise, given, meetings, days);
    const decisions = new Map<number, Disposition | null>();
    // What has not opened is in no plan, nor is what takes another's place.
    const isDecided = !work.opens && !work.standsInFor;
    const opensOn = work.opens && "inDays" in work.opens ? work.opens.inDays : given.day;
    let dueOn = days.date(opensOn + work.dueAfter);
    let smaller = work.smaller ?? false;
    let timesCarried = 0;
    let closedAt: Date | null = null;
    for (const meeting of meetings.slice(work.givenAt)) {
      if (!isDecided || closedAt || meeting.plan === "none") continue;
      if (meeting.plan === "draft") {
        decisions.set(meeting.number, null);
        continue;
      }
      const isSent = slots.every((slot) => {
        const at = sent[slot]?.at;
        return at !== undefined && at.getTime() < meeting.plannedAt.getTime();
      });
      const decided = work.decided?.[meeting.number] ?? (isSent ? "drop" : "keep");
      decisions.set(meeting.number, decided);
      if (decided === "drop" || decided === "replace") closedAt = meeting.plannedAt;
      else {
        const weekAfter = days.date(meeting.day + 7);
        dueOn = dueOn > weekAfter ? dueOn : weekAfter;
        timesCarried += 1;
        smaller ||= decided === "shrink";
      }
    }
    const givenAt = new Date(given.closed.endedAt.getTime() - GIVEN_BEFORE_END);
    return { story: work, exercise, slots, givenAt, dueOn, smaller, timesCarried, closedAt, sent, decisions };
  });
}

import type { Homework, Meeting } from "#lib/demo/timeline";
import type { CoreLine } from "#lib/demo/types";
import { findExercise } from "#lib/exercises/queries";
import type { Id } from "#lib/kernel/ids";
import { suggestedFrame } from "#lib/planning/frames";
import { blockItem, reviewItem } from "#lib/planning/rules";
import { shareOut } from "#lib/planning/rules-frame";
import {
  type BlockTitle,
  EXERCISE_SLOT,
  type OpenHomework,
  type Phase,
  type PlanItem,
} from "#lib/planning/types";

type Part = readonly [title: BlockTitle, phase: Phase, minutes: number];

/** The meetings of the assessment; minutes for the look back come out of the longest part. */
const PARTS: Readonly<Record<"first" | "individual" | "feedback", readonly Part[]>> = {
  first: [
    ["Arrive and check in", "arrive", 12],
    ["Open time", "core", 42],
    ["Goals and plan", "core", 10],
    ["Assign homework", "close", 6],
    ["Wrap and session check", "close", 5],
  ],
  individual: [
    ["Arrive and check in", "arrive", 3],
    ["Safety first", "core", 12],
    ["Each partner alone", "core", 31],
    ["Wrap and session check", "close", 4],
  ],
  feedback: [
    ["Arrive and check in", "arrive", 6],
    ["Findings and profile", "core", 20],
    ["Open time", "core", 30],
    ["Goals and plan", "core", 10],
    ["Assign homework", "close", 5],
    ["Wrap and session check", "close", 4],
  ],
};
const REVIEW_MINUTES = 5;

/** Homework that a plan looks back on. */
export type Open = { readonly homework: Homework; readonly assignmentId: Id };

function asOpenHomework({ homework, assignmentId }: Open, at: Date): OpenHomework {
  const { exercise, slots, sent, smaller, timesCarried } = homework;
  return {
    assignmentId,
    exerciseSlug: exercise.slug,
    exerciseVersion: exercise.version,
    title: exercise.title,
    smaller,
    timesCarried,
    isHeld: false,
    laterTimes: 0,
    sent: slots.map((slot) => {
      const sentAt = sent[slot]?.at;
      const isSent = sentAt !== undefined && sentAt.getTime() < at.getTime();
      return { slot, sent: isSent, isShort: false, notNow: null };
    }),
  };
}

function coreItem(line: CoreLine, id: Id): PlanItem {
  if (line.title !== undefined) return blockItem(line.title, "core", line.minutes, id);
  const exercise = findExercise(line.exercise);
  if (!exercise) throw new RangeError(`There is no exercise ${line.exercise}.`);
  return {
    ...blockItem(exercise.title, "core", line.minutes, id),
    kind: "exercise",
    exerciseSlug: exercise.slug,
    exerciseVersion: exercise.version,
  };
}

function assessmentItems(meeting: Meeting, open: readonly OpenHomework[], makeId: () => Id): PlanItem[] {
  if (meeting.frame === "joint") return [];
  const parts = PARTS[meeting.frame];
  const looking = Math.min(2, open.length) * REVIEW_MINUTES;
  const longest = Math.max(...parts.map(([, , minutes]) => minutes));
  const items = parts.map(([title, phase, minutes]) =>
    blockItem(title, phase, minutes === longest ? minutes - looking : minutes, makeId()),
  );
  const shares = shareOut(
    looking,
    open.map(() => 1),
  );
  const reviews = open.map((homework, place) => reviewItem(homework, makeId(), shares[place] ?? 1));
  return [...items.slice(0, 1), ...reviews, ...items.slice(1)];
}

/** The plan of a meeting before anything happened: frame, last time's homework, working part. */
export function plannedItems(meeting: Meeting, open: readonly Open[], makeId: () => Id): PlanItem[] {
  const looking = open.map((one) => asOpenHomework(one, meeting.plannedAt));
  const items =
    meeting.frame === "joint"
      ? suggestedFrame(meeting.minutes, looking, makeId).flatMap((item) =>
          item.title === EXERCISE_SLOT && meeting.core.length > 0
            ? meeting.core.map((line) => coreItem(line, makeId()))
            : [item],
        )
      : assessmentItems(meeting, looking, makeId);
  const decisionOf = new Map(
    open.map(({ homework, assignmentId }) => [assignmentId, homework.decisions.get(meeting.number) ?? null]),
  );
  return items.map((item) =>
    item.assignmentId ? { ...item, disposition: decisionOf.get(item.assignmentId) ?? null } : item,
  );
}

/** The same plan after the meeting: done with the minutes it took, or set aside. */
export function itemsAsRun(meeting: Meeting, items: readonly PlanItem[], wobble: () => number): PlanItem[] {
  const lines = [...meeting.core];
  return items.map((item) => {
    const isWorking = item.phase === "core" && lines.some((line) => nameOf(line) === item.title);
    if (!isWorking) return { ...item, state: "done", actualMinutes: Math.max(1, item.minutes + wobble()) };
    const [line] = lines.splice(
      lines.findIndex((one) => nameOf(one) === item.title),
      1,
    );
    const took = line?.took;
    return took === undefined
      ? { ...item, state: "set_aside", actualMinutes: null }
      : { ...item, state: "done", actualMinutes: took };
  });
}

function nameOf(line: CoreLine): string {
  return line.title ?? findExercise(line.exercise)?.title ?? line.exercise;
}

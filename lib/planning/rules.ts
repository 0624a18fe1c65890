import { MECHANISMS, type Mechanism, type Weights } from "#lib/exercises/types";
import {
  type Disposition,
  EXERCISE_SLOT,
  ITEM_MINUTES,
  type LibraryEntry,
  type OpenHomework,
  PHASES,
  type Phase,
  PLAN_LIMIT,
  type PlanItem,
} from "#lib/planning/types";

type Phased = { readonly id: string; readonly phase: Phase };

const rank = (phase: Phase) => PHASES.indexOf(phase);

/** The same items with phases in order; inside a phase the order stays. */
export function inPhaseOrder<Item extends Phased>(items: readonly Item[]): Item[] {
  return PHASES.flatMap((phase) => items.filter((item) => item.phase === phase));
}

/** Adds an item as the last of its phase. */
export function addPlanItem<Item extends Phased>(items: readonly Item[], item: Item): Item[] {
  const place = items.filter((one) => rank(one.phase) <= rank(item.phase)).length;
  return [...items.slice(0, place), item, ...items.slice(place)];
}

export type AddedExercise = Pick<LibraryEntry, "slug" | "version" | "title" | "minutes">;

const exerciseItem = (exercise: AddedExercise, id: string): PlanItem => ({
  id,
  phase: "core",
  kind: "exercise",
  title: exercise.title,
  minutes: exercise.minutes.typical,
  exerciseSlug: exercise.slug,
  exerciseVersion: exercise.version,
  assignmentId: null,
  disposition: null,
  state: "planned",
  actualMinutes: null,
});

/**
 * Adds an exercise with its typical minutes: in place of the waiting exercise block if there is one, else below the
 * item at hand where that is in the core phase, else after the last exercise of it, else at the start of it. What is at
 * hand elsewhere says nothing of where an exercise belongs.
 */
export function addExercise(
  items: readonly PlanItem[],
  exercise: AddedExercise,
  id: string,
  atHandId: string | null = null,
): PlanItem[] {
  const added = exerciseItem(exercise, id);
  const slot = items.findIndex((item) => item.kind === "block" && item.title === EXERCISE_SLOT);
  const waiting = items[slot];
  if (waiting) return items.map((item) => (item === waiting ? { ...added, phase: waiting.phase } : item));
  const atHand = items.findIndex((item) => item.phase === "core" && item.id === atHandId);
  const above =
    atHand >= 0 ? atHand : items.findLastIndex((item) => item.phase === "core" && item.kind === "exercise");
  const place = above >= 0 ? above + 1 : items.filter((item) => rank(item.phase) < rank("core")).length;
  return [...items.slice(0, place), added, ...items.slice(place)];
}

/** Adds an exercise right before an item, in that item's part of the session; where it usually goes when there is no such item. */
export function addExerciseBefore(
  items: readonly PlanItem[],
  exercise: AddedExercise,
  id: string,
  beforeId: string,
): PlanItem[] {
  const at = items.findIndex((item) => item.id === beforeId);
  const next = items[at];
  if (!next) return addExercise(items, exercise, id);
  const added: PlanItem = { ...exerciseItem(exercise, id), phase: next.phase };
  return [...items.slice(0, at), added, ...items.slice(at)];
}

/** The minutes one more exercise can take: what is free, and what waits for it. */
export function roomForExercise(items: readonly PlanItem[], total: number): number {
  const waiting = items.find((item) => item.kind === "block" && item.title === EXERCISE_SLOT);
  return total - plannedMinutes(items) + (waiting ? minutesOf(waiting) : 0);
}

/** Homework to look back on, as an item of the review phase that waits for a decision. */
export function reviewItem(homework: OpenHomework, id: string, minutes: number): PlanItem {
  return {
    id,
    phase: "review",
    kind: "review",
    title: homework.title,
    minutes,
    exerciseSlug: homework.exerciseSlug,
    exerciseVersion: homework.exerciseVersion,
    assignmentId: homework.assignmentId,
    disposition: null,
    state: "planned",
    actualMinutes: null,
  };
}

/** A named block of time. */
export function blockItem(title: string, phase: Phase, minutes: number, id: string): PlanItem {
  return {
    id,
    phase,
    kind: "block",
    title,
    minutes,
    exerciseSlug: null,
    exerciseVersion: null,
    assignmentId: null,
    disposition: null,
    state: "planned",
    actualMinutes: null,
  };
}

/** Takes an item out. Homework to look back on stays: it leaves by a decision, not by removal. */
export function removePlanItem(items: readonly PlanItem[], id: string): readonly PlanItem[] {
  const item = items.find((one) => one.id === id);
  return item && item.kind !== "review" ? items.filter((one) => one !== item) : items;
}

/** Lays an item aside, or takes it back: it stays in the list, and takes no time. */
export function toggleAside(items: readonly PlanItem[], id: string): readonly PlanItem[] {
  const found = items.find((one) => one.id === id);
  if (!found || found.state === "done") return items;
  const state = found.state === "planned" ? "set_aside" : "planned";
  return items.map((item) => (item === found ? { ...item, state } : item));
}

/** The same item once more, right after it. Homework is looked back on once. */
export function duplicatePlanItem(
  items: readonly PlanItem[],
  id: string,
  freshId: string,
): readonly PlanItem[] {
  const at = items.findIndex((one) => one.id === id);
  const item = items[at];
  if (!item || item.kind === "review" || items.length >= PLAN_LIMIT) return items;
  const again: PlanItem = { ...item, id: freshId, state: "planned", actualMinutes: null };
  return [...items.slice(0, at + 1), again, ...items.slice(at + 1)];
}

type Timed = { readonly minutes: number; readonly state?: PlanItem["state"] };

/** The minutes an item takes of the session; what is set aside takes none. */
export function minutesOf({ minutes, state }: Timed): number {
  return state === "set_aside" ? 0 : minutes;
}

/** The minutes a plan takes as it stands. */
export function plannedMinutes(items: readonly Timed[]): number {
  return items.reduce((sum, item) => sum + minutesOf(item), 0);
}

/** Whole minutes within what one item can take. */
export function clampMinutes(minutes: number): number {
  if (!Number.isFinite(minutes)) return ITEM_MINUTES.min;
  return Math.min(ITEM_MINUTES.max, Math.max(ITEM_MINUTES.min, Math.round(minutes)));
}

/** Sets the minutes of one item, kept whole and within bounds. */
export function setMinutes(items: readonly PlanItem[], id: string, minutes: number): readonly PlanItem[] {
  const whole = clampMinutes(minutes);
  return items.some((item) => item.id === id && item.minutes !== whole)
    ? items.map((item) => (item.id === id ? { ...item, minutes: whole } : item))
    : items;
}

/** Decides what becomes of one piece of homework; anything else is left alone. */
export function setDisposition(
  items: readonly PlanItem[],
  id: string,
  disposition: PlanItem["disposition"],
): readonly PlanItem[] {
  return items.map((item) => (item.id === id && item.kind === "review" ? { ...item, disposition } : item));
}

/** What stands beside minutes that are outside of what an exercise usually takes; null inside. */
export function rangeNote(minutes: number, usual: { min: number; max: number }): string | null {
  if (minutes < usual.min) return `Usually at least ${usual.min} minutes`;
  return minutes > usual.max ? `Usually at most ${usual.max} minutes` : null;
}

export type Coverage = Readonly<Record<Mechanism, number>>;

/**
 * Minutes that go to each need: every item that has an exercise gives its minutes by the exercise's weights.
 * Exact to a hundredth of a minute; blocks of time give nothing.
 */
export function coverage(
  items: readonly (Timed & { exerciseSlug: string | null })[],
  exerciseWeights: Readonly<Record<string, Weights>>,
): Coverage {
  const sum = (need: Mechanism) =>
    items.reduce((total, item) => {
      const weights = item.exerciseSlug === null ? undefined : exerciseWeights[item.exerciseSlug];
      return total + (weights ? minutesOf(item) * Math.round(weights[need] * 100) : 0);
    }, 0) / 100;
  return Object.fromEntries(MECHANISMS.map((need) => [need, sum(need)])) as Record<Mechanism, number>;
}

/** A formatter for each zone, made once: that costs a hundred times what using it does. */
function partsIn(options: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (at: Date, zone: string): Intl.DateTimeFormatPart[] => {
    const format = made.get(zone) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
    made.set(zone, format);
    return format.formatToParts(at);
  };
}

const clockParts = partsIn({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayParts = partsIn({ year: "numeric", month: "numeric", day: "numeric" });

/** "15:27": the wall clock of an instant in a zone. */
export function clockTime(at: Date, zone: string): string {
  const parts = clockParts(at, zone);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "00";
  return `${part("hour")}:${part("minute")}`;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Minutes since midnight, of a clock time. */
function sinceMidnight(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

const two = (figure: number) => String(figure).padStart(2, "0");

/**
 * The clock time at which each item begins, in list order. A zone is asked for the first and the last: where its clock
 * went on as long as the plan does, it was not changed in between, and the rest is counted on.
 */
export function clockTimes(items: readonly Timed[], startsAt: Date, zone: string): string[] {
  let minutes = 0;
  const offsets = items.map((item) => {
    const offset = minutes;
    minutes += minutesOf(item);
    return offset;
  });
  const at = (offset: number) => clockTime(new Date(startsAt.getTime() + offset * MINUTE_MS), zone);
  const last = offsets.at(-1) ?? 0;
  const first = sinceMidnight(at(0));
  const isSteady = last < DAY_MINUTES && sinceMidnight(at(last)) === (first + last) % DAY_MINUTES;
  return offsets.map((offset) => {
    if (!isSteady) return at(offset);
    const time = (first + offset) % DAY_MINUTES;
    return `${two(Math.floor(time / 60))}:${two(time % 60)}`;
  });
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** "Tue 3 Nov 2026": the day of an instant in a zone; the same on server and browser. */
export function dayLabel(at: Date, zone: string): string {
  const parts = dayParts(at, zone);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const weekday = new Date(Date.UTC(part("year"), part("month") - 1, part("day"))).getUTCDay();
  return `${DAYS[weekday]} ${part("day")} ${MONTHS[part("month") - 1]} ${part("year")}`;
}

/** Whether a decision carries homework on; the others end it. */
export function carriesOn(disposition: Disposition): boolean {
  return disposition === "keep" || disposition === "shrink";
}

/** The homework of a plan that is open and that nothing has been decided about yet; what is not open here asks for nothing. */
export function undecided(
  items: readonly PlanItem[],
  open: readonly Pick<OpenHomework, "assignmentId">[],
): PlanItem[] {
  const ids = new Set<string | null>(open.map(({ assignmentId }) => assignmentId));
  return items.filter(
    ({ kind, disposition, assignmentId }) =>
      kind === "review" && disposition === null && ids.has(assignmentId),
  );
}

/** Open homework that this plan does not look back on yet. */
export function notYetReviewed(items: readonly PlanItem[], open: readonly OpenHomework[]): OpenHomework[] {
  const reviewed = new Set(items.map((item) => item.assignmentId));
  return open.filter((homework) => !reviewed.has(homework.assignmentId));
}

/** The exercises of a session that was held that were not done: what can be carried over to the next plan. */
export function carryable(items: readonly PlanItem[]): PlanItem[] {
  return items.filter(
    ({ kind, state, exerciseSlug }) => kind === "exercise" && state !== "done" && exerciseSlug,
  );
}

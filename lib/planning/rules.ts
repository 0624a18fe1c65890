import { MECHANISMS, type Mechanism, type Weights } from "#lib/exercises/types";
import {
  EXERCISE_SLOT,
  ITEM_MINUTES,
  type LibraryEntry,
  type OpenHomework,
  PHASE_LABEL,
  PHASES,
  type Phase,
  type PlanItem,
} from "#lib/planning/types";

type Phased = { readonly id: string; readonly phase: Phase };

/** The exercise versions a plan names, for looking them up together. */
export function exerciseRefs(
  items: readonly Pick<PlanItem, "kind" | "exerciseSlug" | "exerciseVersion">[],
): { slug: string; version: number }[] {
  return items.flatMap(({ kind, exerciseSlug, exerciseVersion }) =>
    kind === "exercise" && exerciseSlug !== null && exerciseVersion !== null
      ? [{ slug: exerciseSlug, version: exerciseVersion }]
      : [],
  );
}

const rank = (phase: Phase) => PHASES.indexOf(phase);

/** The same items with phases in order; inside a phase the order stays. */
export function inPhaseOrder<Item extends Phased>(items: readonly Item[]): Item[] {
  return PHASES.flatMap((phase) => items.filter((item) => item.phase === phase));
}

/**
 * Moves one item a single step. At the edge of its phase it crosses into the neighbouring phase and keeps
 * its place in the list. Returns the list itself when the step leads nowhere.
 */
export function movePlanItem<Item extends Phased>(
  items: readonly Item[],
  id: string,
  direction: "up" | "down",
): readonly Item[] {
  const at = items.findIndex((item) => item.id === id);
  const item = items[at];
  if (!item) return items;
  const step = direction === "up" ? -1 : 1;
  const neighbour = items[at + step];
  if (neighbour && neighbour.phase === item.phase) {
    return items.map((one, place) => (place === at ? neighbour : place === at + step ? item : one));
  }
  const phase = PHASES[rank(item.phase) + step];
  if (!phase) return items;
  return items.map((one) => (one === item ? { ...item, phase } : one));
}

/** True when a step in this direction changes something. */
export function canMove(items: readonly Phased[], id: string, direction: "up" | "down"): boolean {
  return movePlanItem(items, id, direction) !== items;
}

/** Adds an item as the last of its phase. */
export function addPlanItem<Item extends Phased>(items: readonly Item[], item: Item): Item[] {
  const place = items.filter((one) => rank(one.phase) <= rank(item.phase)).length;
  return [...items.slice(0, place), item, ...items.slice(place)];
}

export type AddedExercise = Pick<LibraryEntry, "slug" | "version" | "title" | "minutes">;

/**
 * Adds an exercise with its typical minutes: in place of the waiting exercise block if there is one, else
 * after the last exercise of the core phase, else at the start of it.
 */
export function addExercise(items: readonly PlanItem[], exercise: AddedExercise, id: string): PlanItem[] {
  const added: PlanItem = {
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
  };
  const slot = items.findIndex((item) => item.kind === "block" && item.title === EXERCISE_SLOT);
  const waiting = items[slot];
  if (waiting) return items.map((item) => (item === waiting ? { ...added, phase: waiting.phase } : item));
  const last = items.findLastIndex((item) => item.phase === "core" && item.kind === "exercise");
  const place = last >= 0 ? last + 1 : items.filter((item) => rank(item.phase) < rank("core")).length;
  return [...items.slice(0, place), added, ...items.slice(place)];
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

export type Budget = { planned: number; free: number; over: number; text: string };

/** Minutes planned against the session's length. Says so, never blocks. */
export function budget(items: readonly { minutes: number }[], length: number): Budget {
  const planned = items.reduce((sum, item) => sum + item.minutes, 0);
  const free = Math.max(0, length - planned);
  const over = Math.max(0, planned - length);
  const rest = over > 0 ? `${over} over` : free > 0 ? `${free} free` : "no time left over";
  return { planned, free, over, text: `${planned} of ${length} minutes planned, ${rest}` };
}

export type Coverage = Readonly<Record<Mechanism, number>>;

/**
 * Minutes that go to each need: every item that has an exercise gives its minutes by the exercise's weights.
 * Exact to a hundredth of a minute; blocks of time give nothing.
 */
export function coverage(
  items: readonly { minutes: number; exerciseSlug: string | null }[],
  exerciseWeights: Readonly<Record<string, Weights>>,
): Coverage {
  const sum = (need: Mechanism) =>
    items.reduce((total, item) => {
      const weights = item.exerciseSlug === null ? undefined : exerciseWeights[item.exerciseSlug];
      return total + (weights ? item.minutes * Math.round(weights[need] * 100) : 0);
    }, 0) / 100;
  return Object.fromEntries(MECHANISMS.map((need) => [need, sum(need)])) as Record<Mechanism, number>;
}

export type LibraryFilter = { mechanism: Mechanism | null; maxMinutes: number | null };

/** The entries that pass both filters, in the order they came. Minutes are those of a typical go. */
export function filterLibrary(entries: readonly LibraryEntry[], filter: LibraryFilter): LibraryEntry[] {
  const { mechanism, maxMinutes } = filter;
  return entries.filter(
    (entry) =>
      (mechanism === null || entry.needs.includes(mechanism)) &&
      (maxMinutes === null || entry.minutes.typical <= maxMinutes),
  );
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

/** The clock time at which each item begins, in list order. */
export function clockTimes(items: readonly { minutes: number }[], startsAt: Date, zone: string): string[] {
  let minutes = 0;
  return items.map((item) => {
    const time = clockTime(new Date(startsAt.getTime() + minutes * 60_000), zone);
    minutes += item.minutes;
    return time;
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

/** What is said after a move: "Reach moved to 3 of 5, starts 15:27". A change of phase is named. */
export function movedSentence(
  before: readonly PlanItem[],
  after: readonly PlanItem[],
  id: string,
  startsAt: Date,
  zone: string,
): string {
  const place = after.findIndex((item) => item.id === id);
  const item = after[place];
  if (!item) return "";
  const was = before.find((one) => one.id === id);
  const phase = was && was.phase !== item.phase ? `${PHASE_LABEL[item.phase]}, ` : "";
  const starts = clockTimes(after, startsAt, zone)[place] ?? "";
  return `${item.title} moved to ${phase}${place + 1} of ${after.length}, starts ${starts}`;
}

const UNDO_STEPS = 50;

/** The list as it is and as it was, newest last. */
export type PlanHistory = {
  readonly past: readonly (readonly PlanItem[])[];
  readonly items: readonly PlanItem[];
};

/** A history that begins with these items. */
export function beginHistory(items: readonly PlanItem[]): PlanHistory {
  return { past: [], items };
}

/** Takes a changed list in; the last 50 steps can be taken back. */
export function applyChange(history: PlanHistory, items: readonly PlanItem[]): PlanHistory {
  if (items === history.items) return history;
  return { past: [...history.past, history.items].slice(-UNDO_STEPS), items };
}

/** Takes the last step back. */
export function undo(history: PlanHistory): PlanHistory {
  const items = history.past.at(-1);
  return items ? { past: history.past.slice(0, -1), items } : history;
}

/** The homework of a plan that nothing has been decided about yet. */
export function undecided(items: readonly PlanItem[]): PlanItem[] {
  return items.filter((item) => item.kind === "review" && item.disposition === null);
}

/** Open homework that this plan does not look back on yet. */
export function notYetReviewed(items: readonly PlanItem[], open: readonly OpenHomework[]): OpenHomework[] {
  const reviewed = new Set(items.map((item) => item.assignmentId));
  return open.filter((homework) => !reviewed.has(homework.assignmentId));
}

export type RunPlace = { current: PlanItem | null; next: PlanItem | null; step: number; of: number };

/** Where a running session is: the first item still planned, and the one after it. */
export function runPlace(items: readonly PlanItem[]): RunPlace {
  const left = items.filter((item) => item.state === "planned");
  const current = left[0] ?? null;
  const step = current ? items.indexOf(current) + 1 : items.length;
  return { current, next: left[1] ?? null, step, of: items.length };
}

/** Whole minutes from one instant to another, never negative. */
export function wholeMinutes(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
}

/** Minutes of a running session that no finished item accounts for: what the current one has taken so far. */
export function minutesOnCurrent(items: readonly PlanItem[], startedAt: Date, now: Date): number {
  const spent = items.reduce((sum, item) => sum + (item.actualMinutes ?? 0), 0);
  return Math.max(0, wholeMinutes(startedAt, now) - spent);
}

/** "12 minutes left, 24 planned": time left in the session against what is still planned. */
export function paceSentence(
  items: readonly PlanItem[],
  startedAt: Date,
  minutes: number,
  now: Date,
): string {
  const left = Math.max(0, minutes - wholeMinutes(startedAt, now));
  const planned = items.filter((i) => i.state === "planned").reduce((sum, i) => sum + i.minutes, 0);
  return `${left} ${left === 1 ? "minute" : "minutes"} left, ${planned} planned`;
}

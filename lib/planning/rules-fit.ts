import type { Minutes } from "#lib/exercises/types";
import { minutesOf, plannedMinutes } from "#lib/planning/rules";
import { type BlockTitle, LOOK_BACK, type PlanItem } from "#lib/planning/types";

/**
 * The fewest minutes that still leave each part of a session its sense. The sessions paper names what is usual
 * (section 1) and no least: these are about half of what is usual in 50 minutes, and ours.
 */
const LEAST: Readonly<Partial<Record<BlockTitle, number>>> = {
  "Arrive and check in": 3,
  Agenda: 2,
  [LOOK_BACK]: 4,
  Debrief: 3,
  "Assign homework": 3,
  "Wrap and session check": 2,
};
const LEAST_REVIEW = 3;
const LEAST_OTHER = 1;

/** Blocks that a session can do without before anything else goes. */
const SPARE: ReadonlySet<string> = new Set<BlockTitle>(["Open time", "Short break"]);

/** What one item can take: an exercise by its own range, a part of the session by the least that makes sense. */
export type Span = Pick<Minutes, "min" | "max">;
export type SpanOf = (item: PlanItem) => Span | null;

function leastOf(item: PlanItem, spanOf: SpanOf): number {
  const usual =
    spanOf(item)?.min ??
    (item.kind === "review" ? LEAST_REVIEW : (LEAST[item.title as BlockTitle] ?? LEAST_OTHER));
  // What is shorter already stays as it is.
  return Math.min(item.minutes, usual);
}

/** How willingly an item steps back: spare time first, then the exercise whose length can vary most. Null: never. */
function flexibility(item: PlanItem, spanOf: SpanOf): number | null {
  if (item.state !== "planned") return null;
  if (item.kind === "block") return SPARE.has(item.title) ? Number.POSITIVE_INFINITY : null;
  if (item.kind === "review") return null;
  const span = spanOf(item);
  return span ? span.max - span.min : 0;
}

export type Fit = {
  readonly items: readonly PlanItem[];
  readonly trims: readonly { id: string; title: string; from: number; to: number }[];
  readonly aside: readonly { id: string; title: string; minutes: number }[];
  /** Minutes that are still too many, when nothing is left that could give. */
  readonly over: number;
};

/** Parts `total` over what each can give, in proportion; whole minutes, never more than there is. */
function takeFrom(total: number, room: readonly number[]): number[] {
  const all = room.reduce((sum, one) => sum + one, 0);
  if (all === 0) return room.map(() => 0);
  const exact = room.map((one) => (total * one) / all);
  const whole = exact.map(Math.floor);
  let rest = total - whole.reduce((sum, one) => sum + one, 0);
  const byRemainder = exact
    .map((value, place) => ({ place, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder || one.place - other.place);
  for (const { place } of byRemainder) {
    if (rest === 0) break;
    whole[place] = (whole[place] ?? 0) + 1;
    rest -= 1;
  }
  return whole;
}

/**
 * A plan made to fit so many minutes: it trims within what each item can take, and where that is not enough sets the
 * most flexible aside, one after the other. Proposes; nothing is changed by it. Source: screen paper, section 2.4.
 */
export function fitPlan(items: readonly PlanItem[], length: number, spanOf: SpanOf): Fit {
  let now = items;
  const aside: { id: string; title: string; minutes: number }[] = [];
  for (;;) {
    const over = plannedMinutes(now) - length;
    const room = now.map((item) => minutesOf(item) && item.minutes - leastOf(item, spanOf));
    if (over <= room.reduce((sum, one) => sum + one, 0)) {
      const taken = over > 0 ? takeFrom(over, room) : [];
      return done(now, taken, aside, 0);
    }
    const next = mostFlexible(now, spanOf);
    if (!next) return done(now, room, aside, over - room.reduce((sum, one) => sum + one, 0));
    aside.push({ id: next.id, title: next.title, minutes: next.minutes });
    now = now.map((item) => (item === next ? { ...item, state: "set_aside" } : item));
  }
}

function mostFlexible(items: readonly PlanItem[], spanOf: SpanOf): PlanItem | null {
  let best: { item: PlanItem; by: number } | null = null;
  for (const item of items) {
    const by = flexibility(item, spanOf);
    // Of two alike the later one goes.
    if (by !== null && (best === null || by >= best.by)) best = { item, by };
  }
  return best?.item ?? null;
}

function done(items: readonly PlanItem[], taken: readonly number[], aside: Fit["aside"], over: number): Fit {
  const trims: { id: string; title: string; from: number; to: number }[] = [];
  const fitted = items.map((item, place) => {
    const less = taken[place] ?? 0;
    if (less === 0) return item;
    trims.push({ id: item.id, title: item.title, from: item.minutes, to: item.minutes - less });
    return { ...item, minutes: item.minutes - less };
  });
  return { items: fitted, trims, aside, over };
}

import type { Id } from "#lib/kernel/ids";
import { broughtUp } from "#lib/planning/rules-run-order";
import type { KeptEvent, RunEvent, RunItem, RunState } from "#lib/planning/run-types";
import { ITEM_MINUTES, type PlanItem } from "#lib/planning/types";

const MINUTE = 60_000;

type Ordered<Event> = { event: Event; at: number };

const byDevice = (one: RunEvent, other: RunEvent) =>
  one.place - other.place || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/**
 * Events in the one order everybody agrees on, each once. A device's own order always holds: where its clock was set
 * back, the later event counts as happening when the one before it did. Between devices the time decides, then the
 * device's number. So it does not matter which of them was heard first, or how often.
 */
export function inRunOrder<Event extends RunEvent>(events: readonly Event[]): Ordered<Event>[] {
  const once = new Map(events.map((event) => [event.id, event]));
  const devices = new Map<Id, Event[]>();
  for (const event of once.values()) {
    devices.set(event.deviceId, [...(devices.get(event.deviceId) ?? []), event]);
  }
  const ordered = [...devices.values()].flatMap((own) => {
    let latest = Number.NEGATIVE_INFINITY;
    return own.toSorted(byDevice).map((event) => {
      latest = Math.max(latest, event.at);
      return { event, at: latest };
    });
  });
  return ordered.toSorted(
    (one, other) =>
      one.at - other.at ||
      (one.event.deviceId < other.event.deviceId ? -1 : one.event.deviceId > other.event.deviceId ? 1 : 0) ||
      byDevice(one.event, other.event),
  );
}

const wholeMinutesOf = (item: RunItem) => Math.min(ITEM_MINUTES.max, Math.round(item.spent / MINUTE));

/** Where a run begins: every item of the final plan still to come. What a run added is not part of the plan. */
export function beginRun(planned: readonly PlanItem[], startedAt: number): RunState {
  const items = planned
    .filter((item) => !item.addedInRun)
    .map(
      (item): RunItem => ({ ...item, state: "planned", actualMinutes: null, room: item.minutes, spent: 0 }),
    );
  return placed({
    items,
    planned: items.map(({ id }) => id),
    currentId: null,
    nextId: null,
    countedTo: startedAt,
    isPaused: false,
    isSafety: false,
    endedAt: null,
  });
}

function placed(state: RunState): RunState {
  const left = state.items.filter((item) => item.state === "planned");
  return { ...state, currentId: left[0]?.id ?? null, nextId: left[1]?.id ?? null };
}

/** The same run a little later: what is up has taken that much longer, unless the clock stands. */
export function countTo(state: RunState, now: number): RunState {
  const gone = now - state.countedTo;
  if (gone <= 0) return state;
  const stands = state.isPaused || state.isSafety || state.endedAt !== null || state.currentId === null;
  const items = stands
    ? state.items
    : state.items.map((item) => (item.id === state.currentId ? { ...item, spent: item.spent + gone } : item));
  return { ...state, items, countedTo: now };
}

function change(state: RunState, id: Id, to: (item: RunItem) => Partial<RunItem>): RunState {
  return { ...state, items: state.items.map((item) => (item.id === id ? { ...item, ...to(item) } : item)) };
}

function outcome(state: RunState, event: RunEvent & { kind: "done" | "set_aside" }): RunState {
  return change(state, event.itemId, (item) => ({
    state: event.kind,
    actualMinutes: event.minutes ?? (item.spent > 0 ? wholeMinutesOf(item) : null),
  }));
}

function swapped(state: RunState, event: RunEvent & { kind: "swap" }): RunState {
  const place = state.items.findIndex((item) => item.id === event.itemId);
  const old = state.items[place];
  const isTaken = state.items.some((item) => item.id === event.newItemId);
  if (old?.state !== "planned" || old.kind === "review" || isTaken) return state;
  const { exerciseSlug, exerciseVersion, title } = event;
  const added: RunItem = {
    ...old,
    id: event.newItemId,
    kind: "exercise",
    title,
    exerciseSlug,
    exerciseVersion,
    minutes: old.room,
    spent: 0,
    addedInRun: true,
  };
  const aside = outcome(state, { ...event, kind: "set_aside", minutes: null });
  return {
    ...aside,
    items: [...aside.items.slice(0, place + 1), added, ...aside.items.slice(place + 1)],
    planned: state.planned.flatMap((id) => (id === old.id ? [id, added.id] : [id])),
  };
}

/** One event more. What it speaks of and the run does not know changes nothing. */
export function applyRunEvent(before: RunState, event: RunEvent, at: number): RunState {
  const state = countTo(before, at);
  switch (event.kind) {
    case "done":
    case "set_aside":
      return placed(outcome(state, event as RunEvent & { kind: "done" | "set_aside" }));
    case "planned_again":
      return placed(change(state, event.itemId, () => ({ state: "planned", actualMinutes: null })));
    case "now":
      return placed({ ...state, items: broughtUp(state, event.itemId) });
    case "swap":
      return placed(swapped(state, event));
    case "minutes":
      return change(state, event.itemId, ({ room }) => ({
        room: Math.min(ITEM_MINUTES.max, Math.max(ITEM_MINUTES.min, room + event.minutes)),
      }));
    case "pause":
      return { ...state, isPaused: true };
    case "go_on":
      return { ...state, isPaused: false };
    case "safety_on":
      return { ...state, isSafety: true };
    case "safety_off":
      return { ...state, isSafety: false };
    case "end":
      return { ...state, endedAt: state.endedAt ?? at };
    case "note":
      return state;
    // A device or a server that is newer may have told of what is not known here.
    default:
      return state;
  }
}

/** A run as its events tell it, however they came in. */
export function runOf(
  planned: readonly PlanItem[],
  startedAt: number,
  events: readonly (RunEvent | KeptEvent)[],
): RunState {
  const counted = events.filter((event) => !("isRefused" in event && event.isRefused));
  return inRunOrder(counted).reduce(
    (state, { event, at }) => applyRunEvent(state, event, at),
    beginRun(planned, startedAt),
  );
}

/** Whole minutes as words; what was ticked off at once took less than one. */
export function tookMinutes(minutes: number): string {
  return minutes === 0 ? "under 1" : String(minutes);
}

/** Whole minutes the current item has left of its room; below zero when it runs over. */
export function minutesLeft(item: RunItem): number {
  return Math.ceil((item.room * MINUTE - item.spent) / MINUTE);
}

export type Pace = { left: number; planned: number; isBehind: boolean };

/** A plan is called late when it lacks at least so many minutes: a minute or two settle themselves. Ours. */
export const BEHIND_FROM = 3;

/** Minutes left of the session against what is still planned in it. */
export function paceOf(state: RunState, startedAt: number, minutes: number): Pace {
  const gone = Math.floor(Math.max(0, state.countedTo - startedAt) / MINUTE);
  const left = Math.max(0, minutes - gone);
  const planned = state.items
    .filter((item) => item.state === "planned")
    .reduce((sum, item) => sum + Math.max(0, minutesLeft(item)), 0);
  return { left, planned, isBehind: state.endedAt === null && planned - left >= BEHIND_FROM };
}

/** "12 minutes left, 24 planned" */
export function paceLine({ left, planned }: Pace): string {
  return `${left} ${left === 1 ? "minute" : "minutes"} left, ${planned} planned`;
}

/** Nothing is shortened below this by one tap. Ours: an item of less is better set aside. */
export const SHORTEST = 3;

/**
 * Minutes to take off what is still planned so that it fits what is left, longest first and never below the least an
 * exercise takes. The item that is up keeps what it has used. Empty when nothing can give.
 */
export function shorten(
  state: RunState,
  pace: Pace,
  least: Readonly<Record<Id, number>>,
): { itemId: Id; minutes: number }[] {
  let over = pace.planned - pace.left;
  const gives = state.items
    .filter((item) => item.state === "planned")
    .map((item) => {
      const floor = Math.max(SHORTEST, least[item.id] ?? SHORTEST, Math.ceil(item.spent / MINUTE));
      return { itemId: item.id, give: Math.max(0, item.room - floor), room: item.room };
    })
    .toSorted((one, other) => other.room - one.room);
  return gives.flatMap(({ itemId, give }) => {
    const minutes = Math.min(give, Math.max(0, over));
    over -= minutes;
    return minutes > 0 ? [{ itemId, minutes: -minutes }] : [];
  });
}

/** What one tap sets aside when time runs short: the longest core item still to come, else the one that is up. */
export function easiestToSetAside(state: RunState): RunItem | null {
  const left = state.items.filter((item) => item.state === "planned" && item.kind !== "review");
  const ahead = left.filter((item) => item.id !== state.currentId && item.phase === "core");
  const [longest] = ahead.toSorted((one, other) => other.room - one.room);
  return longest ?? left.find((item) => item.id === state.currentId && item.phase === "core") ?? null;
}

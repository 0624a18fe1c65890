import { clockTimes } from "#lib/planning/rules";
import { PHASE_LABEL, PHASES, type Phase, type PlanItem } from "#lib/planning/types";

type Phased = { readonly id: string; readonly phase: Phase };

/** One step, or a place: in this phase before that item, as the last of the phase where none is named. */
export type Move = "up" | "down" | { readonly phase: Phase; readonly before: string | null };

/**
 * Moves one item: behind the buttons, the keys, the menu and the drag. A step at the edge of a phase crosses into
 * the neighbouring one and keeps the place in the list. Returns the list itself when nothing changes.
 */
export function movePlanItem<Item extends Phased>(
  items: readonly Item[],
  id: string,
  move: Move,
): readonly Item[] {
  const at = items.findIndex((item) => item.id === id);
  const item = items[at];
  if (!item) return items;
  return typeof move === "string" ? stepped(items, at, item, move) : placed(items, item, move);
}

function stepped<Item extends Phased>(
  items: readonly Item[],
  at: number,
  item: Item,
  direction: "up" | "down",
): readonly Item[] {
  const step = direction === "up" ? -1 : 1;
  const neighbour = items[at + step];
  if (neighbour && neighbour.phase === item.phase) {
    return items.map((one, place) => (place === at ? neighbour : place === at + step ? item : one));
  }
  const phase = PHASES[PHASES.indexOf(item.phase) + step];
  if (!phase) return items;
  return items.map((one) => (one === item ? { ...item, phase } : one));
}

function placed<Item extends Phased>(
  items: readonly Item[],
  item: Item,
  { phase, before }: Exclude<Move, string>,
): readonly Item[] {
  const rest = items.filter((one) => one !== item);
  const named = rest.findIndex((one) => one.id === before && one.phase === phase);
  // Before itself is where it stands already.
  if (before === item.id && item.phase === phase) return items;
  const last = rest.filter((one) => PHASES.indexOf(one.phase) <= PHASES.indexOf(phase)).length;
  const place = named >= 0 ? named : last;
  const moved = item.phase === phase ? item : { ...item, phase };
  const next = [...rest.slice(0, place), moved, ...rest.slice(place)];
  return next.every((one, at) => one === items[at]) ? items : next;
}

/** True when a step in this direction changes something. */
export function canMove(items: readonly Phased[], id: string, direction: "up" | "down"): boolean {
  return movePlanItem(items, id, direction) !== items;
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

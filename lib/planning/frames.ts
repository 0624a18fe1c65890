import type { Id } from "#lib/kernel/ids";
import { blockItem, inPhaseOrder, reviewItem } from "#lib/planning/rules";
import {
  type BlockTitle,
  EXERCISE_SLOT,
  LOOK_BACK,
  type OpenHomework,
  type Phase,
  type PlanItem,
} from "#lib/planning/types";

type Part = { title: BlockTitle; phase: Phase; minutes: Readonly<Record<FrameLength, number>> };
type FrameLength = 50 | 75 | 90;

/** The parts of a session and their minutes at each usual length. Source: sessions paper, section 1. */
const PARTS: readonly Part[] = [
  { title: "Arrive and check in", phase: "arrive", minutes: { 50: 5, 75: 8, 90: 8 } },
  { title: "Agenda", phase: "arrive", minutes: { 50: 3, 75: 4, 90: 4 } },
  { title: LOOK_BACK, phase: "review", minutes: { 50: 8, 75: 12, 90: 12 } },
  { title: EXERCISE_SLOT, phase: "core", minutes: { 50: 18, 75: 28, 90: 38 } },
  { title: "Debrief", phase: "core", minutes: { 50: 6, 75: 9, 90: 12 } },
  { title: "Assign homework", phase: "close", minutes: { 50: 6, 75: 8, 90: 9 } },
  { title: "Wrap and session check", phase: "close", minutes: { 50: 4, 75: 6, 90: 7 } },
];

/** The usual length a session is nearest to; the shorter one when it lies between two. */
function nearestLength(minutes: number): FrameLength {
  const lengths: readonly FrameLength[] = [50, 75, 90];
  return lengths.reduce((best, one) => (Math.abs(one - minutes) < Math.abs(best - minutes) ? one : best));
}

/** Parts `total` into whole numbers that sum to it exactly, in proportion to the shares (largest remainder). */
export function shareOut(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (total * share) / sum);
  const whole = exact.map(Math.floor);
  const rest = total - whole.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, place) => ({ place, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder.slice(0, rest)) whole[place] = (whole[place] ?? 0) + 1;
  return whole;
}

/** Last time's homework as review items that share the given minutes, at least one each. */
function reviewItems(open: readonly OpenHomework[], minutes: number, makeId: () => Id): PlanItem[] {
  const shares = shareOut(
    Math.max(minutes, open.length),
    open.map(() => 1),
  );
  return open.map((homework, place) => reviewItem(homework, makeId(), shares[place] ?? 1));
}

/**
 * The suggested frame: the parts of a session scaled to its length, their minutes summing to it exactly.
 * Open homework takes the place and the minutes of the look back. Source: sessions paper, section 1.
 */
export function suggestedFrame(length: number, open: readonly OpenHomework[], makeId: () => Id): PlanItem[] {
  const usual = nearestLength(length);
  const shares = shareOut(
    length,
    PARTS.map((part) => part.minutes[usual]),
  );
  return PARTS.flatMap((part, place) => {
    const minutes = shares[place] ?? 1;
    return part.title === LOOK_BACK && open.length > 0
      ? reviewItems(open, minutes, makeId)
      : [blockItem(part.title, part.phase, minutes, makeId())];
  });
}

const BLANK_REVIEW = 5;

/** Nothing but last time's homework, five minutes each. */
export function blankFrame(open: readonly OpenHomework[], makeId: () => Id): PlanItem[] {
  return reviewItems(open, BLANK_REVIEW * open.length, makeId);
}

/**
 * Structure and minutes of the last plan, with the homework that is open now. Decisions, ticks and the
 * minutes it really took stay behind. `keepExercise` leaves out what may not go on for this couple.
 */
export function copiedFrame(
  last: readonly PlanItem[],
  open: readonly OpenHomework[],
  keepExercise: (slug: string, version: number) => boolean,
  makeId: () => Id,
): PlanItem[] {
  const isLookingBack = (item: PlanItem) => item.kind === "review" || item.title === LOOK_BACK;
  const minutes = last.filter(isLookingBack).reduce((sum, item) => sum + item.minutes, 0);
  const looking =
    open.length > 0
      ? reviewItems(open, minutes || BLANK_REVIEW * open.length, makeId)
      : minutes > 0
        ? [blockItem(LOOK_BACK, "review", minutes, makeId())]
        : [];
  const rest = last
    .filter((item) => !isLookingBack(item))
    .filter(
      (item) => item.exerciseSlug === null || keepExercise(item.exerciseSlug, item.exerciseVersion ?? 1),
    )
    .map((item): PlanItem => ({ ...item, id: makeId(), state: "planned", actualMinutes: null }));
  return inPhaseOrder([...looking, ...rest]);
}

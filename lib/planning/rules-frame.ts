import { type BlockTitle, EXERCISE_SLOT, LOOK_BACK, PHASES, type Phase } from "#lib/planning/types";

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

/** The parts of the suggested frame, their minutes scaled to a session's length and summing to it exactly. */
export function partsOf(length: number): { part: Part; minutes: number }[] {
  const usual = nearestLength(length);
  const shares = shareOut(
    length,
    PARTS.map((part) => part.minutes[usual]),
  );
  return PARTS.map((part, place) => ({ part, minutes: shares[place] ?? 1 }));
}

/** The minutes the suggested frame gives to each phase of a session of this length. */
export function framePhases(length: number): Readonly<Record<Phase, number>> {
  const parts = partsOf(length);
  const sum = (phase: Phase) =>
    parts.filter(({ part }) => part.phase === phase).reduce((total, { minutes }) => total + minutes, 0);
  return Object.fromEntries(PHASES.map((phase) => [phase, sum(phase)])) as Record<Phase, number>;
}

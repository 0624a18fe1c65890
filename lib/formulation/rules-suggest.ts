import type { Slot } from "#lib/access/actor";
import { thingsNeeded } from "#lib/exercises/things";
import { MECHANISMS, STAGES, type Stage, type Weights } from "#lib/exercises/types";
import { FELT, HAIR, RECENT, STAGE_FACTOR, WARN_FACTOR } from "#lib/formulation/constants";
import type {
  Choice,
  CoupleFacts,
  ExerciseHistory,
  GateWord,
  LeftOut,
  MechanismScores,
  Suggestible,
  Suggestion,
} from "#lib/formulation/types";

const SLOTS = ["A", "B"] as const satisfies readonly Slot[];

/** How well an exercise fits these scores, 0 to 10; null where a mechanism it works on is not rated. Section 6. */
export function fitOf(weights: Weights, scores: MechanismScores): number | null {
  let sum = 0;
  for (const mechanism of MECHANISMS) {
    const weight = weights[mechanism];
    if (weight === 0) continue;
    const score = scores[mechanism];
    if (score === null) return null;
    sum += weight * score;
  }
  return sum;
}

const FARTHEST = Math.min(...STAGE_FACTOR);

/** By the distance to the nearest stage of the exercise. Source: section 6. */
export function stageFactor(stages: readonly Stage[], stage: Stage): number {
  const here = STAGES.indexOf(stage);
  let factor = FARTHEST;
  // The farther away, the lower it is: the nearest stage has the highest.
  for (const one of stages)
    factor = Math.max(factor, STAGE_FACTOR[Math.abs(STAGES.indexOf(one) - here)] ?? FARTHEST);
  return factor;
}

export function recentFactor({ daysSince }: ExerciseHistory): number {
  return daysSince !== null && daysSince <= RECENT.days ? RECENT.factor : 1;
}

/** Upset wins over useful. Source: section 6. */
export function feltFactor({ useful, upset }: ExerciseHistory): number {
  if (upset !== null && upset >= FELT.upsetFrom) return FELT.upset;
  return useful !== null && useful >= FELT.usefulFrom ? FELT.useful : 1;
}

const NEVER: ExerciseHistory = { daysSince: null, useful: null, upset: null };

/** What becomes of one exercise for one couple that no gate blocks: a suggestion, or why it is none. Source: section 6. */
function weigh(
  exercise: Suggestible,
  couple: CoupleFacts,
  gate: GateWord,
  history: ExerciseHistory = NEVER,
): Suggestion | LeftOut {
  const why = leftOut(exercise, couple);
  if (why) return why;
  const { slug, who, weights } = exercise;
  const { profile, present = SLOTS } = couple;
  const isAlone = who === "solo" || who === "each" || present.length === 1;
  const fits: { slot: Slot; fit: number }[] = [];
  let fit = isAlone ? null : fitOf(weights, profile.couple);
  let best: Slot | null = null;
  if (isAlone)
    for (const slot of present) {
      const one = fitOf(weights, profile.partners[slot]);
      if (one === null) continue;
      fits.push({ slot, fit: one });
      if (fit !== null && one <= fit) continue;
      fit = one;
      best = slot;
    }
  if (fit === null) return "not_rated";
  const factors = {
    fit,
    stage: stageFactor(exercise.stages, couple.stage),
    recent: recentFactor(history),
    felt: feltFactor(history),
    gate: gate.effect === "warn" ? WARN_FACTOR : 1,
  };
  const score = factors.fit * factors.stage * factors.recent * factors.felt * factors.gate;
  const care = gate.effect === "warn" ? gate.reason : null;
  return { slug, slot: best, factors, care, score, fits, isPinned: false, isPlaced: false, insteadOf: null };
}

/** The hard filters of section 6. */
function leftOut({ explicitness, minutes, materials }: Suggestible, couple: CoupleFacts): LeftOut | null {
  if (explicitness > couple.ceiling) return "explicitness";
  if (minutes.typical > couple.slotMinutes) return "time";
  if (couple.lacks.length === 0) return null;
  return thingsNeeded(materials).some((one) => couple.lacks.includes(one)) ? "materials" : null;
}

export type Suggestions = {
  /** What the therapist pinned, then the best first, but for what was moved. */
  readonly suggested: readonly Suggestion[];
  /** What would be suggested and was hidden. */
  readonly hidden: readonly { slug: string; reason: string | null }[];
  /** What would be suggested and was left for later, until the next session. */
  readonly notNow: readonly string[];
  /** With their reasons, for the therapist alone. */
  readonly held: readonly { slug: string; reason: string | null }[];
  readonly leftOut: readonly { slug: string; why: LeftOut }[];
  /** How many there are of each, pinned, and left out for want of ratings, also where a part of a list was asked for. */
  readonly counts: Readonly<Record<WindowedList | "pins" | "notRated", number>>;
};

/** The lists that are as long as the library. */
export type WindowedList = "suggested" | "held" | "leftOut";

/** Which part of a list is wanted, from its first to its last place, counted from 1. */
export type Window = (count: number, list: WindowedList) => { readonly first: number; readonly last: number };

const ALL: Window = (count) => ({ first: 1, last: count });

/** Scores in steps of a hair, so that those that are alike on paper are alike here too. */
const steps = (score: number) => Math.round(score / HAIR);

/**
 * Every exercise in its place: the best first, then fewer minutes, then the slug. Source: section 6. A library may hold
 * thousands: all are weighed by number, and what is said of each is put together for the part of the lists that is wanted.
 */
export function suggest<One extends Suggestible>(
  exercises: readonly One[],
  couple: CoupleFacts,
  gateOf: (exercise: One) => GateWord,
  window: Window = ALL,
): Suggestions {
  const history = bySlug(couple.history);
  const choices = bySlug(couple.choices);
  const weighed = (one: One, gate: GateWord) => weigh(one, couple, gate, history.get(one.slug));
  const ranks: Rank<One>[] = [];
  const held: One[] = [];
  const leftOut: One[] = [];
  let notRated = 0;
  for (const exercise of exercises) {
    const gate = gateOf(exercise);
    if (gate.effect === "block") held.push(exercise);
    else {
      const found = weighed(exercise, gate);
      if (found === "not_rated") notRated += 1;
      if (typeof found === "string") leftOut.push(exercise);
      else ranks.push({ exercise, steps: steps(found.score) });
    }
  }
  ranks.sort(
    (one, other) =>
      other.steps - one.steps ||
      one.exercise.minutes.typical - other.exercise.minutes.typical ||
      (one.exercise.slug < other.exercise.slug ? -1 : 1),
  );
  const { listed, pins, insteadOf, ...aside } = arrange(
    ranks.map(({ exercise }) => exercise),
    choices,
  );
  const wanted = <T>(list: readonly T[], name: WindowedList) => {
    const { first, last } = window(list.length, name);
    return list.slice(first - 1, last);
  };
  return {
    ...aside,
    suggested: wanted(listed, "suggested").flatMap((exercise) => {
      const found = weighed(exercise, gateOf(exercise));
      if (typeof found === "string") return [];
      const choice = choices.get(exercise.slug);
      const isPlaced = choice !== undefined && choice.place !== null;
      const chosen = { isPinned: choice?.isPinned ?? false, isPlaced, insteadOf: insteadOf(exercise) };
      return [{ ...found, ...chosen }];
    }),
    held: wanted(held, "held").map((one) => ({ slug: one.slug, reason: gateOf(one).reason })),
    leftOut: wanted(leftOut, "leftOut").flatMap((one) => {
      const why = weighed(one, gateOf(one));
      return typeof why === "string" ? [{ slug: one.slug, why }] : [];
    }),
    counts: { suggested: listed.length, pins, held: held.length, leftOut: leftOut.length, notRated },
  };
}

type Rank<One> = {
  readonly exercise: One;
  /** Its score in steps of a hair. */
  readonly steps: number;
};

/** A record by its slugs, whatever these are called. */
const bySlug = <T>(record: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(Object.entries(record));

/**
 * What the therapist chose, laid over a list that is weighed already: it can take away and move, and never add. Of an
 * exercise and what the practice made from it the practice's own stands, unless the origin was pinned. Places are counted
 * among the pins, and among the others. Source: section 6.
 */
function arrange<One extends Suggestible>(weighed: readonly One[], choices: ReadonlyMap<string, Choice>) {
  const hidden: { slug: string; reason: string | null }[] = [];
  const notNow: string[] = [];
  const open: One[] = [];
  const origins = new Set<string>();
  for (const one of weighed) {
    const choice = choices.get(one.slug);
    if (choice?.isHidden) hidden.push({ slug: one.slug, reason: choice.reason });
    else if (choice?.isNotNow) notNow.push(one.slug);
    else {
      open.push(one);
      if (one.originSlug !== null) origins.add(one.originSlug);
    }
  }
  const originsHere = new Set<string>();
  const pins: Placed<One>[] = [];
  const others: Placed<One>[] = [];
  for (const one of open) {
    const choice = choices.get(one.slug);
    const isOrigin = origins.has(one.slug);
    if (isOrigin) originsHere.add(one.slug);
    if (choice?.isPinned) pins.push({ one, place: choice.place });
    else if (!isOrigin) others.push({ one, place: choice?.place ?? null });
  }
  return {
    listed: [...inPlace(pins), ...inPlace(others)],
    pins: pins.length,
    /** The exercise that one stands for, where both are there and its origin was not pinned. */
    insteadOf: ({ originSlug }: One) =>
      originSlug !== null && originsHere.has(originSlug) && !choices.get(originSlug)?.isPinned
        ? originSlug
        : null,
    hidden,
    notNow,
  };
}

type Placed<One> = { readonly one: One; readonly place: number | null };

/** In the order of the scores, but for what was moved. */
function inPlace<One>(ones: readonly Placed<One>[]): One[] {
  const list: One[] = [];
  const moved: { one: One; place: number }[] = [];
  for (const { one, place } of ones)
    if (place === null) list.push(one);
    else moved.push({ one, place });
  for (const { one, place } of moved.sort((a, b) => a.place - b.place)) list.splice(place - 1, 0, one);
  return list;
}

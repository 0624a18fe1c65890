import type { Slot } from "#lib/access/actor";
import { MECHANISMS, type Mechanism, type Weights } from "#lib/exercises/types";
import { carriesOn, minutesOf } from "#lib/planning/rules";
import { slotsOf } from "#lib/planning/rules-attendees";
import type { Attendees, OpenHomework, PlanItem } from "#lib/planning/types";

/** Where minutes go: in the room, at home, or into looking back on what was done at home. */
export const REACHES = ["session", "homework", "review"] as const;
export type Reach = (typeof REACHES)[number];

const SLOTS: readonly Slot[] = ["A", "B"];

/** Minutes by need, by where, by partner; exact to a hundredth. */
export type CoverageMatrix = Readonly<
  Record<Mechanism, Readonly<Record<Reach, Readonly<Record<Slot, number>>>>>
>;

/** What is known of the exercises of a plan, by slug. */
export type CoverageFacts = {
  readonly weights: Readonly<Record<string, Weights>>;
  readonly typical: Readonly<Record<string, number>>;
  readonly open: readonly OpenHomework[];
  /** Who comes. */
  readonly attendees: Attendees;
};

type Share = { slug: string; reach: Reach; slot: Slot; minutes: number };

/** Every minute that goes to an exercise: what is done in the room reaches whoever comes, homework whoever holds it. */
function sharesOf(items: readonly PlanItem[], { typical, open, attendees }: CoverageFacts): Share[] {
  const here = slotsOf(attendees);
  const reviewOf = new Map(
    items.flatMap((item) => (item.assignmentId ? [[item.assignmentId, item] as const] : [])),
  );
  const inRoom = items.flatMap((item) => {
    const { kind, exerciseSlug: slug } = item;
    if (kind !== "exercise" || slug === null) return [];
    return here.map((slot): Share => ({ slug, reach: "session", slot, minutes: minutesOf(item) }));
  });
  const atHome = open.flatMap(({ assignmentId, exerciseSlug: slug, sent }) => {
    const review = reviewOf.get(assignmentId);
    const goesOn = !review?.disposition || carriesOn(review.disposition);
    return sent.flatMap(({ slot }): Share[] => [
      ...(review && here.includes(slot)
        ? [{ slug, reach: "review" as const, slot, minutes: minutesOf(review) }]
        : []),
      ...(goesOn ? [{ slug, reach: "homework" as const, slot, minutes: typical[slug] ?? 0 }] : []),
    ]);
  });
  return [...inRoom, ...atHome];
}

/** Minutes of a plan by need, where they go, and whom they reach. */
export function coverageMatrix(items: readonly PlanItem[], facts: CoverageFacts): CoverageMatrix {
  const shares = sharesOf(items, facts);
  const sum = (need: Mechanism, reach: Reach, slot: Slot) =>
    shares
      .filter((one) => one.reach === reach && one.slot === slot)
      .reduce(
        (total, { slug, minutes }) => total + minutes * Math.round((facts.weights[slug]?.[need] ?? 0) * 100),
        0,
      ) / 100;
  const both = (need: Mechanism, reach: Reach) => ({ A: sum(need, reach, "A"), B: sum(need, reach, "B") });
  return Object.fromEntries(
    MECHANISMS.map((need) => [need, Object.fromEntries(REACHES.map((reach) => [reach, both(need, reach)]))]),
  ) as CoverageMatrix;
}

/** A score from here on is one to work on: the number from which one can lead (formulation paper, section 5). */
export const HIGH_FROM = 5;
/** A need that gets less than this part of what its score speaks for is a gap. The paper names no number; it is ours. */
export const GAP_BELOW = 0.5;

export type Scores = Readonly<Record<Slot, Readonly<Record<Mechanism, number | null>>>>;
export type Gap = {
  readonly slot: Slot;
  readonly need: Mechanism;
  readonly score: number;
  readonly isBare: boolean;
};

/** The needs of a partner that their profile speaks for and this plan does not reach, the highest score first. */
export function coverageGaps(matrix: CoverageMatrix, scores: Scores): Gap[] {
  return SLOTS.flatMap((slot) => {
    const minutes = (need: Mechanism) => REACHES.reduce((sum, reach) => sum + matrix[need][reach][slot], 0);
    const planned = MECHANISMS.reduce((sum, need) => sum + minutes(need), 0);
    const rated = MECHANISMS.reduce((sum, need) => sum + (scores[slot][need] ?? 0), 0);
    return MECHANISMS.flatMap((need): Gap[] => {
      const score = scores[slot][need];
      if (score === null || score < HIGH_FROM) return [];
      const got = planned === 0 ? 0 : minutes(need) / planned;
      const isBare = minutes(need) === 0;
      return isBare || got < GAP_BELOW * (score / rated) ? [{ slot, need, score, isBare }] : [];
    });
  }).sort((one, other) => other.score - one.score);
}

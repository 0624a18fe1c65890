import type { Slot } from "#lib/access/actor";
import { thingsNeeded } from "#lib/exercises/things";
import { MECHANISMS, type Weights } from "#lib/exercises/types";
import { HAIR, WARN_FACTOR } from "#lib/formulation/constants";
import { feltFactor, recentFactor, type Suggestions, stageFactor } from "#lib/formulation/rules-suggest";
import type {
  Choice,
  Choices,
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
function plainFit(weights: Weights, scores: MechanismScores): number | null {
  return MECHANISMS.reduce<number | null>((sum, mechanism) => {
    const weight = weights[mechanism];
    if (sum === null || weight === 0) return sum;
    const score = scores[mechanism];
    return score === null ? null : sum + weight * score;
  }, 0);
}

const NEVER: ExerciseHistory = { daysSince: null, useful: null, upset: null };

const AS_WEIGHED = { isPinned: false, isPlaced: false, insteadOf: null };

type Verdict =
  | { kind: "suggested"; suggestion: Suggestion }
  | { kind: "held"; slug: string; reason: string | null }
  | { kind: "left_out"; slug: string; why: LeftOut };

/** What becomes of one exercise for one couple. Source: section 6; a block always wins. */
function weigh(exercise: Suggestible, couple: CoupleFacts, gate: GateWord): Verdict {
  const { slug, who, weights } = exercise;
  if (gate.effect === "block") return { kind: "held", slug, reason: gate.reason };
  const why = leftOut(exercise, couple);
  if (why) return { kind: "left_out", slug, why };
  const present = couple.present ?? SLOTS;
  const isAlone = who === "solo" || who === "each" || present.length === 1;
  const fits = isAlone
    ? present.flatMap((slot) => {
        const fit = plainFit(weights, couple.profile.partners[slot]);
        return fit === null ? [] : [{ slot, fit }];
      })
    : [];
  const best = fits.reduce<(typeof fits)[number] | null>(
    (top, one) => (top === null || one.fit > top.fit ? one : top),
    null,
  );
  const fit = isAlone ? (best?.fit ?? null) : plainFit(weights, couple.profile.couple);
  if (fit === null) return { kind: "left_out", slug, why: "not_rated" };
  const history = Object.hasOwn(couple.history, slug) ? (couple.history[slug] ?? NEVER) : NEVER;
  const factors = {
    fit,
    stage: stageFactor(exercise.stages, couple.stage),
    recent: recentFactor(history),
    felt: feltFactor(history),
    gate: gate.effect === "warn" ? WARN_FACTOR : 1,
  };
  const score = factors.fit * factors.stage * factors.recent * factors.felt * factors.gate;
  const care = gate.effect === "warn" ? gate.reason : null;
  const suggestion = { slug, slot: best?.slot ?? null, factors, care, score, fits, ...AS_WEIGHED };
  return { kind: "suggested", suggestion };
}

/** The hard filters of section 6. */
function leftOut({ explicitness, minutes, materials }: Suggestible, couple: CoupleFacts): LeftOut | null {
  if (explicitness > couple.ceiling) return "explicitness";
  if (minutes.typical > couple.slotMinutes) return "time";
  return thingsNeeded(materials).some((one) => couple.lacks.includes(one)) ? "materials" : null;
}

/** Scores in steps of a hair, so that those that are alike on paper are alike here too. */
const steps = (score: number) => Math.round(score / HAIR);

/**
 * The suggestions as section 6 of the paper says them, one thing after the other and without a thought for thousands:
 * what the product's own, quicker way is held against.
 */
export function plainSuggest(
  exercises: readonly (Suggestible & { gate: GateWord })[],
  couple: CoupleFacts,
): Omit<Suggestions, "counts"> {
  const minutes = new Map(exercises.map((one) => [one.slug, one.minutes.typical]));
  const verdicts = exercises.map((one) => weigh(one, couple, one.gate));
  const suggested = verdicts
    .flatMap((one) => (one.kind === "suggested" ? [one.suggestion] : []))
    .sort(
      (one, other) =>
        steps(other.score) - steps(one.score) ||
        (minutes.get(one.slug) ?? 0) - (minutes.get(other.slug) ?? 0) ||
        (one.slug < other.slug ? -1 : 1),
    );
  return {
    ...arrange(suggested, exercises, couple.choices),
    held: verdicts.flatMap((one) => (one.kind === "held" ? [{ slug: one.slug, reason: one.reason }] : [])),
    leftOut: verdicts.flatMap((one) => (one.kind === "left_out" ? [{ slug: one.slug, why: one.why }] : [])),
  };
}

const UNCHOSEN: Choice = { isPinned: false, isHidden: false, isNotNow: false, place: null, reason: null };

/**
 * What the therapist chose, laid over a list that is weighed already: it can take away and move, and never add. Of an
 * exercise and what the practice made from it the practice's own stands, unless the origin was pinned. Places are counted
 * among the pins, and among the others. Source: section 6.
 */
function arrange(
  weighed: readonly Suggestion[],
  exercises: readonly Suggestible[],
  choices: Choices,
): Pick<Suggestions, "suggested" | "hidden" | "notNow"> {
  const choiceOf = (slug: string) => (Object.hasOwn(choices, slug) ? (choices[slug] ?? UNCHOSEN) : UNCHOSEN);
  const origins = new Map(exercises.map(({ slug, originSlug }) => [slug, originSlug]));
  const open = weighed.filter(({ slug }) => !choiceOf(slug).isHidden && !choiceOf(slug).isNotNow);
  const there = new Set(open.map(({ slug }) => slug));
  const replaced = new Set(open.flatMap(({ slug }) => origins.get(slug) ?? []));
  const kept = open
    .filter(({ slug }) => choiceOf(slug).isPinned || !replaced.has(slug))
    .map((one): Suggestion => {
      const { isPinned, place } = choiceOf(one.slug);
      const origin = origins.get(one.slug) ?? null;
      const insteadOf = origin !== null && there.has(origin) && !choiceOf(origin).isPinned ? origin : null;
      return { ...one, isPinned, isPlaced: place !== null, insteadOf };
    });
  const placeOf = ({ slug }: Suggestion) => choiceOf(slug).place ?? 0;
  const inPlace = (ones: readonly Suggestion[]) => {
    const list = ones.filter(({ isPlaced }) => !isPlaced);
    for (const one of ones.filter(({ isPlaced }) => isPlaced).sort((a, b) => placeOf(a) - placeOf(b)))
      list.splice(placeOf(one) - 1, 0, one);
    return list;
  };
  return {
    suggested: [
      ...inPlace(kept.filter(({ isPinned }) => isPinned)),
      ...inPlace(kept.filter(({ isPinned }) => !isPinned)),
    ],
    hidden: weighed
      .filter(({ slug }) => choiceOf(slug).isHidden)
      .map(({ slug }) => ({ slug, reason: choiceOf(slug).reason })),
    notNow: weighed.flatMap(({ slug }) =>
      choiceOf(slug).isNotNow && !choiceOf(slug).isHidden ? [slug] : [],
    ),
  };
}

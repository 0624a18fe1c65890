import { MECHANISMS, type Mechanism } from "#lib/exercises/types";
import {
  CONSENT_CHECK_FROM,
  COUPLE_WEIGHT,
  HAIR,
  LEAD,
  LEAST_RATED,
  LOW_SIGNAL_BELOW,
  RATER_WEIGHT,
  TALKING_POINT_GAP,
} from "#lib/formulation/constants";
import { INDICATORS, type Indicator, type IndicatorKey } from "#lib/formulation/indicators";
import type {
  Lead,
  LoopMechanism,
  MechanismScores,
  Profile,
  Ratings,
  RatingsOfPartner,
  SafetyLink,
  TalkingPoint,
  WholeShares,
} from "#lib/formulation/types";

/** The three that share the loop between them, in the order every screen lists them. */
export const LOOP_MECHANISMS = [
  "dissonance",
  "regulation",
  "attachment",
] as const satisfies readonly LoopMechanism[];

/** One number of an indicator's two ratings, 0 to 10; null where neither is there. Source: section 4. */
export function combined(self: number | undefined, therapist: number | undefined): number | null {
  if (self === undefined) return therapist ?? null;
  if (therapist === undefined) return self;
  return RATER_WEIGHT.therapist * therapist + RATER_WEIGHT.self * self;
}

/** The mean of what is rated of one mechanism, 0 to 10; null where too little is. Source: section 4. */
export function mechanismScore(mechanism: Mechanism, { self, therapist }: RatingsOfPartner): number | null {
  const rated = INDICATORS.filter((one) => one.mechanism === mechanism).flatMap(({ key }) => {
    const number = combined(self[key], therapist[key]);
    return number === null ? [] : [number];
  });
  if (rated.length < LEAST_RATED[mechanism]) return null;
  return rated.reduce((sum, number) => sum + number, 0) / rated.length;
}

const eachMechanism = <T>(of: (mechanism: Mechanism) => T): Readonly<Record<Mechanism, T>> =>
  Object.fromEntries(MECHANISMS.map((mechanism) => [mechanism, of(mechanism)])) as Record<Mechanism, T>;

/** Indicators whose two ratings lie far apart: a talking point, not an error. Source: section 4. */
export function talkingPoints({ self, therapist }: RatingsOfPartner): TalkingPoint[] {
  return INDICATORS.flatMap(({ key }) => {
    const [own, seen] = [self[key], therapist[key]];
    if (own === undefined || seen === undefined || Math.abs(seen - own) < TALKING_POINT_GAP) return [];
    return [{ key, self: own, therapist: seen }];
  });
}

/** The indicators that open a private consent check, for the therapist alone. Source: section 4. */
export function consentChecks({ self, therapist }: RatingsOfPartner): IndicatorKey[] {
  const all: readonly (Indicator & { key: IndicatorKey })[] = INDICATORS;
  return all
    .filter(({ isSafetyLink, key }) => {
      const highest = Math.max(self[key] ?? -1, therapist[key] ?? -1);
      return isSafetyLink === true && highest >= CONSENT_CHECK_FROM;
    })
    .map(({ key }) => key);
}

/**
 * The checks that are still open of one partner: a high number that was in force when the therapist marked the check as
 * done is closed by it, one that was sent since opens it again. `links` holds each rater's newest number of each; a rating
 * sent since that leaves the statement out, or says "not sure", takes nothing away. Source: sections 4 and 7.
 */
export function openChecks(links: readonly SafetyLink[], markedAt: Date | null): IndicatorKey[] {
  const since = (rater: SafetyLink["rater"]): Ratings =>
    Object.fromEntries(
      links
        .filter((one) => one.rater === rater && (markedAt === null || one.at > markedAt))
        .map(({ key, number }) => [key, number]),
    );
  return consentChecks({ self: since("self"), therapist: since("therapist") });
}

/** What the couple's score of one mechanism is: the higher partner drives the loop. Source: section 5. */
function coupleScore(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  return COUPLE_WEIGHT.higher * Math.max(a, b) + COUPLE_WEIGHT.lower * Math.min(a, b);
}

/** The profile of a couple's scores. Source: formulation paper, section 5. */
export function profileOf(partners: Profile["partners"]): Profile {
  const couple = eachMechanism((mechanism) => coupleScore(partners.A[mechanism], partners.B[mechanism]));
  const three = LOOP_MECHANISMS.map((mechanism) => ({ mechanism, score: couple[mechanism] }));
  const sum = three.reduce<number | null>(
    (total, { score }) => (total === null || score === null ? null : total + score),
    0,
  );
  const shares =
    sum === null || sum === 0
      ? null
      : (Object.fromEntries(three.map(({ mechanism, score }) => [mechanism, (score ?? 0) / sum])) as Record<
          LoopMechanism,
          number
        >);
  return { partners, couple, shares, lead: leadOf(couple, sum) };
}

/**
 * The shares of the three in whole per cent that make 100, in the order every screen lists them; null where they would
 * say too much: little is rated, or all of it is low. Source: section 5.
 */
export function wholeShares({ shares, lead }: Pick<Profile, "shares" | "lead">): WholeShares | null {
  if (shares === null || lead.kind === "low_signal" || lead.kind === "not_enough") return null;
  const exact = LOOP_MECHANISMS.map((mechanism) => ({ mechanism, share: shares[mechanism] * 100 }));
  const missing = 100 - exact.reduce((sum, { share }) => sum + Math.floor(share), 0);
  // What rounding down leaves over goes to those that lost most by it.
  const raised = exact
    .toSorted((one, other) => (other.share % 1) - (one.share % 1))
    .slice(0, missing)
    .map(({ mechanism }) => mechanism);
  return exact.map(({ mechanism, share }) => [
    mechanism,
    Math.floor(share) + (raised.includes(mechanism) ? 1 : 0),
  ]);
}

/** The same from ratings. */
export function profileFrom(ratings: Readonly<Record<"A" | "B", RatingsOfPartner>>): Profile {
  const scores = (slot: "A" | "B"): MechanismScores =>
    eachMechanism((mechanism) => mechanismScore(mechanism, ratings[slot]));
  return profileOf({ A: scores("A"), B: scores("B") });
}

/** A limit counts as met from a hair below it on. */
const isBelow = (value: number, limit: number) => value < limit - HAIR;

function leadOf(couple: MechanismScores, sum: number | null): Lead {
  if (sum === null) return { kind: "not_enough" };
  if (isBelow(sum, LOW_SIGNAL_BELOW)) return { kind: "low_signal" };
  const [first, second] = LOOP_MECHANISMS.map((mechanism) => ({
    mechanism,
    score: couple[mechanism] ?? 0,
  })).sort((one, other) => other.score - one.score);
  if (!first || !second || isBelow(first.score, LEAD.from) || isBelow(first.score - second.score, LEAD.ahead))
    return { kind: "mixed" };
  return { kind: "lead", mechanism: first.mechanism };
}

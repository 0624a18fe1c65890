import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { reachTold } from "#lib/couples/reach-told";
import { shownHolds } from "#lib/couples/shown-holds";
import { MECHANISMS } from "#lib/exercises/types";
import { INDICATORS, THERAPIST_CUES } from "#lib/formulation/indicators";
import {
  openFormulation,
  openFormulationOnScreen,
  openWholeFormulation,
  type WholeFormulation,
} from "#lib/formulation/open-formulation";
import type { RatingDay } from "#lib/formulation/rating-days";
import { isRated } from "#lib/formulation/ratings";
import { basisOf } from "#lib/formulation/rules-basis";
import { indicatorGroups } from "#lib/formulation/rules-indicators";
import { profileFrom, talkingPoints, wholeShares } from "#lib/formulation/rules-profile";

const SLOTS = ["A", "B"] as const;

/** The profile as it stood at the end of each day of the practice on which somebody rated, newest first. */
function versionsOf(days: readonly RatingDay[]) {
  return days.map(({ ratings, ...day }) => ({ ...day, profile: profileFrom(ratings) }));
}

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** All days, and the two the address names; without one the first and the last of those shown. */
function historyOf(versions: ReturnType<typeof versionsOf>, search: Search) {
  const dayIn = (name: string) => versions.find(({ day }) => day === search[name]);
  const [left, right] = [dayIn("a") ?? versions.at(-1), dayIn("b") ?? versions[0]];
  return { versions, pair: left && right && versions.length > 1 ? ([left, right] as const) : null };
}

/** Profile, suggestions and what to talk about, for the couple's own therapist on paper. */
export async function loadFormulation(coupleId: string) {
  const actor = await requireActor("clinician");
  return shownOf(await pageRead(() => openWholeFormulation(actor, coupleId)), {});
}

/** The same for the page, with what is kept of each of the two. Paper of the whole formulation never asks for it. */
export async function loadFormulationPage(coupleId: string, search: Search) {
  const actor = await requireActor("clinician");
  const { records, lines, listPages, ...whole } = await pageRead(() =>
    openFormulationOnScreen(actor, coupleId, search),
  );
  const shown = await shownOf(whole, search);
  return {
    ...shown,
    listPages,
    records,
    lines: lines.map(({ line, sourceA, sourceB, saidA, saidB, isOpen }) => ({
      value: `${line}/${sourceA}/${sourceB}`,
      label: `${line} ${INDICATORS.find(({ key }) => key === line)?.words ?? ""}`,
      saidA,
      saidB,
      isOpen,
    })),
  };
}

async function shownOf(whole: WholeFormulation, search: Search) {
  const { ratings, sent, askedAt, loop, days, ...formulation } = whole;
  const { timeZone } = await shellFacts();
  const answered = SLOTS.filter((slot) =>
    sent.some((one) => one.slot === slot && one.rater === "self" && askedAt !== null && one.at >= askedAt),
  ).length;
  return {
    ...formulation,
    timeZone,
    isConsentOpen: formulation.checks.some(({ keys }) => keys.length > 0),
    holds: shownHolds(formulation.holds, formulation.couple.checks),
    reach: reachTold(formulation.nextGates, formulation.agreed),
    loop: loop.shown,
    loopVersions: loop.versions.length,
    ...historyOf(versionsOf(days), search),
    shares: wholeShares(formulation.profile),
    basis: basisOf(ratings),
    groups: indicatorGroups(ratings, formulation.profile),
    asked: askedAt === null ? null : { at: askedAt, answered },
    wordsOf: Object.fromEntries(INDICATORS.map(({ key, words }) => [key, words])),
    isCompared: SLOTS.some((slot) => isRated(ratings[slot].self) && isRated(ratings[slot].therapist)),
    points: SLOTS.map((slot) => ({ slot, points: talkingPoints(ratings[slot]) })),
    isEmpty: SLOTS.every((slot) => !isRated(ratings[slot].self) && !isRated(ratings[slot].therapist)),
  };
}

/** The 27 statements, with what the therapist rated last. */
export async function loadRatingTable(coupleId: string) {
  const actor = await requireActor("clinician");
  const { couple, ratings } = await pageRead(() => openFormulation(actor, coupleId));
  return {
    couple,
    groups: MECHANISMS.map((mechanism) => ({
      mechanism,
      cues: THERAPIST_CUES[mechanism],
      statements: INDICATORS.filter((one) => one.mechanism === mechanism).map(({ key, words }) => ({
        key,
        words,
        A: ratings.A.therapist[key] ?? null,
        B: ratings.B.therapist[key] ?? null,
      })),
    })),
  };
}

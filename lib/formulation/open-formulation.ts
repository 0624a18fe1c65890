import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn, type HeldCouple, heldUnder } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { type YesStatus, yesReason } from "#lib/couples/fresh-yes";
import type { HoldGate } from "#lib/couples/gates";
import { type HoldStory, readHoldStoriesIn } from "#lib/couples/hold-history";
import { type OpenHold, openHoldsIn } from "#lib/couples/holds";
import type { Limits } from "#lib/couples/lock-reason";
import { type AskStops, askStops } from "#lib/couples/rules-ask";
import type { Agreed } from "#lib/couples/rules-co-sign";
import { yesStatusIn } from "#lib/couples/yes-status";
import { type Weighable, weighableIn } from "#lib/exercises/find-weighable";
import type { EvidenceGrade } from "#lib/exercises/types";
import { type ConsentMark, checksOf, notedMarksIn } from "#lib/formulation/consent-marks";
import { type EpisodeSummary, episodeSummaryIn } from "#lib/formulation/episode-summary";
import { exerciseHistoryIn } from "#lib/formulation/exercise-history";
import { newestRecordsIn, type WrittenRecord } from "#lib/formulation/find-records";
import type { IndicatorKey } from "#lib/formulation/indicators";
import { newestOf, newestSentIn, type SentRating } from "#lib/formulation/newest-ratings";
import { type OpenedLoopMap, openLoopMapIn } from "#lib/formulation/open-map";
import { type RatingDay, ratingDaysIn, sessionsSinceIn } from "#lib/formulation/rating-days";
import { lastAskedIn } from "#lib/formulation/rating-requests";
import { type SharedLine, sharedLinesIn } from "#lib/formulation/reveal-lines";
import {
  type ListPages,
  type ListsAsked,
  listPagesOf,
  namedIn,
  windowOf,
} from "#lib/formulation/rules-paging";
import { profileFrom } from "#lib/formulation/rules-profile";
import type { Suggestions, Window } from "#lib/formulation/rules-suggest";
import { choicesIn } from "#lib/formulation/suggestion-choices";
import { suggestFor } from "#lib/formulation/suggestions";
import type { Profile, RatingsOfPartner } from "#lib/formulation/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";

export type Formulation = {
  couple: HeldCouple;
  ratings: Readonly<Record<Slot, RatingsOfPartner>>;
  profile: Profile;
  /** Of each partner and rater the newest. */
  sent: readonly SentRating[];
  askedAt: Date | null;
  /** What opens a private consent check of each partner now, and when the newest rating about them came in. */
  checks: readonly { slot: Slot; keys: readonly IndicatorKey[]; ratedAt: Date | null }[];
  /** When the therapist saw a partner alone about it, newest first. */
  marks: readonly (ConsentMark & { note: string })[];
  /** The safety holds in force, and the gates for what is given or planned next. */
  holds: readonly OpenHold[];
  nextGates: readonly HoldGate[];
  /** Whether touch and sexual work are available, never whose answer it is. */
  /** Why both cannot be asked now, by class. */
  askStops: AskStops;
  /** What supervisors co-signed, and still holds. */
  agreed: readonly Agreed[];
  yesStatus: readonly YesStatus[];
  /** What partners logged, by taps alone. */
  episodes: EpisodeSummary;
  suggestions: Suggestions;
  /** What the suggestions name, with how well it is backed; `ask` where both have to be asked before it is given. */
  exercises: Readonly<Record<string, NamedExercise>>;
};

export type NamedExercise = {
  title: string;
  minutes: number;
  who: string;
  grade: EvidenceGrade;
  isDone: boolean;
  ask: string | null;
};

/**
 * A couple's formulation: ratings, profile and the suggestions that follow from it. One transaction, an audited read.
 * Throws "not_found" outside the caseload. Source: formulation paper, sections 4 to 6.
 */
export async function openFormulation(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  clock: Clock = systemClock,
): Promise<Formulation> {
  return withActor(actor, (tx) => openFormulationIn(tx, actor, coupleId, clock));
}

/** More than fit side by side on a page; the first of all is always among them. */
const RATING_DAYS = 8;

export type WholeFormulation = Formulation & {
  loop: OpenedLoopMap;
  stories: readonly HoldStory[];
  /** The days on which somebody rated, newest first. */
  days: readonly RatingDay[];
  /** Sessions held since the therapist last rated; null before the first rating. */
  sessionsSince: number | null;
};

/** The same with the newest loop map, why each hold stands and the ratings over time, for its paper, in one transaction. */
export async function openWholeFormulation(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  clock: Clock = systemClock,
): Promise<WholeFormulation> {
  return withActor(actor, (tx) => openWholeFormulationIn(tx, actor, coupleId, clock));
}

export type FormulationOnScreen = WholeFormulation & {
  /** What is kept of each of the two, the newest; null before the first. */
  records: Readonly<Record<Slot, WrittenRecord | null>>;
  /** Single lines of their own ratings that both have shared, and whether they are revealed. */
  lines: readonly SharedLine[];
  /** The pages of the lists that stand on it; `suggestions` and `exercises` have what is on them and no more. */
  listPages: ListPages;
};

/**
 * The same with the newest record of each partner, for the therapist's own page of all of it; paper never asks for them.
 * In one transaction, and two audited reads. Source: formulation paper, section 3, per-partner record.
 */
export async function openFormulationOnScreen(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  asked: ListsAsked = {},
  clock: Clock = systemClock,
): Promise<FormulationOnScreen> {
  return withActor(actor, async (tx) => {
    const formulation = await openWholeFormulationIn(tx, actor, coupleId, clock, windowOf(asked));
    const [records, lines] = await Promise.all([
      newestRecordsIn(tx, actor, coupleId),
      sharedLinesIn(tx, actor, coupleId, "rating"),
      recordAudit(tx, actor, {
        action: "read",
        entity: "partner_record",
        entityId: coupleId,
        coupleId,
        purpose: "look at both partners' records",
      }),
    ]);
    return { ...formulation, records, lines, listPages: listPagesOf(formulation.suggestions, asked) };
  });
}

async function openWholeFormulationIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  clock: Clock,
  window?: Window,
): Promise<WholeFormulation> {
  const formulation = await openFormulationIn(tx, actor, coupleId, clock, window);
  const rated = formulation.sent.filter(({ rater }) => rater === "therapist").map(({ at }) => at.getTime());
  const [loop, stories, days, sessionsSince] = await Promise.all([
    openLoopMapIn(tx, actor, coupleId),
    formulation.holds.length > 0 ? readHoldStoriesIn(tx, actor, coupleId) : [],
    ratingDaysIn(tx, actor, coupleId, RATING_DAYS),
    rated.length > 0 ? sessionsSinceIn(tx, actor, coupleId, new Date(Math.max(...rated))) : null,
  ]);
  return { ...formulation, loop, stories, days, sessionsSince };
}

async function openFormulationIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  clock: Clock,
  window?: Window,
): Promise<Formulation> {
  const couple = await getCoupleIn(tx, actor, coupleId);
  const now = clock();
  const [sent, askedAt, limits, history, choosable, chosen, yesStatus, episodes, marks, holds] =
    await Promise.all([
      newestSentIn(tx, actor, couple.id),
      lastAskedIn(tx, actor, couple.id),
      findLimitsIn(tx, actor, couple, now),
      exerciseHistoryIn(tx, actor, couple, now),
      weighableIn(tx, actor),
      choicesIn(tx, actor, couple.id),
      yesStatusIn(tx, actor, couple.id, now),
      episodeSummaryIn(tx, actor, couple.id, now),
      notedMarksIn(tx, actor, couple.id),
      openHoldsIn(tx, actor, couple.id),
      recordAudit(tx, actor, {
        action: "read",
        entity: "formulation",
        entityId: couple.id,
        coupleId: couple.id,
        purpose: "look at the formulation",
      }),
    ]);
  const ratings = newestOf(sent);
  const profile = profileFrom(ratings);
  const checks = checksOf(sent, marks);
  const suggestions = suggestFor(
    choosable,
    limits,
    { ratings, stage: couple.stage, slotMinutes: couple.sessionMinutes, history, ...chosen },
    window,
  );
  return {
    couple: heldUnder(couple, limits.agreed),
    ratings,
    profile,
    sent,
    askedAt,
    holds,
    nextGates: limits.gates,
    yesStatus,
    askStops: askStops(limits),
    agreed: limits.agreed,
    episodes,
    checks,
    marks,
    suggestions,
    exercises: namedExercises(choosable, limits, namedIn(suggestions)),
  };
}

/** What is said of the exercises that are named. */
function namedExercises(
  exercises: readonly Weighable[],
  limits: Limits,
  slugs: ReadonlySet<string>,
): Formulation["exercises"] {
  const named: Record<string, NamedExercise> = {};
  for (const exercise of exercises) {
    const { slug, title, minutes, who, grade } = exercise;
    if (!slugs.has(slug)) continue;
    named[slug] = {
      title,
      minutes: minutes.typical,
      who,
      grade,
      isDone: limits.doneInSession.includes(slug),
      ask: yesReason(exercise, limits),
    };
  }
  return named;
}

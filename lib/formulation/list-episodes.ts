import { withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { type CoupleFacts, getCoupleIn } from "#lib/couples/find-couple";
import { policyVersionsIn } from "#lib/couples/policy-versions";
import { type PolicyVersion, type SaidUnder, saidUnder } from "#lib/couples/rules-secrets";
import type { DayPart } from "#lib/exercises/entries";
import type { Answers } from "#lib/exercises/types";
import { partOf } from "#lib/formulation/episode-choices";
import {
  costPlace,
  EPISODE_TEXTS,
  episodePlace,
  openText,
  TEXT_COLUMNS,
  tapsOf,
} from "#lib/formulation/episode-words";
import {
  dayInPracticeIn,
  factsOf,
  laneIn,
  newestFactsIn,
  viewsIn,
} from "#lib/formulation/episodes-of-couple";
import { viewPlace } from "#lib/formulation/need-words";
import { type NeedDay, needDaysIn } from "#lib/formulation/reveal-needs";
import {
  isSettled,
  NEWEST_FOR_PATTERN,
  patternOf,
  reliefKept,
  standingOf,
  stuckAnswers,
} from "#lib/formulation/rules-episode";
import { cutAtDay, isDay } from "#lib/formulation/rules-lanes";
import type { AskedLater, PatternFacts, Standing } from "#lib/formulation/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { type KeyRing, loadKeys } from "#lib/secrets/data-keys";

/** One trip round the loop as the therapist reads it. */
export type ReadEpisode = {
  id: Id;
  slot: Slot;
  day: string;
  part: DayPart;
  /** The piece of homework it was logged in, and which entry of it; null where it was noted by itself. */
  log: { taskId: Id; entry: number } | null;
  /** Every answer by the name of its question, texts opened; what was skipped is absent. */
  answers: Answers;
  /** Null where there was no relief to keep, or where it was not told. */
  reliefKept: number | null;
  stuckBy: ReturnType<typeof stuckAnswers>;
  standing: Standing;
  saidUnder: SaidUnder;
  /** What was told later, where another agreement counted by then. */
  laterUnder: readonly { kind: AskedLater; under: SaidUnder }[];
};

/** How a partner says they responded; beside the episodes of its day and never joined to one. */
export type ReadView = {
  id: Id;
  slot: Slot;
  day: string;
  part: DayPart;
  response: string;
  /** What the responder needed themself; null where they did not say. */
  needKind: string | null;
  realNeed: string | null;
  saidUnder: SaidUnder;
};

export type EpisodeList = {
  couple: CoupleFacts;
  patterns: Readonly<Record<Slot, PatternFacts>>;
  /** Newest first, whole days. */
  episodes: readonly ReadEpisode[];
  views: readonly ReadView[];
  /** Days of which both have shared what they needed, and whether it is revealed. */
  needDays: readonly NeedDay[];
  /** The page after this one begins before that day; null where there is none. */
  before: string | null;
};

/** Rows read of each lane; more than fit into one day, so that every page gets on. */
const LANE_ROWS = 24;

/**
 * A page of both partners' episodes, newest first, with their words opened. The work is that of the page, however
 * long the couple has logged. An audited read. Throws "not_found" outside the caseload and for a day that is none.
 * Source: formulation paper, sections 1 and 3.
 */
export async function listEpisodes(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  before: string | null = null,
  clock: Clock = systemClock,
): Promise<EpisodeList> {
  if (before !== null && !isDay(before)) throw notFound();
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const page = { before, most: LANE_ROWS };
    const [today, laneA, laneB, viewsA, viewsB, newestA, newestB, ring, agreements, needDays] =
      await Promise.all([
        dayInPracticeIn(tx, clock()),
        laneIn(tx, actor, couple.id, "A", page),
        laneIn(tx, actor, couple.id, "B", page),
        viewsIn(tx, actor, couple.id, "A", page),
        viewsIn(tx, actor, couple.id, "B", page),
        newestFactsIn(tx, actor, couple.id, "A", { most: NEWEST_FOR_PATTERN }),
        newestFactsIn(tx, actor, couple.id, "B", { most: NEWEST_FOR_PATTERN }),
        loadKeys(tx, actor, couple.id, ["partner_a", "partner_b"]),
        policyVersionsIn(tx, actor, couple.id),
        needDaysIn(tx, actor, couple.id),
        recordAudit(tx, actor, {
          action: "read",
          entity: "loop_episode",
          entityId: couple.id,
          coupleId: couple.id,
          purpose: "read the episodes",
        }),
      ]);
    const views = (slot: Slot, rows: typeof viewsA): ReadView[] =>
      rows.map(({ dayPart, policyVersion, realNeedSealed, ...row }) => ({
        ...row,
        realNeed: openText(ring, viewPlace({ ...actor, coupleId: couple.id, slot }, row.id), realNeedSealed),
        slot,
        part: partOf(dayPart),
        saidUnder: saidUnder(agreements, policyVersion),
      }));
    const pattern = (newest: typeof newestA) =>
      patternOf(newest.filter(({ day }) => isSettled(day, today)).map(factsOf));
    const lanes = [laneA, laneB].map((lane) => lane.map((row) => ({ day: row.episode.happenedOn, row })));
    const cut = cutAtDay([...lanes, viewsA, viewsB], LANE_ROWS);
    return {
      couple,
      patterns: { A: pattern(newestA), B: pattern(newestB) },
      episodes: lanes
        .flat()
        .filter(cut.isShown)
        .map(({ row }) => readEpisode(ring, agreements, row, today)),
      views: [...views("A", viewsA), ...views("B", viewsB)].filter(cut.isShown),
      needDays,
      before: cut.before,
    };
  });
}

type LaneRow = Awaited<ReturnType<typeof laneIn>>[number];

function readEpisode(
  ring: KeyRing,
  agreements: readonly PolicyVersion[],
  { episode, nextDay, twoDays }: LaneRow,
  today: string,
): ReadEpisode {
  const { practiceId, coupleId, id } = episode;
  const slot = episode.slot as Slot;
  const whose = { practiceId, coupleId, slot };
  const told: Record<string, string | number | null> = {
    ...Object.fromEntries(
      TEXT_COLUMNS.map((column) => [
        EPISODE_TEXTS[column],
        openText(ring, episodePlace(whose, id, column, true), episode[column]),
      ]),
    ),
    relief_24h: nextDay?.reliefNextDay ?? null,
    closeness_2d: twoDays?.closeness ?? null,
    tension_2d: twoDays?.tension ?? null,
    cost_note: openText(ring, costPlace(whose, id), twoDays?.costNoteSealed ?? null),
  };
  const facts = factsOf({
    ...episode,
    reliefNextDay: nextDay?.reliefNextDay ?? null,
    tensionTwoDays: twoDays?.tension ?? null,
  });
  return {
    id,
    slot,
    day: episode.happenedOn,
    part: partOf(episode.dayPart),
    log:
      episode.logTaskId === null || episode.logEntry === null
        ? null
        : { taskId: episode.logTaskId, entry: episode.logEntry },
    answers: { ...tapsOf(episode), ...withoutNulls(told) },
    reliefKept: reliefKept(facts),
    stuckBy: stuckAnswers(facts),
    standing: standingOf(facts, episode.happenedOn, today),
    saidUnder: saidUnder(agreements, episode.policyVersion),
    laterUnder: [nextDay, twoDays].flatMap((told) =>
      told && told.policyVersion !== episode.policyVersion
        ? [{ kind: told.kind as AskedLater, under: saidUnder(agreements, told.policyVersion) }]
        : [],
    ),
  };
}

function withoutNulls(told: Readonly<Record<string, string | number | null>>): Answers {
  return Object.fromEntries(
    Object.entries(told).filter((entry): entry is [string, string | number] => entry[1] !== null),
  );
}

import { and, desc, eq, gte, isNotNull, lt, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { practice } from "#db/schema/accounts";
import { episodeFollowUp, loopEpisode, responseView } from "#db/schema/episodes";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { todayInPractice } from "#lib/couples/week";
import { movesIn } from "#lib/formulation/episode-choices";
import type { EpisodeFacts } from "#lib/formulation/types";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

type Clinician = ActorOf<"clinician">;

const nextDay = alias(episodeFollowUp, "next_day");
const twoDays = alias(episodeFollowUp, "two_days");

/** What the four questions of the stuck-loop test are answered from, and when it was. */
const FACTS = {
  id: loopEpisode.id,
  day: loopEpisode.happenedOn,
  dayPart: loopEpisode.dayPart,
  moves: loopEpisode.moves,
  askedPlainly: loopEpisode.askedPlainly,
  responseSeen: loopEpisode.responseSeen,
  reliefNow: loopEpisode.reliefNow,
  reliefNextDay: nextDay.reliefNextDay,
  tensionTwoDays: twoDays.tension,
  realNeedSealed: loopEpisode.realNeedSealed,
};

/** Responses that cost somebody their freedom. Source: formulation paper, section 3, derived (d). */
const COSTLY: readonly string[] = ["gave_in", "pulled_away"];

type FactRow = {
  moves: number | null;
  askedPlainly: boolean | null;
  responseSeen: string | null;
  reliefNow: number | null;
  reliefNextDay: number | null;
  tensionTwoDays: number | null;
  realNeedSealed: Buffer | null;
};

/** The facts of a row for `rules-episode.ts`. Source: formulation paper, section 3, derived. */
export function factsOf(row: FactRow): EpisodeFacts {
  return {
    checkedAgain: row.moves === null ? null : movesIn(row.moves).includes("checked_again"),
    reliefNow: row.reliefNow,
    reliefNextDay: row.reliefNextDay,
    askedPlainly: row.askedPlainly,
    namedNeed: row.realNeedSealed !== null,
    tensionTwoDays: row.tensionTwoDays,
    isCostlyResponse: row.responseSeen !== null && COSTLY.includes(row.responseSeen),
  };
}

const inLane = (actor: Clinician, coupleId: Id, slot: Slot, before: string | null): SQL | undefined =>
  and(
    ofTreatedCouple(actor, loopEpisode, coupleId),
    eq(loopEpisode.slot, slot),
    isNotNull(loopEpisode.sentOn),
    before === null ? undefined : lt(loopEpisode.happenedOn, before),
  );

const laterOf = (told: typeof nextDay | typeof twoDays, kind: "next_day" | "two_days") =>
  and(eq(told.practiceId, loopEpisode.practiceId), eq(told.episodeId, loopEpisode.id), eq(told.kind, kind));

const NEWEST = [desc(loopEpisode.happenedOn), desc(loopEpisode.dayPart), desc(loopEpisode.place)];

/** The newest episodes of one partner by their taps alone, newest first. Work bounded by `most`. */
export async function newestFactsIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  slot: Slot,
  { most, since = null }: { most: number; since?: string | null },
) {
  return tx
    .select(FACTS)
    .from(loopEpisode)
    .leftJoin(nextDay, laterOf(nextDay, "next_day"))
    .leftJoin(twoDays, laterOf(twoDays, "two_days"))
    .where(
      and(
        inLane(actor, coupleId, slot, null),
        since === null ? undefined : gte(loopEpisode.happenedOn, since),
      ),
    )
    .orderBy(...NEWEST)
    .limit(most);
}

/** A lane of whole episodes before a day, newest first, their words still sealed. */
export async function laneIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  slot: Slot,
  page: { before: string | null; most: number },
) {
  return tx
    .select({ episode: loopEpisode, nextDay, twoDays })
    .from(loopEpisode)
    .leftJoin(nextDay, laterOf(nextDay, "next_day"))
    .leftJoin(twoDays, laterOf(twoDays, "two_days"))
    .where(inLane(actor, coupleId, slot, page.before))
    .orderBy(...NEWEST)
    .limit(page.most);
}

/** How one partner says they responded, before a day, newest first. */
export async function viewsIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  slot: Slot,
  page: { before: string | null; most: number },
) {
  return tx
    .select({
      id: responseView.id,
      day: responseView.happenedOn,
      dayPart: responseView.dayPart,
      response: responseView.responseGiven,
      needKind: responseView.needKind,
      realNeedSealed: responseView.realNeedSealed,
      policyVersion: responseView.policyVersion,
    })
    .from(responseView)
    .where(
      and(
        ofTreatedCouple(actor, responseView, coupleId),
        eq(responseView.slot, slot),
        page.before === null ? undefined : lt(responseView.happenedOn, page.before),
      ),
    )
    .orderBy(desc(responseView.happenedOn), desc(responseView.dayPart))
    .limit(page.most);
}

/** The day where the practice is, as an ISO date. */
export async function dayInPracticeIn(tx: Tx, now: Date): Promise<string> {
  const [row] = await tx.select({ today: todayInPractice(now) }).from(practice);
  if (!row) throw notFound();
  return row.today;
}

import { and, desc, eq, gte, isNotNull, isNull, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { partner } from "#db/schema/couples";
import { episodeFollowUp, loopEpisode } from "#db/schema/episodes";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { eitherWithdrew } from "#lib/couples/own-consent";
import { type AgreementNow, agreementNow } from "#lib/couples/same-agreement";
import { momentInPractice, todayInPractice } from "#lib/couples/week";
import { type DayPart, partOfDay } from "#lib/exercises/entries";
import { auditOwnMomentsRead } from "#lib/formulation/audit-own-moments";
import { FOLLOW_UP_DAYS } from "#lib/formulation/constants";
import { partOf } from "#lib/formulation/episode-choices";
import { askedToday } from "#lib/formulation/rules-episode";
import type { AskedLater } from "#lib/formulation/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/** A day and part of day: all that is ever said of when something happened. */
export type Moment = { day: string; part: DayPart };

/** An episode of one's own of which something is still to be asked today. */
export type WaitingEpisode = Moment & { id: Id; asked: readonly AskedLater[] };

/** A moment that was sent: by itself, or with the seven-day log. */
export type SentMoment = Moment & { fromLog: boolean };

export type OwnMoments = AgreementNow & {
  /** `held` after either took back consent. */
  state: "open" | "held";
  /** Where the practice is. */
  now: Moment;
  /** What is being written, with nothing of its content. */
  draft: Moment | null;
  /** The oldest first. */
  waiting: readonly WaitingEpisode[];
  /** The newest that were sent, with nothing of their content: it is not shown on a phone again. */
  sent: readonly SentMoment[];
};

/** The longest list of own moments; the therapist reads all of them. */
const SHOWN = 20;

/**
 * A partner's own moments: what is half written, what is asked of earlier ones today, and which were sent. Nothing
 * of it depends on the other partner. An audited read. Source: formulation paper, section 3; security paper, SAFE-04.
 */
export async function openMoments(
  actor: ActorOf<"partner">,
  clock: Clock = systemClock,
): Promise<OwnMoments> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "partner");
    const columns = {
      day: loopEpisode.happenedOn,
      part: loopEpisode.dayPart,
      logEntry: loopEpisode.logEntry,
    };
    const own = (isSent: boolean) =>
      tx
        .select(columns)
        .from(loopEpisode)
        .where(and(ownedBy(actor, loopEpisode), (isSent ? isNotNull : isNull)(loopEpisode.sentOn)))
        .orderBy(desc(loopEpisode.happenedOn), desc(loopEpisode.place))
        .limit(SHOWN);
    const [{ isHeld, agreement, agreementVersion, ...now }, drafts, sent, waiting] = await Promise.all([
      momentNowIn(tx, actor, clock()),
      own(false),
      own(true),
      waitingEpisodesIn(tx, actor, clock()),
      auditOwnMomentsRead(tx, actor),
    ]);
    if (isHeld)
      return { state: "held", now, agreement, agreementVersion, draft: null, waiting: [], sent: [] };
    const [begun] = drafts;
    return {
      state: "open",
      now,
      agreement,
      agreementVersion,
      draft: begun ? { day: begun.day, part: partOf(begun.part) } : null,
      waiting,
      sent: sent.map(({ day, part, logEntry }) => ({ day, part: partOf(part), fromLog: logEntry !== null })),
    };
  });
}

/** Day and part of day where the practice is, whether either took back consent, and what was agreed. */
export async function momentNowIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  now: Date,
): Promise<Moment & AgreementNow & { isHeld: boolean }> {
  const [own] = await tx
    .select({
      moment: momentInPractice(now),
      isHeld: eitherWithdrew(actor),
      ...agreementNow(actor),
    })
    .from(partner)
    .innerJoin(practice, eq(practice.id, partner.practiceId))
    .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId)));
  if (!own) throw notFound();
  return {
    day: own.moment.slice(0, 10),
    part: partOfDay(Number(own.moment.slice(11, 13))),
    isHeld: own.isHeld,
    agreement: own.agreement,
    agreementVersion: own.agreementVersion,
  };
}

/** The partner's own episodes of which something is asked today, oldest first. */
export async function waitingEpisodesIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  now: Date,
): Promise<WaitingEpisode[]> {
  const told = (kind: AskedLater) => sql<boolean>`exists (select from ${episodeFollowUp} f
    where f.practice_id = loop_episode.practice_id and f.episode_id = loop_episode.id and f.kind = ${kind})`;
  const rows = await tx
    .select({
      id: loopEpisode.id,
      day: loopEpisode.happenedOn,
      part: loopEpisode.dayPart,
      place: loopEpisode.place,
      today: todayInPractice(now),
      nextDay: told("next_day"),
      twoDays: told("two_days"),
    })
    .from(loopEpisode)
    .innerJoin(practice, eq(practice.id, loopEpisode.practiceId))
    .where(
      and(
        ownedBy(actor, loopEpisode),
        isNotNull(loopEpisode.sentOn),
        gte(
          loopEpisode.happenedOn,
          sql`(${todayInPractice(now)})::date - ${FOLLOW_UP_DAYS.two_days.to}::int`,
        ),
      ),
    )
    .orderBy(loopEpisode.happenedOn, loopEpisode.dayPart, loopEpisode.place);
  return rows.flatMap(({ id, day, part, today, nextDay, twoDays }) => {
    const already: AskedLater[] = [
      ...(nextDay ? (["next_day"] as const) : []),
      ...(twoDays ? (["two_days"] as const) : []),
    ];
    const asked = askedToday(day, today, already);
    return asked.length > 0 ? [{ id, day, part: partOf(part), asked }] : [];
  });
}

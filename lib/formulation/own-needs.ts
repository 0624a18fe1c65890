import { and, desc, eq, getTableColumns, gte, isNotNull, or, sql } from "drizzle-orm";
import { loopEpisode, responseView } from "#db/schema/episodes";
import { needOpening, needShare } from "#db/schema/need-sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { dayAfter } from "#lib/couples/days";
import { auditOwnMomentsRead } from "#lib/formulation/audit-own-moments";
import { NEED_SHARE_DAYS } from "#lib/formulation/constants";
import { partOf } from "#lib/formulation/episode-choices";
import { openText } from "#lib/formulation/episode-words";
import { needPlace } from "#lib/formulation/need-words";
import { type Moment, momentNowIn } from "#lib/formulation/own-moments";
import type { NeedSource } from "#lib/formulation/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";
import { type KeyRing, loadKeys } from "#lib/secrets/data-keys";

type Partner = ActorOf<"partner">;

/** One moment that its writer can choose about; never its words. */
export type NeedChoice = Moment & { source: NeedSource; sourceId: Id; chosen: boolean };

/** What one of the two said of a moment, open to both. */
export type OpenNeed = Moment & {
  id: Id;
  isOwn: boolean;
  source: NeedSource;
  response: string | null;
  needKind: string | null;
  realNeed: string | null;
};

export type OwnNeeds = {
  state: "open" | "held";
  /** While nothing may be shared, what was shared before and can be taken back. */
  choices: readonly NeedChoice[];
  open: readonly { day: string; needs: readonly OpenNeed[] }[];
};

/** Days that are open, on one page; older ones stay with the therapist. */
const MOST_OPEN = 40;

/**
 * What a partner can choose to share of their own moments, and what is open to both. Until the therapist reveals a day it
 * is the same whatever the other one did. An audited read. Source: formulation paper, section 3; SAFE-03, SAFE-04.
 */
export async function openNeeds(actor: Partner, clock: Clock = systemClock): Promise<OwnNeeds> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "partner");
    const [now, [may], shares, openings, ring] = await Promise.all([
      momentNowIn(tx, actor, clock()),
      tx.execute<{ may: boolean }>(sql`select app.may_share() as may`),
      tx
        .select({
          ...getTableColumns(needShare),
          isOpen: sql<boolean>`app.is_need_open(${needShare.happenedOn})`,
        })
        .from(needShare)
        .where(and(eq(needShare.practiceId, actor.practiceId), eq(needShare.coupleId, actor.coupleId)))
        .orderBy(desc(needShare.happenedOn), desc(needShare.dayPart), needShare.sourceId),
      tx
        .select({ day: needOpening.happenedOn })
        .from(needOpening)
        .where(and(eq(needOpening.practiceId, actor.practiceId), eq(needOpening.coupleId, actor.coupleId)))
        .orderBy(desc(needOpening.happenedOn))
        .limit(MOST_OPEN),
      loadKeys(tx, actor, actor.coupleId, ["shared"]),
      auditOwnMomentsRead(tx, actor),
    ]);
    // What is shared and not open can always be taken back: while nothing may be shared, and however old it is.
    const shared = shares.filter(({ partnerId, isOpen }) => partnerId === actor.userId && !isOpen);
    if (!may?.may || now.isHeld) return { state: "held", choices: shared.map(asChoice), open: [] };
    const from = dayAfter(now.day, -NEED_SHARE_DAYS);
    const own = await ownSaidIn(tx, actor, from);
    const isOpen = (day: string) => openings.some((one) => one.day === day);
    return {
      state: "open",
      choices: [
        ...own
          .filter(({ day }) => !isOpen(day))
          .map((one) => ({ ...one, chosen: shared.some(({ sourceId }) => sourceId === one.sourceId) })),
        ...shared.filter(({ happenedOn }) => happenedOn < from).map(asChoice),
      ],
      open: openings.map(({ day }) => ({
        day,
        needs: shares.filter(({ happenedOn }) => happenedOn === day).map((row) => readNeed(ring, actor, row)),
      })),
    };
  });
}

/** One's own share as a choice that can be taken back. */
function asChoice({ source, sourceId, happenedOn, dayPart }: typeof needShare.$inferSelect): NeedChoice {
  return { source: source as NeedSource, sourceId, day: happenedOn, part: partOf(dayPart), chosen: true };
}

function readNeed(ring: KeyRing, actor: Partner, row: typeof needShare.$inferSelect): OpenNeed {
  const slot = row.slot as Slot;
  const source = row.source as NeedSource;
  return {
    id: row.sourceId,
    day: row.happenedOn,
    part: partOf(row.dayPart),
    isOwn: row.partnerId === actor.userId,
    source,
    response: row.response,
    needKind: row.needKind,
    realNeed: openText(ring, needPlace({ ...actor, slot }, source, row.sourceId), row.realNeedSealed),
  };
}

/** The partner's own moments of some weeks in which they said a need or what the response was, the newest first. */
async function ownSaidIn(tx: Tx, actor: Partner, from: string): Promise<Omit<NeedChoice, "chosen">[]> {
  const [episodes, views] = await Promise.all([
    tx
      .select({ sourceId: loopEpisode.id, day: loopEpisode.happenedOn, dayPart: loopEpisode.dayPart })
      .from(loopEpisode)
      .where(
        and(
          ownedBy(actor, loopEpisode),
          isNotNull(loopEpisode.sentOn),
          gte(loopEpisode.happenedOn, from),
          or(
            isNotNull(loopEpisode.needKind),
            isNotNull(loopEpisode.realNeedSealed),
            isNotNull(loopEpisode.responseSeen),
          ),
        ),
      ),
    tx
      .select({ sourceId: responseView.id, day: responseView.happenedOn, dayPart: responseView.dayPart })
      .from(responseView)
      .where(and(ownedBy(actor, responseView), gte(responseView.happenedOn, from))),
  ]);
  return [
    ...episodes.map((row) => ({ ...row, source: "episode" as const })),
    ...views.map((row) => ({ ...row, source: "view" as const })),
  ]
    .toSorted(
      (one, other) =>
        other.day.localeCompare(one.day) ||
        other.dayPart - one.dayPart ||
        (one.sourceId < other.sourceId ? -1 : 1),
    )
    .map(({ dayPart, ...row }) => ({ ...row, part: partOf(dayPart) }));
}

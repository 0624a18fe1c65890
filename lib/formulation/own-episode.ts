import { and, isNull } from "drizzle-orm";
import { loopEpisode } from "#db/schema/episodes";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import type { AgreementNow } from "#lib/couples/same-agreement";
import type { Answers } from "#lib/exercises/types";
import { auditOwnMomentsRead } from "#lib/formulation/audit-own-moments";
import { partOf } from "#lib/formulation/episode-choices";
import { EPISODE_TEXTS, episodePlace, openText, TEXT_COLUMNS, tapsOf } from "#lib/formulation/episode-words";
import { type Moment, momentNowIn } from "#lib/formulation/own-moments";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

/** The episode a partner is writing, with all they wrote so far; null before the first page. */
export type OwnEpisode = AgreementNow & {
  state: "open" | "held";
  now: Moment;
  draft: (Moment & { answers: Answers }) | null;
};

/** What a partner is writing right now. Nothing that was sent is in it. An audited read. */
export async function openEpisode(
  actor: ActorOf<"partner">,
  clock: Clock = systemClock,
): Promise<OwnEpisode> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "partner");
    const [own, [row], ring] = await Promise.all([
      momentNowIn(tx, actor, clock()),
      tx
        .select()
        .from(loopEpisode)
        .where(and(ownedBy(actor, loopEpisode), isNull(loopEpisode.sentOn))),
      loadKeys(tx, actor, actor.coupleId, [slotScope("private", actor.slot)]),
      auditOwnMomentsRead(tx, actor),
    ]);
    const { agreement, agreementVersion } = own;
    const now = { day: own.day, part: own.part };
    if (own.isHeld) return { state: "held", now, agreement, agreementVersion, draft: null };
    if (!row) return { state: "open", now, agreement, agreementVersion, draft: null };
    const texts = TEXT_COLUMNS.flatMap((column) => {
      const text = openText(ring, episodePlace(actor, row.id, column, false), row[column]);
      return text === null ? [] : [[EPISODE_TEXTS[column], text] as const];
    });
    const answers = { ...tapsOf(row), ...Object.fromEntries(texts) };
    return {
      state: "open",
      now,
      agreement,
      agreementVersion,
      draft: { day: row.happenedOn, part: partOf(row.dayPart), answers },
    };
  });
}

import { and, eq, isNotNull, sql } from "drizzle-orm";
import { loopEpisode, responseView } from "#db/schema/episodes";
import { needShare } from "#db/schema/need-sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { heldForBoth } from "#lib/couples/own-consent";
import { auditOwnMoments } from "#lib/formulation/audit-own-moments";
import type { ChooseNeedShareInput } from "#lib/formulation/episode-schema";
import { episodePlace, openText, sealText } from "#lib/formulation/episode-words";
import { lockNeedsIn } from "#lib/formulation/lock-needs";
import { needPlace, viewPlace } from "#lib/formulation/need-words";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

type Partner = ActorOf<"partner">;

/**
 * A partner lets the other one read what a moment of theirs was about, once both do and their therapist reveals it; or
 * keeps it, as if they had never chosen. Nobody can tell which, and pressing again changes nothing. Throws "not_found"
 * alike for a moment without a need or a response, one that was not sent, another person's and none; "held" for sharing while nothing
 * may pass between the two, when what was shared can still be taken back; "conflict" for a day that is open to both. Source: formulation paper, section 3 (R, also "R to compare" of stage 5); SAFE-03.
 */
export async function chooseNeedShare(actor: Partner, input: ChooseNeedShareInput): Promise<void> {
  await withActor(actor, (tx) => chooseNeedShareIn(tx, actor, input));
}

/** As `chooseNeedShare`, inside a transaction that is already open. */
export async function chooseNeedShareIn(tx: Tx, actor: Partner, input: ChooseNeedShareInput): Promise<void> {
  requireRole(actor, "partner");
  const { source, sourceId } = input;
  if (!isId(sourceId)) throw notFound();
  if (input.press === "share") {
    const [may] = await tx.execute<{ may: boolean }>(sql`select app.may_share() as may`);
    if (!may?.may) throw heldForBoth();
  }
  const said = await (source === "episode" ? ownEpisodeIn : ownViewIn)(tx, actor, sourceId);
  if (!said || (said.needKind === null && said.sealed === null && said.response === null)) throw notFound();
  // One after the other with the therapist's reveal: what is taken back in time is not revealed.
  await lockNeedsIn(tx, actor.practiceId, actor.coupleId);
  if (await isOpenDayIn(tx, said.happenedOn))
    throw new DomainError("conflict", "This is open to you both now. It stays as it is.");
  if (input.press === "keep") {
    await tx.delete(needShare).where(and(ownedBy(actor, needShare), eq(needShare.sourceId, sourceId)));
  } else {
    const ring = await loadKeys(tx, actor, actor.coupleId, ["shared", slotScope("partner", actor.slot)]);
    const from =
      source === "episode"
        ? episodePlace(actor, sourceId, "realNeedSealed", true)
        : viewPlace(actor, sourceId);
    const words = openText(ring, from, said.sealed);
    await tx
      .insert(needShare)
      .values({
        practiceId: actor.practiceId,
        coupleId: actor.coupleId,
        partnerId: actor.userId,
        slot: actor.slot,
        sourceId,
        source,
        happenedOn: said.happenedOn,
        dayPart: said.dayPart,
        response: said.response,
        needKind: said.needKind,
        realNeedSealed: sealText(ring, needPlace(actor, source, sourceId), words),
      })
      .onConflictDoNothing();
  }
  await auditOwnMoments(tx, actor);
}

async function ownEpisodeIn(tx: Tx, actor: Partner, id: Id) {
  const [row] = await tx
    .select({
      happenedOn: loopEpisode.happenedOn,
      dayPart: loopEpisode.dayPart,
      response: loopEpisode.responseSeen,
      needKind: loopEpisode.needKind,
      sealed: loopEpisode.realNeedSealed,
    })
    .from(loopEpisode)
    .where(and(ownedBy(actor, loopEpisode), eq(loopEpisode.id, id), isNotNull(loopEpisode.sentOn)));
  return row;
}

async function ownViewIn(tx: Tx, actor: Partner, id: Id) {
  const [row] = await tx
    .select({
      happenedOn: responseView.happenedOn,
      dayPart: responseView.dayPart,
      response: responseView.responseGiven,
      needKind: responseView.needKind,
      sealed: responseView.realNeedSealed,
    })
    .from(responseView)
    .where(and(ownedBy(actor, responseView), eq(responseView.id, id)));
  return row;
}

/** Asks past the policy that hides what is open while nothing may pass between the two. */
async function isOpenDayIn(tx: Tx, day: string): Promise<boolean> {
  const [found] = await tx.execute<{ open: boolean }>(sql`select app.is_need_open(${day}::date) as open`);
  return found?.open ?? false;
}

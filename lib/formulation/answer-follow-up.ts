import { and, eq, isNotNull, sql } from "drizzle-orm";
import { episodeFollowUp, loopEpisode } from "#db/schema/episodes";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { heldForBoth } from "#lib/couples/own-consent";
import { refuseOtherAgreement } from "#lib/couples/same-agreement";
import { auditOwnMoments } from "#lib/formulation/audit-own-moments";
import type { FollowUpInput } from "#lib/formulation/episode-schema";
import { costPlace, laterColumns, sealText } from "#lib/formulation/episode-words";
import { momentNowIn, waitingEpisodesIn } from "#lib/formulation/own-moments";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

/**
 * Keeps what a partner tells of an episode a day or two later; a question that was skipped counts as asked. Throws
 * "already_sent" where it was told before or its days are over, "not_found" for any other episode, "held" after
 * consent was withdrawn, and "conflict" where the page showed another agreement on secrets. Source: formulation paper, section 3, stages 6 and 8.
 */
export async function answerFollowUp(
  actor: ActorOf<"partner">,
  input: FollowUpInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => answerFollowUpIn(tx, actor, input, clock));
}

/** As `answerFollowUp`, inside a transaction that is already open. */
export async function answerFollowUpIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  { episodeId, asked, answers, agreement }: FollowUpInput,
  clock: Clock = systemClock,
): Promise<void> {
  requireRole(actor, "partner");
  if (!isId(episodeId)) throw notFound();
  const scope = slotScope("partner", actor.slot);
  const [now, waiting, ring] = await Promise.all([
    momentNowIn(tx, actor, clock()),
    waitingEpisodesIn(tx, actor, clock()),
    loadKeys(tx, actor, actor.coupleId, [scope]),
  ]);
  if (now.isHeld) throw heldForBoth();
  const open = waiting.find(({ id }) => id === episodeId);
  const kinds = asked.filter((kind) => open?.asked.includes(kind));
  if (kinds.length === 0) throw (await isOwnIn(tx, actor, episodeId)) ? notAskedNow() : notFound();
  refuseOtherAgreement(agreement, now);
  const { cost_note: cost } = answers;
  const sealed = sealText(ring, costPlace(actor, episodeId), typeof cost === "string" ? cost : null);
  const columns = laterColumns(answers, sealed);
  const written = await tx
    .insert(episodeFollowUp)
    .values(
      kinds.map((kind) => ({
        practiceId: actor.practiceId,
        episodeId,
        kind,
        coupleId: actor.coupleId,
        partnerId: actor.userId,
        slot: actor.slot,
        toldOn: now.day,
        policyVersion: sql`app.policy_version()`,
        ...columns[kind],
      })),
    )
    .onConflictDoNothing()
    .returning({ kind: episodeFollowUp.kind });
  if (written.length === 0) throw notAskedNow();
  await auditOwnMoments(tx, actor);
}

async function isOwnIn(tx: Tx, actor: ActorOf<"partner">, id: Id): Promise<boolean> {
  const rows = await tx
    .select({ id: loopEpisode.id })
    .from(loopEpisode)
    .where(and(ownedBy(actor, loopEpisode), eq(loopEpisode.id, id), isNotNull(loopEpisode.sentOn)));
  return rows.length > 0;
}

function notAskedNow(): DomainError {
  return new DomainError("already_sent", "There is nothing to answer right now.");
}

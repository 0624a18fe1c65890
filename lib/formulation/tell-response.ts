import { sql } from "drizzle-orm";
import { responseView } from "#db/schema/episodes";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { heldForBoth } from "#lib/couples/own-consent";
import { refuseOtherAgreement } from "#lib/couples/same-agreement";
import { auditOwnMoments } from "#lib/formulation/audit-own-moments";
import { partNumber } from "#lib/formulation/episode-choices";
import type { TellResponseInput } from "#lib/formulation/episode-schema";
import { sealText } from "#lib/formulation/episode-words";
import { viewPlace } from "#lib/formulation/need-words";
import { momentNowIn } from "#lib/formulation/own-moments";
import { isLoggable } from "#lib/formulation/rules-episode";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

/**
 * A partner tells how they responded when the other one reached for them, as they saw it, and what they needed themself where they wish. Nothing of it depends on
 * what the other one logged, and nothing is ever joined. Throws "invalid_input" for a day ahead or more than a week
 * ago and for a part of a day that was told before, "held" after consent was withdrawn, "conflict" where the
 * page showed another agreement on secrets. Source: formulation paper, section 3, stage 5.
 */
export async function tellResponse(
  actor: ActorOf<"partner">,
  input: TellResponseInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => tellResponseIn(tx, actor, input, clock));
}

/** As `tellResponse`, inside a transaction that is already open. */
export async function tellResponseIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  { day, part, response, realNeed, needKind, agreement }: TellResponseInput,
  clock: Clock = systemClock,
): Promise<void> {
  requireRole(actor, "partner");
  const now = await momentNowIn(tx, actor, clock());
  if (now.isHeld) throw heldForBoth();
  if (!isLoggable(day, now.day)) throw invalid({ day: ["Pick a day of the past week."] });
  refuseOtherAgreement(agreement, now);
  const id = newId(Date.parse(`${now.day}T12:00:00Z`));
  const ring = realNeed
    ? await loadKeys(tx, actor, actor.coupleId, [slotScope("partner", actor.slot)])
    : null;
  const told = await tx
    .insert(responseView)
    .values({
      practiceId: actor.practiceId,
      id,
      coupleId: actor.coupleId,
      partnerId: actor.userId,
      slot: actor.slot,
      happenedOn: day,
      dayPart: partNumber(part),
      toldOn: now.day,
      policyVersion: sql`app.policy_version()`,
      responseGiven: response,
      needKind: needKind ?? null,
      realNeedSealed: ring && realNeed ? sealText(ring, viewPlace(actor, id), realNeed) : null,
    })
    .onConflictDoNothing()
    .returning({ id: responseView.id });
  if (told.length === 0) throw invalid({ part: ["You have told this part of that day before."] });
  await auditOwnMoments(tx, actor);
}

import { and, eq, isNull } from "drizzle-orm";
import { releaseAuthorisation } from "#db/schema/authorisations";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { invalid, notFound } from "#lib/kernel/errors";
import { isId, newId } from "#lib/kernel/ids";
import { authorisationPlace, listAuthorisationsIn } from "#lib/notes/authorisations";
import type { WithdrawAuthorisationInput, WriteAuthorisationInput } from "#lib/notes/release-schema";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/**
 * Writes down that one of the two has signed for the release of the joint record or of their own sub-file: the day, and
 * what for, sealed. Throws "not_found", and "invalid_input" for a day to come. Source: sessions paper, section 3.
 */
export async function writeAuthorisation(
  actor: ActorOf<"clinician">,
  { coupleId, slot, record, signedOn, purpose }: WriteAuthorisationInput,
): Promise<void> {
  await withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
    const signs = couple.partners.find((partner) => partner.slot === slot);
    if (!signs) throw notFound();
    if (signedOn > couple.checks.today) throw invalid({ signedOn: ["Choose today or an earlier day."] });
    // Sent twice, or written down twice, it is one: a second row would still stand after the first was withdrawn.
    const standing = (await listAuthorisationsIn(tx, actor, coupleId)).authorisations.some(
      (one) =>
        one.slot === slot &&
        one.record === record &&
        one.signedOn === signedOn &&
        one.withdrawnOn === null &&
        one.purpose === purpose,
    );
    if (standing) return;
    const id = newId();
    const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
    await tx.insert(releaseAuthorisation).values({
      practiceId: actor.practiceId,
      id,
      coupleId,
      partnerId: signs.id,
      slot,
      record,
      signedOn,
      purposeSealed: seal(key, authorisationPlace(actor.practiceId, coupleId, id), purpose),
      recordedBy: actor.userId,
    });
    await recordAudit(tx, actor, {
      action: "create",
      entity: "release_authorisation",
      entityId: id,
      coupleId,
      purpose: "write down an authorisation",
    });
  });
}

/**
 * Writes down that an authorisation was withdrawn; from that day on it counts for nothing, and it stays on record. Throws
 * "not_found" for one that is withdrawn already, and "invalid_input" for a day to come or before it was signed.
 */
export async function withdrawAuthorisation(
  actor: ActorOf<"clinician">,
  { coupleId, authorisationId, withdrawnOn }: WithdrawAuthorisationInput,
): Promise<void> {
  if (!isId(authorisationId)) throw notFound();
  await withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
    const standing = and(
      ofTreatedCouple(actor, releaseAuthorisation, coupleId),
      eq(releaseAuthorisation.id, authorisationId),
      isNull(releaseAuthorisation.withdrawnOn),
    );
    const [found] = await tx
      .select({ signedOn: releaseAuthorisation.signedOn })
      .from(releaseAuthorisation)
      .where(standing);
    if (!found) throw notFound();
    if (withdrawnOn > couple.checks.today)
      throw invalid({ withdrawnOn: ["Choose today or an earlier day."] });
    if (withdrawnOn < found.signedOn)
      throw invalid({ withdrawnOn: ["That is before it was signed. Choose a later day."] });
    const withdrawn = await tx
      .update(releaseAuthorisation)
      .set({ withdrawnOn, withdrawnBy: actor.userId })
      .where(standing)
      .returning({ id: releaseAuthorisation.id });
    if (withdrawn.length === 0) throw notFound();
    await recordAudit(tx, actor, {
      action: "update",
      entity: "release_authorisation",
      entityId: authorisationId,
      coupleId,
      purpose: "withdraw an authorisation",
    });
  });
}

import type { PolicyKind } from "#lib/couples/rules-secrets";
import { clinicianLine, MINUTE, partnerLine, type Work } from "#lib/demo/couple-work";
import type { Meeting } from "#lib/demo/timeline";

/** What most couples of the sample practice agreed to. */
const USUAL: PolicyKind = "discretion";

/**
 * Adds the agreement on secrets: offered at the end of the first meeting, signed by each at home, in force from the end
 * of the second on. What was sent is marked with what counted then. Comes after everything else of the couple.
 */
export function addAgreementRows(work: Work, meetings: readonly Meeting[]): void {
  const { rows, practiceId, coupleId, clinicianId, partnerIds, makeId } = work;
  const [first, second] = meetings.flatMap(({ closed }) => (closed ? [closed] : []));
  if (!first) return;
  const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE);
  const proposedAt = later(first.endedAt, 10);
  const inForceAt = second ? later(second.endedAt, 5) : null;
  const policyId = makeId(proposedAt);
  rows.secretsPolicy.push({
    practiceId,
    id: policyId,
    coupleId,
    version: 1,
    kind: USUAL,
    proposedBy: clinicianId,
    proposedAt,
    inForceAt,
  });
  clinicianLine(work, proposedAt, "create", "secrets_policy", policyId, "offer an agreement");
  for (const [slot, minutes] of [
    ["A", 200],
    ["B", 1500],
  ] as const) {
    // Where there was one meeting only, the second signature is still to come.
    if (slot === "B" && !inForceAt) continue;
    const signedAt = later(proposedAt, minutes);
    rows.policySignature.push({
      practiceId,
      policyId,
      partnerId: partnerIds[slot],
      coupleId,
      slot,
      signedAt,
    });
    partnerLine(work, slot, signedAt, "update", "partner", partnerIds[slot], "change own choices");
  }
  if (inForceAt)
    clinicianLine(work, inForceAt, "update", "secrets_policy", policyId, "put an agreement in force");
  const versionAt = (at: Date | null | undefined) => (inForceAt && at && at >= inForceAt ? 1 : 0);
  for (const one of rows.response)
    if (one.coupleId === coupleId) one.policyVersion = versionAt(one.submittedAt);
  for (const one of rows.checkIn) if (one.coupleId === coupleId) one.policyVersion = versionAt(one.sentAt);
  for (const one of rows.indicatorRating)
    if (one.coupleId === coupleId && one.rater === "self") one.policyVersion = versionAt(one.sentAt);
  const versionOn = (day: string | null | undefined) =>
    day ? versionAt(new Date(`${day}T23:59:59Z`)) : null;
  for (const one of rows.loopEpisode)
    if (one.coupleId === coupleId) one.policyVersion = versionOn(one.sentOn);
  for (const one of [...rows.episodeFollowUp, ...rows.responseView])
    if (one.coupleId === coupleId) one.policyVersion = versionOn(one.toldOn);
}

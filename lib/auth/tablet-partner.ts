import { and, eq, isNull } from "drizzle-orm";
import { partner } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import { type ActorOf, mintActor } from "#lib/access/actor";
import { agreed, treated } from "#lib/access/scope";
import type { LiveSession } from "#lib/auth/live-session";

/**
 * The partner who holds a clinician's tablet, as an actor, for as long as the couple is on that clinician's caseload
 * and the partner has access and agreed; null else. What it opens is decided by whoever asks.
 */
export async function partnerOnTablet(
  { practiceId, role, subjectId, ref, tablet }: LiveSession,
  requestId: string,
): Promise<ActorOf<"partner"> | null> {
  if (!tablet || role !== "clinician") return null;
  const common = { practiceId, requestId, sessionRef: ref };
  const clinician = mintActor({ ...common, role: "clinician", userId: subjectId });
  const { coupleId, partnerId, slot } = tablet;
  const [found] = await withActor(clinician, (tx) =>
    tx
      .select({ id: partner.id })
      .from(partner)
      .where(
        and(
          treated(clinician, partner),
          eq(partner.id, partnerId),
          eq(partner.coupleId, coupleId),
          eq(partner.slot, slot),
          isNull(partner.accessEndedAt),
          agreed(partner),
        ),
      ),
  );
  return found ? mintActor({ ...common, role: "partner", userId: partnerId, coupleId, slot }) : null;
}

import { and, asc, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import { member } from "#db/schema/accounts";
import { couple, partner } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { nameOf } from "#lib/accounts/member-names";
import type { CaseloadsQuery } from "#lib/accounts/schema";
import type { CaseloadPlace, CaseloadsPage } from "#lib/accounts/types";
import { recordAudit } from "#lib/audit/record-audit";
import { loadKeys } from "#lib/secrets/data-keys";

export const CASELOADS_PAGE = 50;
/** Clinicians in one list of choices; a practice with more asks for another way to choose. */
const MOST_CLINICIANS = 500;

/**
 * Fifty couples, those in care or those closed, by code name from after `after`, each with its clinician and whether its partners can come
 * in; and the clinicians who work here. Nothing of care and no partner's name. One audited read.
 */
export async function listCaseloads(
  actor: ActorOf<"admin">,
  { after, closed }: CaseloadsQuery,
): Promise<CaseloadsPage> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    const { practiceId } = actor;
    const couples = await tx
      .select({ id: couple.id, codeName: couple.codeName, clinicianId: couple.clinicianId })
      .from(couple)
      .where(
        and(
          eq(couple.practiceId, practiceId),
          closed ? isNotNull(couple.closedAt) : isNull(couple.closedAt),
          after ? gt(couple.codeName, after) : undefined,
        ),
      )
      .orderBy(asc(couple.codeName))
      .limit(CASELOADS_PAGE + 1);
    const shown = couples.slice(0, CASELOADS_PAGE);
    const partners =
      shown.length === 0
        ? []
        : await tx
            .select({
              id: partner.id,
              coupleId: partner.coupleId,
              slot: partner.slot,
              joinedAt: partner.joinedAt,
              endedAt: partner.accessEndedAt,
            })
            .from(partner)
            .where(
              and(
                eq(partner.practiceId, practiceId),
                inArray(
                  partner.coupleId,
                  shown.map((one) => one.id),
                ),
              ),
            )
            .orderBy(asc(partner.slot));
    const names = { id: member.id, nameSealed: member.nameSealed, endedAt: member.endedAt };
    const working = await tx
      .select(names)
      .from(member)
      .where(and(eq(member.practiceId, practiceId), eq(member.role, "clinician"), isNull(member.endedAt)))
      .orderBy(asc(member.id))
      .limit(MOST_CLINICIANS);
    const treating = await treatingMembers();
    const key = (await loadKeys(tx, actor, practiceId, ["practice"])).of("practice");
    await recordAudit(tx, actor, { action: "read", entity: "couple", purpose: "caseloads of the practice" });
    const nameById = new Map(
      [...working, ...treating].map((row) => [row.id, nameOf(key, practiceId, row)] as const),
    );
    const ended = new Set(treating.filter((row) => row.endedAt).map((row) => row.id));
    return {
      couples: shown.map(
        (one): CaseloadPlace => ({
          ...one,
          clinicianName: nameById.get(one.clinicianId) ?? "",
          clinicianEnded: ended.has(one.clinicianId),
          partners: partners
            .filter((p) => p.coupleId === one.id)
            .map((p) => ({
              id: p.id,
              slot: p.slot as Slot,
              status: p.endedAt ? "ended" : p.joinedAt ? "joined" : "not joined",
            })),
        }),
      ),
      clinicians: working.map(({ id }) => ({ id, name: nameById.get(id) ?? "" })),
      next: couples.length > CASELOADS_PAGE ? (shown.at(-1)?.codeName ?? null) : null,
    };

    /** Also those who have left, so that a couple without anybody is seen as that. */
    async function treatingMembers() {
      const ids = [...new Set(shown.map((one) => one.clinicianId))];
      if (ids.length === 0) return [];
      return tx
        .select(names)
        .from(member)
        .where(and(eq(member.practiceId, practiceId), inArray(member.id, ids)));
    }
  });
}

import { and, eq, isNull } from "drizzle-orm";
import { member, membership } from "#db/schema/accounts";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import type { InviteMemberInput } from "#lib/accounts/schema";
import { writeInvitation } from "#lib/accounts/write-invitation";
import { recordAudit } from "#lib/audit/record-audit";
import { ownOrigins } from "#lib/auth/origin";
import { invalid } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { normalAddress } from "#lib/secrets/address-index";
import { type DataKey, seal, unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** Adds a member of staff and sends their invitation. The row is there at once; access begins on acceptance. */
export async function inviteMember(
  actor: ActorOf<"admin">,
  input: InviteMemberInput,
): Promise<{ memberId: Id }> {
  const memberId = newId();
  await withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    const { practiceId } = actor;
    const key = (await loadKeys(tx, actor, practiceId, ["practice"])).of("practice");
    await refuseSecondPlace(tx, practiceId, key, input.email);
    const place = {
      practiceId,
      ownerId: practiceId,
      scope: "practice",
      table: "member",
      rowId: memberId,
      rowVersion: 0,
    };
    await tx.insert(member).values({
      practiceId,
      id: memberId,
      role: input.role,
      nameSealed: seal(key, { ...place, column: "name_sealed" }, input.name),
      emailSealed: seal(key, { ...place, column: "email_sealed" }, input.email),
    });
    const invitee = { role: input.role, subjectId: memberId, coupleId: null, email: input.email };
    await writeInvitation(tx, actor, invitee, ownOrigins()[0] ?? "");
    await recordAudit(tx, actor, {
      action: "create",
      entity: "member",
      entityId: memberId,
      purpose: "invite a member",
    });
  });
  return { memberId };
}

/**
 * A sign-in leads to one place in a practice, so the address of somebody who works here already cannot be
 * invited again: they would lose the place they have. Throws "invalid_input".
 */
async function refuseSecondPlace(tx: Tx, practiceId: Id, key: DataKey, email: string): Promise<void> {
  const joined = await tx
    .select({ id: member.id, emailSealed: member.emailSealed })
    .from(member)
    .innerJoin(
      membership,
      and(
        eq(membership.practiceId, member.practiceId),
        eq(membership.subjectId, member.id),
        isNull(membership.endedAt),
      ),
    )
    .where(eq(member.practiceId, practiceId));
  const taken = joined.some(({ id, emailSealed }) => {
    const place = {
      practiceId,
      ownerId: practiceId,
      scope: "practice",
      table: "member",
      rowId: id,
      rowVersion: 0,
    };
    return (
      normalAddress(unseal(key, { ...place, column: "email_sealed" }, emailSealed)) === normalAddress(email)
    );
  });
  if (taken) {
    throw invalid({
      email: ["Somebody who works here signs in with this address. Use another one for a second place."],
    });
  }
}

import { member } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import type { InviteMemberInput } from "#lib/accounts/schema";
import { writeInvitation } from "#lib/accounts/write-invitation";
import { recordAudit } from "#lib/audit/record-audit";
import { ownOrigins } from "#lib/auth/origin";
import { type Id, newId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
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

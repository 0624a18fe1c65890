import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { writeInvitation } from "#lib/accounts/write-invitation";
import { ownOrigins } from "#lib/auth/origin";
import { type CreatedCouple, createCoupleIn } from "#lib/couples/create-couple";
import type { CreateCoupleInput } from "#lib/couples/schema";

/** Opens a couple and invites both partners, each by a mail of their own, in one transaction. */
export async function openCouple(
  actor: ActorOf<"clinician">,
  input: CreateCoupleInput,
): Promise<CreatedCouple> {
  const origin = ownOrigins()[0] ?? "";
  return withActor(actor, async (tx) => {
    const made = await createCoupleIn(tx, actor, input);
    for (const slot of ["A", "B"] as const) {
      const email = slot === "A" ? input.emailA : input.emailB;
      const subjectId = made.partnerIds[slot];
      await writeInvitation(
        tx,
        actor,
        { role: "partner", subjectId, coupleId: made.coupleId, email },
        origin,
      );
    }
    return made;
  });
}

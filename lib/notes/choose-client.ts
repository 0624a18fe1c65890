import { sql } from "drizzle-orm";
import { clientChoice } from "#db/schema/authorisations";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { newId } from "#lib/kernel/ids";
import { clientIn } from "#lib/notes/authorisations";
import type { ChooseClientInput } from "#lib/notes/release-schema";

/**
 * Sets who the client is in a case; earlier choices stay on record. It changes no right: the joint record holds what both
 * said, and is released by both, whoever the client is. Throws "not_found". Source: sessions paper, section 3.
 */
export async function chooseClient(
  actor: ActorOf<"clinician">,
  { coupleId, client }: ChooseClientInput,
): Promise<void> {
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    if ((await clientIn(tx, actor, coupleId)) === client) return;
    const id = newId();
    await tx.insert(clientChoice).values({
      practiceId: actor.practiceId,
      id,
      coupleId,
      client,
      chosenBy: actor.userId,
      chosenAt: sql`clock_timestamp()`,
    });
    await recordAudit(tx, actor, {
      action: "create",
      entity: "client_choice",
      entityId: id,
      coupleId,
      purpose: "choose who the client is",
    });
  });
}

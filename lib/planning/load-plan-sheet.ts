import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { exercisesIn } from "#lib/exercises/find-exercise";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { guidesOf } from "#lib/planning/in-room";
import type { Guide, PlanFacts, SessionFacts } from "#lib/planning/types";

export type PlanSheet = {
  session: SessionFacts;
  plan: PlanFacts;
  /** What to say and do, by item. */
  guides: Readonly<Record<string, Guide>>;
};

/** A plan as it goes on paper: times and prompts, and nothing of the couple. An audited read. Throws "not_found". */
export async function loadPlanSheet(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
): Promise<PlanSheet> {
  return withActor(actor, async (tx) => {
    const session = await getSessionIn(tx, actor, coupleId, sessionId);
    const plan = await findPlanIn(tx, actor, coupleId, sessionId);
    if (!plan) throw notFound();
    await recordAudit(tx, actor, {
      action: "read",
      entity: "plan",
      entityId: plan.id,
      coupleId,
      purpose: "plan on paper",
    });
    return {
      session,
      plan,
      guides: guidesOf(plan, await exercisesIn(tx, actor, exerciseRefs(plan.items)), false),
    };
  });
}

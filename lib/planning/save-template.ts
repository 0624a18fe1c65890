import { and, eq, isNull } from "drizzle-orm";
import { planTemplate, planTemplateItem } from "#db/schema/plan-records";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, isId, newId } from "#lib/kernel/ids";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { clampMinutes } from "#lib/planning/rules";
import type { RetireTemplateInput, SaveTemplateInput } from "#lib/planning/schema";
import { LOOK_BACK, type PlanItem } from "#lib/planning/types";

type Line = Pick<PlanItem, "phase" | "title" | "minutes" | "exerciseSlug" | "exerciseVersion">;

/** The structure of a plan: homework becomes the time to look back, and what is set aside stays out. */
function linesOf(items: readonly PlanItem[]): Line[] {
  const reviews = items.filter((item) => item.kind === "review" && item.state !== "set_aside");
  const looking = clampMinutes(reviews.reduce((sum, { minutes }) => sum + minutes, 0));
  return items.flatMap((item): Line[] => {
    if (item.state === "set_aside") return [];
    if (item.kind !== "review") return [item];
    if (item !== reviews[0]) return [];
    return [
      { phase: item.phase, title: LOOK_BACK, minutes: looking, exerciseSlug: null, exerciseVersion: null },
    ];
  });
}

/**
 * Keeps the structure and minutes of a session's plan as a template: nothing of the couple, no decision and no
 * answer is in it. Throws "not_found" where there is no plan, and "conflict" for one without items.
 */
export async function saveTemplate(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, title, shared }: SaveTemplateInput,
): Promise<{ templateId: Id }> {
  return withActor(actor, async (tx) => {
    const { minutes } = await getSessionIn(tx, actor, coupleId, sessionId);
    const found = await findPlanIn(tx, actor, coupleId, sessionId);
    if (!found) throw notFound();
    const lines = linesOf(found.items);
    if (lines.length === 0)
      throw new DomainError("conflict", "This plan is empty, so there is nothing to keep.");
    const templateId = newId();
    const { practiceId } = actor;
    await tx
      .insert(planTemplate)
      .values({ practiceId, id: templateId, title, minutes, isShared: shared, madeBy: actor.userId });
    await tx.insert(planTemplateItem).values(
      lines.map(({ phase, title: name, minutes: long, exerciseSlug, exerciseVersion }, place) => ({
        practiceId,
        templateId,
        position: place + 1,
        phase,
        title: name,
        minutes: long,
        exerciseSlug,
        exerciseVersion,
      })),
    );
    await recordAudit(tx, actor, {
      action: "create",
      entity: "plan_template",
      entityId: templateId,
      purpose: "keep a plan as a template",
    });
    return { templateId };
  });
}

/** Takes a template of one's own out of use; plans made from it stay. Throws "not_found" for anybody else's. */
export async function retireTemplate(
  actor: ActorOf<"clinician">,
  { templateId }: RetireTemplateInput,
  clock: Clock = systemClock,
): Promise<void> {
  if (!isId(templateId)) throw notFound();
  await withActor(actor, async (tx) => {
    const retired = await tx
      .update(planTemplate)
      .set({ retiredAt: clock() })
      .where(
        and(
          ofPractice(actor, planTemplate),
          eq(planTemplate.id, templateId),
          eq(planTemplate.madeBy, actor.userId),
          isNull(planTemplate.retiredAt),
        ),
      )
      .returning({ id: planTemplate.id });
    if (retired.length === 0) throw notFound();
    await recordAudit(tx, actor, {
      action: "update",
      entity: "plan_template",
      entityId: templateId,
      purpose: "retire a template",
    });
  });
}

import { type Id, newId } from "#lib/kernel/ids";
import { addToPlan } from "#lib/planning/add-to-plan";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { findChoices } from "#lib/planning/find-choices";
import { findSwaps } from "#lib/planning/find-swaps";
import { listOpenPlans } from "#lib/planning/list-open-plans";
import { loadPlanSheet } from "#lib/planning/load-plan-sheet";
import { checkPlanned } from "#lib/planning/plan-checks";
import { listPlanVersions } from "#lib/planning/plan-versions";
import { reopenPlan, restorePlan } from "#lib/planning/restore-plan";
import { retireTemplate, saveTemplate } from "#lib/planning/save-template";
import { listTemplates } from "#lib/planning/templates";
import { call, type Given, none, type Prepared } from "#tests/integration/access/call";
import { plannedSession } from "#tests/integration/access/states";
import { asPractice } from "#tests/support/people";

async function versionOf({ owner, world }: Given, planId: Id): Promise<Id> {
  const rows = await asPractice(
    owner,
    world.practiceId,
    (tx) => tx<{ id: Id }[]>`select id from plan_version where plan_id = ${planId} order by id limit 1`,
  );
  return rows[0]?.id ?? newId();
}

/** How the verbs of templates and of a plan's versions are called. */
export const PLAN_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "planning/addToPlan": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) =>
      addToPlan(actor, {
        ...ids,
        itemId: newId(),
        slug: "urge-wave",
        version: 1,
        reason: "adapted",
        line: "",
      }),
    );
  },
  "planning/findChoices": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) =>
      findChoices(actor, { ...ids, where: "session", words: "wave" }),
    );
  },
  "planning/findSwaps": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) => findSwaps(actor, { ...ids, words: "wave" }));
  },
  "planning/listOpenPlans": none((actor) => listOpenPlans(actor)),
  "planning/checkPlanned": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) =>
      checkPlanned(actor, { ...ids, slug: "urge-wave", version: 1, reason: "adapted", line: "Agreed line" }),
    );
  },
  "planning/listPlanVersions": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) =>
      listPlanVersions(actor, ids.coupleId, ids.sessionId),
    );
  },
  "planning/listTemplates": none((actor) => listTemplates(actor)),
  "planning/loadPlanSheet": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) => loadPlanSheet(actor, ids.coupleId, ids.sessionId));
  },
  "planning/reopenPlan": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    await finalisePlan(given.world.treating, { coupleId, sessionId, version: 1 });
    return call({ coupleId, sessionId }, (actor, ids) => reopenPlan(actor, ids));
  },
  "planning/restorePlan": async (given) => {
    const { coupleId, sessionId, planId } = await plannedSession(given);
    const versionId = await versionOf(given, planId);
    return call({ coupleId, sessionId, versionId }, (actor, ids) =>
      restorePlan(actor, { ...ids, version: 1 }),
    );
  },
  "planning/retireTemplate": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    const made = { coupleId, sessionId, title: "Quiet start", shared: false };
    const { templateId } = await saveTemplate(given.world.treating, made);
    return call({ templateId }, (actor, ids) => retireTemplate(actor, ids));
  },
  "planning/saveTemplate": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) =>
      saveTemplate(actor, { ...ids, title: "Quiet start", shared: false }),
    );
  },
};

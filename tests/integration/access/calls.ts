import { endMember } from "#lib/accounts/end-member";
import { endPartner } from "#lib/accounts/end-partner";
import { inviteMember } from "#lib/accounts/invite-member";
import { invitePartner } from "#lib/accounts/invite-partner";
import { listCaseloads } from "#lib/accounts/list-caseloads";
import { listPartnerPlaces } from "#lib/accounts/list-partner-places";
import { openCouple } from "#lib/accounts/open-couple";
import { getPractice, listAudit, listMembers, listOutbox } from "#lib/accounts/queries";
import { revokeInvitation } from "#lib/accounts/revoke-invitation";
import { transferCouple } from "#lib/accounts/transfer-couple";
import { updatePractice } from "#lib/accounts/update-practice";
import { changeCouple } from "#lib/couples/change-couple";
import { createCouple } from "#lib/couples/create-couple";
import { findOwnChoices } from "#lib/couples/find-own-choices";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { liftHold } from "#lib/couples/lift-hold";
import { listCaseload } from "#lib/couples/list-caseload";
import { listCodeNames } from "#lib/couples/list-code-names";
import { optOut } from "#lib/couples/opt-out";
import { revealNames } from "#lib/couples/reveal-names";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent } from "#lib/couples/set-consent";
import { assignHomework } from "#lib/homework/assign-homework";
import { findTurn } from "#lib/homework/find-turn";
import { giveInSession } from "#lib/homework/give-in-session";
import { keepAnswers } from "#lib/homework/keep-answers";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { markReviewed } from "#lib/homework/mark-reviewed";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { openTogether } from "#lib/homework/open-together";
import { revealTogether } from "#lib/homework/reveal-together";
import { saveDraft } from "#lib/homework/save-draft";
import { saveStep } from "#lib/homework/save-step";
import { saveTherapistAnswer } from "#lib/homework/save-therapist-answer";
import { sendResponse } from "#lib/homework/send-response";
import { shareAnswers } from "#lib/homework/share-answers";
import { withdrawHomework } from "#lib/homework/withdraw-homework";
import { type Id, newId } from "#lib/kernel/ids";
import { closeSession } from "#lib/planning/close-session";
import { endRun } from "#lib/planning/end-run";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadRunPage } from "#lib/planning/load-run-page";
import { loadPlanPage, loadSchedulePage } from "#lib/planning/queries";
import { recordRun } from "#lib/planning/record-run";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";
import { openCheckIn } from "#lib/progress/open-check-in";
import { loadProgress } from "#lib/progress/queries";
import { sendCheckIn } from "#lib/progress/send-check-in";
import { exportReleases } from "#lib/release/export-releases";
import { freezeMilestones } from "#lib/release/freeze-milestones";
import { listReleases, listTrends } from "#lib/release/queries";
import { releaseQuarter } from "#lib/release/release-quarter";
import { call, type Given, none, ofCouple, type Prepared } from "#tests/integration/access/call";
import { AGREEMENT_CALLS } from "#tests/integration/access/calls-agreements";
import { EPISODE_CALLS } from "#tests/integration/access/calls-episodes";
import { FORMULATION_CALLS } from "#tests/integration/access/calls-formulation";
import { HOMEWORK_CALLS } from "#tests/integration/access/calls-homework";
import { LIBRARY_CALLS } from "#tests/integration/access/calls-library";
import { LINE_CALLS } from "#tests/integration/access/calls-lines";
import { LOOP_MAP_CALLS } from "#tests/integration/access/calls-loop-map";
import { NOTE_CALLS } from "#tests/integration/access/calls-notes";
import { PLAN_CALLS } from "#tests/integration/access/calls-plan";
import { RECORD_CALLS } from "#tests/integration/access/calls-records";
import { RELEASE_CALLS } from "#tests/integration/access/calls-release";
import { RUN_CALLS } from "#tests/integration/access/calls-run";
import { SAFETY_CALLS } from "#tests/integration/access/calls-safety";
import { SESSION_CALLS } from "#tests/integration/access/calls-sessions";
import { SUPERVISION_CALLS } from "#tests/integration/access/calls-supervision";
import {
  givenHomework,
  givenTask,
  givenTurns,
  heldSession,
  mondayOf,
  offeredTask,
  plannedSession,
  roomTask,
  sentTask,
  sharedTask,
  startedExercise,
  startedSession,
} from "#tests/integration/access/states";
import { asPractice, makeMember } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";

const newCouple = () => ({
  nameA: "First Person",
  emailA: `first.${newId()}@example.org`,
  nameB: "Second Person",
  emailB: `second.${newId()}@example.org`,
  sessionMinutes: 50,
  stage: "early" as const,
});

async function uninvited({ owner, world }: Given) {
  await asPractice(owner, world.practiceId, (tx) => {
    return tx`update partner set joined_at = null where couple_id = ${world.coupleId}`;
  });
  return { coupleId: world.coupleId, partnerId: world.partnerA.userId };
}

/** How each verb of the matrix is called, and what has to be there first. */
export const CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  ...EPISODE_CALLS,
  ...LINE_CALLS,
  ...RECORD_CALLS,
  ...AGREEMENT_CALLS,
  ...FORMULATION_CALLS,
  ...RUN_CALLS,
  ...NOTE_CALLS,
  ...SAFETY_CALLS,
  ...RELEASE_CALLS,
  ...SESSION_CALLS,
  ...SUPERVISION_CALLS,
  ...LIBRARY_CALLS,
  ...LOOP_MAP_CALLS,
  ...PLAN_CALLS,

  "accounts/endMember": async ({ owner, world }) => {
    const member = await makeMember(owner, world.practiceId, "clinician");
    return call({ memberId: member.userId }, (actor, { memberId }) => endMember(actor, memberId));
  },
  "accounts/endPartner": async ({ world }) =>
    call({ partnerId: world.partnerA.userId }, (actor, { partnerId }) => endPartner(actor, partnerId)),
  "accounts/getPractice": none((actor) => getPractice(actor)),
  "accounts/inviteMember": none((actor) =>
    inviteMember(actor, { name: "New Person", email: `new.${newId()}@example.org`, role: "clinician" }),
  ),
  "accounts/invitePartner": async (given) =>
    call(await uninvited(given), (actor, { coupleId, partnerId }) =>
      invitePartner(actor, coupleId, partnerId),
    ),
  "accounts/listAudit": none((actor) => listAudit(actor, undefined)),
  "accounts/listCaseloads": none((actor) => listCaseloads(actor, { after: undefined, closed: false })),
  "accounts/listMembers": none((actor) => listMembers(actor)),
  "accounts/listOutbox": none((actor) => listOutbox(actor)),
  "accounts/listPartnerPlaces": ofCouple((actor, { coupleId }) => listPartnerPlaces(actor, coupleId)),
  "accounts/openCouple": none((actor) => openCouple(actor, newCouple())),
  "accounts/revokeInvitation": async (given) => {
    const ids = await uninvited(given);
    await invitePartner(given.world.treating, ids.coupleId, ids.partnerId);
    return call(ids, (actor, { coupleId, partnerId }) => revokeInvitation(actor, coupleId, partnerId));
  },
  "accounts/transferCouple": async ({ owner, world }) => {
    const colleague = await makeMember(owner, world.practiceId, "clinician");
    return call({ coupleId: world.coupleId }, (actor, { coupleId }) =>
      transferCouple(actor, { coupleId, clinicianId: colleague.userId }),
    );
  },
  "accounts/updatePractice": none((actor) =>
    updatePractice(actor, { practiceName: "Harbour practice", timeZone: "Europe/Berlin" }),
  ),

  "couples/changeCouple": ofCouple((actor, { coupleId }) =>
    changeCouple(actor, { coupleId, version: 1, stage: "middle", state: "active", sessionMinutes: 50 }),
  ),
  "couples/createCouple": none((actor) => createCouple(actor, newCouple())),
  "couples/findOwnChoices": none((actor) => findOwnChoices(actor)),
  "couples/holdJointWork": ofCouple((actor, { coupleId }) =>
    holdJointWork(actor, { coupleId, gate: "G02", note: "A line for the record." }),
  ),
  "couples/liftHold": async ({ owner, world }) => {
    const { coupleId, practiceId } = world;
    await holdJointWork(world.treating, { coupleId, gate: "G02", note: "A line for the record." });
    const [hold] = await asPractice(
      owner,
      practiceId,
      (tx) => tx<{ id: Id }[]>`select id from safety_hold where couple_id = ${coupleId}`,
    );
    return call({ coupleId, holdId: hold?.id ?? "" }, (actor, ids) =>
      liftHold(actor, { ...ids, reason: "Talked with each alone." }),
    );
  },
  "couples/listCodeNames": none((actor) => listCodeNames(actor)),
  "couples/listCaseload": none((actor) => listCaseload(actor, { sort: "code_name", dir: "asc" })),
  "couples/optOut": none((actor) => optOut(actor)),
  "couples/revealNames": ofCouple((actor, { coupleId }) => revealNames(actor, coupleId)),
  "couples/setCeiling": none((actor) => setCeiling(actor, { ceiling: 2 })),
  "couples/setConsent": none((actor) => setConsent(actor, { consent: "withdrawn" })),

  "planning/closeSession": async (given) =>
    call(await heldSession(given), (actor, { coupleId, sessionId }) =>
      closeSession(actor, { coupleId, sessionId }),
    ),
  "planning/endRun": async (given) => {
    const { coupleId, sessionId } = await startedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) => endRun(actor, ids));
  },
  "planning/finalisePlan": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) => finalisePlan(actor, { ...ids, version: 1 }));
  },
  "planning/loadPlanPage": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) => loadPlanPage(actor, ids.coupleId, ids.sessionId));
  },
  "planning/loadRunPage": async (given) => {
    const { coupleId, sessionId } = await startedSession(given);
    return call({ coupleId, sessionId }, (actor, ids) => loadRunPage(actor, ids.coupleId, ids.sessionId));
  },
  "planning/loadSchedulePage": ofCouple((actor, { coupleId }) =>
    loadSchedulePage(actor, coupleId, "Europe/Berlin"),
  ),
  "planning/recordRun": async (given) => {
    const { coupleId, sessionId, itemId } = await startedSession(given);
    return call({ coupleId, sessionId, itemId }, (actor, ids) =>
      recordRun(actor, { ...ids, state: "done", actualMinutes: 5 }),
    );
  },
  "planning/savePlan": async (given) => {
    const { planId } = await plannedSession(given);
    return call({ planId }, (actor, ids) => savePlan(actor, ids.planId, { version: 1, items: [] }));
  },
  "planning/scheduleSession": ofCouple((actor, { coupleId }) =>
    scheduleSession(actor, {
      coupleId,
      date: practiceDay(20),
      time: "15:00",
      zone: "Europe/Berlin",
      minutes: 50,
    }),
  ),
  "planning/startPlan": async (given) =>
    call(await heldSession(given), (actor, ids) => startPlan(actor, { ...ids, frame: "suggested" })),
  "planning/startRun": async (given) => {
    const { coupleId, sessionId } = await plannedSession(given);
    await finalisePlan(given.world.treating, { coupleId, sessionId, version: 1 });
    return call({ coupleId, sessionId }, (actor, ids) => startRun(actor, ids));
  },

  "homework/assignHomework": async (given) => {
    const requestId = newId();
    return call(await heldSession(given), (actor, { coupleId, sessionId }) =>
      assignHomework(actor, {
        requestId,
        coupleId,
        sessionId,
        exerciseSlug: "two-truths-map",
        smaller: false,
        dueOn: practiceDay(7),
        for: "both",
      }),
    );
  },
  "homework/findTurn": async (given) =>
    call(await givenTurns(given), (actor, { taskId }) => findTurn(actor, taskId, { place: 2, turn: 2 })),
  "homework/giveInSession": async (given) =>
    call(await startedExercise(given), (actor, ids) => giveInSession(actor, ids)),
  "homework/keepAnswers": async (given) =>
    call(await offeredTask(given), (actor, { taskId }) => keepAnswers(actor, { taskId, kind: "reveal" })),
  "homework/listInbox": none((actor) => listInbox(actor, {})),
  "homework/listToday": none((actor) => listToday(actor)),
  "homework/listTogether": none((actor) => listTogether(actor)),
  "homework/markReviewed": async (given) =>
    call(await sentTask(given), (actor, { taskId }) => markReviewed(actor, { taskId })),
  "homework/openResponse": async (given) =>
    call(await sentTask(given), (actor, { taskId }) => openResponse(actor, taskId)),
  "homework/openTask": async (given) =>
    call(await givenTask(given), (actor, { taskId }) => openTask(actor, taskId)),
  "homework/openTogether": async (given) =>
    call(await offeredTask(given), (actor, { taskId }) => openTogether(actor, taskId)),
  "homework/saveDraft": async (given) =>
    call(await givenTask(given), (actor, { taskId }) =>
      saveDraft(actor, taskId, { version: 0, answers: {} }),
    ),
  "homework/saveStep": async (given) =>
    call(await givenTask(given), (actor, { taskId }) =>
      saveStep(actor, { taskId, step: 1, version: 0, intent: "skip" }),
    ),
  "homework/saveTherapistAnswer": async (given) =>
    call(await roomTask(given), (actor, { taskId }) =>
      saveTherapistAnswer(actor, { taskId, version: 0, field: "therapist_event", answer: "seen" }),
    ),
  "homework/sendResponse": async (given) => {
    const submissionId = newId();
    return call(await givenTask(given), (actor, { taskId }) =>
      sendResponse(actor, taskId, { submissionId, draftVersion: 0, outcome: "stopped", check: null }),
    );
  },
  "homework/revealTogether": async (given) => {
    const task = await sharedTask(given);
    return call(task, (actor, { taskId }) => revealTogether(actor, { taskId, kind: "reveal" }));
  },
  "homework/shareAnswers": async (given) =>
    call(await offeredTask(given), (actor, { taskId }) => shareAnswers(actor, { taskId, kind: "reveal" })),

  ...HOMEWORK_CALLS,
  "homework/withdrawHomework": async (given) =>
    call(await givenHomework(given), (actor, ids) => withdrawHomework(actor, ids)),

  "progress/loadProgress": ofCouple((actor, { coupleId }) => loadProgress(actor, coupleId)),
  "progress/openCheckIn": none((actor) => openCheckIn(actor)),
  "progress/sendCheckIn": none((actor) =>
    sendCheckIn(actor, {
      submissionId: newId(),
      week: mondayOf(new Date()),
      q1: 3,
      q2: 4,
      q3: 5,
      q4: 5,
      q5: 5,
      q6: 5,
      q2NotApplicable: false,
    }),
  ),

  "release/exportReleases": none((actor) => exportReleases(actor)),
  "release/freezeMilestones": none((actor) => freezeMilestones(actor, practiceDay())),
  "release/listReleases": none((actor) => listReleases(actor)),
  "release/listTrends": none((actor) => listTrends(actor)),
  "release/releaseQuarter": none((actor) => releaseQuarter(actor, "2024-Q1", practiceDay())),
};

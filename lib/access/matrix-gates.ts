import { type Audience, cells, type MatrixRow, OF_ROLE, type Person } from "#lib/access/matrix-rows";

/**
 * The gate of a form or handler: who gets past it. What happens then is the row of the verb behind it.
 * Somebody signed in as somebody else gets what an address that does not exist gives; a job has no session.
 */
const gate = (kind: "action" | "route", audience: Audience): MatrixRow => ({
  kind,
  audience,
  ids: [],
  cells: { ...cells(OF_ROLE[audience], "not_found", "signed_out"), job: "n/a" },
});
const action = (audience: Audience) => gate("action", audience);
const route = (audience: Audience) => gate("route", audience);

/** A file about one couple: for nobody but the person named. */
const ofOneCouple = (person: Person) => ({
  ...cells([person], "not_found", "signed_out"),
  job: "n/a" as const,
});

/** Every form action, by its page and name, and every handler, by its method and address. */
export const GATES: Readonly<Record<string, MatrixRow>> = {
  "(admin)/caseloads endPartnerAction": action("admin"),
  "(admin)/caseloads transferCoupleAction": action("admin"),
  "(admin)/members endMemberAction": action("admin"),
  "(admin)/members inviteMemberAction": action("admin"),
  "(admin)/practice updatePracticeAction": action("admin"),

  "(clinician)/couples/new openCoupleAction": action("clinician"),
  "(clinician)/couples/[coupleId] askForYesAction": action("clinician"),
  "(clinician)/couples/[coupleId] handleTalkRequestAction": action("clinician"),
  "(clinician)/couples/[coupleId] withdrawHomeworkAction": action("clinician"),
  "(clinician)/couples/[coupleId]/formulation askForRatingsAction": action("clinician"),
  "(clinician)/couples/[coupleId]/formulation chooseSuggestionAction": action("clinician"),
  "(clinician)/couples/[coupleId]/formulation markConsentCheckAction": action("clinician"),
  "(clinician)/couples/[coupleId]/formulation rateCoupleAction": action("clinician"),
  "(clinician)/couples/[coupleId]/formulation/map agreeLoopMapAction": action("clinician"),
  "(clinician)/couples/[coupleId]/formulation/map saveLoopMapAction": action("clinician"),
  "(clinician)/couples/[coupleId]/formulation/map takeBackLoopMapAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people askCoSignAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people changeCoupleAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people endCoSignAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people holdJointWorkAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people invitePartnerAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people liftHoldAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people proposePolicyAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people putPolicyInForceAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people recheckHoldAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people recordScreeningAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people revealNamesAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people revokeInvitationAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people setLacksAction": action("clinician"),

  "(clinician)/couples/[coupleId]/sessions/[sessionId] startRunAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/note amendNoteAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/note noteAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/note saveProcessNoteAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/plan finalisePlanAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/plan startPlanAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/run endRunAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/run giveInSessionAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/run recordRunAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/run turnRunKeysAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/wrap-up assignHomeworkAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/wrap-up closeSessionAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/wrap-up scheduleNextAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/change cancelSessionAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/change moveSessionAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/change putBackSessionAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/new scheduleSessionAction": action("clinician"),

  "(clinician)/library/[slug] forkAction": action("clinician"),
  "(clinician)/library/[slug] retireAction": action("clinician"),
  "(clinician)/library/[slug] reviseAction": action("clinician"),
  "(clinician)/library/[slug]/edit discardDraftAction": action("clinician"),
  "(clinician)/library/[slug]/edit publishAction": action("clinician"),
  "(clinician)/library/[slug]/edit saveDraftAction": action("clinician"),
  "(clinician)/library/import importAction": action("clinician"),
  "(clinician)/library/new startExerciseAction": action("clinician"),
  "(clinician)/library/measures/[measure] saveWordingAction": action("clinician"),
  "(clinician)/library/measures/[measure] scoreFormAction": action("clinician"),

  "(clinician)/review markLineAction": action("clinician"),
  "(clinician)/review markReviewedAction": action("clinician"),
  "(clinician)/review revealTogetherAction": action("clinician"),
  "(clinician)/review saveTherapistAnswerAction": action("clinician"),
  "(clinician)/review turnKeysAction": action("clinician"),

  "(couple)/check-in sendCheckInAction": action("partner"),
  "(couple)/do/[taskId]/[step] saveStepAction": action("partner"),
  "(couple)/do/[taskId]/[step] takeBackAction": action("partner"),
  "(couple)/do/[taskId]/end sendTaskAction": action("partner"),
  "(couple)/do/[taskId]/together keepAnswersAction": action("partner"),
  "(couple)/do/[taskId]/together shareAnswersAction": action("partner"),
  "(couple)/okay answerYesAction": action("partner"),
  "(couple)/moments discardEpisodeAction": action("partner"),
  "(couple)/moments/[part] saveEpisodeAction": action("partner"),
  "(couple)/moments/later answerFollowUpAction": action("partner"),
  "(couple)/moments/view tellResponseAction": action("partner"),
  "(couple)/questions/[part] saveRatingsAction": action("partner"),
  "(couple)/talk askToTalkAction": action("partner"),
  "(couple)/who-can-see optOutAction": action("partner"),
  "(couple)/who-can-see setCeilingAction": action("partner"),
  "(couple)/who-can-see signPolicyAction": action("partner"),
  "(couple)/who-can-see setConsentAction": action("partner"),

  "(door)/first-admin/[token] makeFirstAdminAction": action("door"),
  "(door)/invite/[token] acceptInvitationAction": action("door"),
  "(door)/sign-in signInAction": action("door"),

  "(supervisor)/co-sign decideCoSignAction": action("supervisor"),

  "GET /api/code-names": route("clinician"),
  "GET /api/health": route("door"),
  "GET /couples/[coupleId]/calendar": { ...route("clinician"), cells: ofOneCouple("treating") },
  "GET /export": route("supervisor"),
  "GET /home/calendar": route("partner"),
  "GET /leave": route("door"),
  "GET /library/[slug]/export": route("clinician"),
  "GET /library/export/[file]": route("clinician"),
  "GET /library/schema": route("clinician"),
  "POST /leave": route("door"),
  "POST /sign-out": route("door"),
  "PUT /api/drafts/[taskId]": route("partner"),
  "PUT /api/exercises": route("clinician"),
  "PUT /api/hand-overs/[taskId]": route("partner"),
  "PUT /api/notes/[sessionId]": route("clinician"),
  "PUT /api/plans/[planId]": route("clinician"),
  "PUT /api/process-notes/[sessionId]": route("clinician"),
  "PUT /api/runs/[sessionId]": route("clinician"),
  "PUT /api/responses/[taskId]": route("partner"),
  "PUT /api/responses/check-in": route("partner"),
};

/** Everybody who could ask, seen from one couple: who they are to it decides what they get. */
export const PEOPLE = [
  "treating",
  "other_clinician",
  "other_practice",
  "supervisor",
  "admin",
  "partner_a",
  "partner_b",
  "other_couple",
  "job",
  "anonymous",
] as const;
export type Person = (typeof PEOPLE)[number];

/**
 * `n/a` only where nobody could ask: a verb at the door takes no actor, a job fills in no form. `allow`
 * also for somebody whose own rows the call is about, and never this couple's (a colleague's caseload).
 */
export type Outcome = "allow" | "not_found" | "forbidden" | "signed_out" | "n/a";
export type Audience = "clinician" | "partner" | "supervisor" | "admin" | "job" | "door";
export type Cells = Readonly<Record<Person, Outcome>>;

export type MatrixRow = {
  readonly kind: "read" | "write" | "action" | "route";
  readonly audience: Audience;
  /** Ids the call takes and looks up; each is swapped for foreign, invented and malformed ones. */
  readonly ids: readonly string[];
  readonly cells: Cells;
};

/** Default deny: everybody gets `otherwise` but for the people named. */
function cells(allowed: readonly Person[], otherwise: Outcome, anonymous: Outcome): Cells {
  const all = PEOPLE.map((person): [Person, Outcome] => [
    person,
    allowed.includes(person) ? "allow" : person === "anonymous" ? anonymous : otherwise,
  ]);
  return Object.fromEntries(all) as Cells;
}

/** People of a role. */
const OF_ROLE: Readonly<Record<Audience, readonly Person[]>> = {
  clinician: ["treating", "other_clinician", "other_practice"],
  partner: ["partner_a", "partner_b", "other_couple"],
  supervisor: ["supervisor"],
  admin: ["admin"],
  job: ["job"],
  door: PEOPLE,
};

type Kind = "read" | "write";

/** About one couple: the clinician who treats it and nobody else. Foreign couples do not exist. */
const treating = (kind: Kind, ...ids: string[]): MatrixRow => ({
  kind,
  audience: "clinician",
  ids,
  cells: cells(["treating"], "not_found", "not_found"),
});

/** About what a practice shares: any clinician of it, and nobody of another. */
const ofPractice = (kind: Kind, ...ids: string[]): MatrixRow => ({
  kind,
  audience: "clinician",
  ids,
  cells: cells(["treating", "other_clinician"], "not_found", "not_found"),
});

/** About one row of partner A: A and nobody else, the other partner included. */
const ownRow = (kind: Kind, ...ids: string[]): MatrixRow => ({
  kind,
  audience: "partner",
  ids,
  cells: cells(["partner_a"], "not_found", "not_found"),
});

/** About whoever asks: everybody of the role, each for themselves. */
const self = (kind: Kind, audience: Exclude<Audience, "door">, ...ids: string[]): MatrixRow => ({
  kind,
  audience,
  ids,
  cells: cells(OF_ROLE[audience], "not_found", "not_found"),
});

/** Before anybody is known: a token in the hand decides, no actor is taken. */
const door = (kind: Kind): MatrixRow => ({
  kind,
  audience: "door",
  ids: [],
  cells: cells(["anonymous"], "n/a", "n/a"),
});

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

/** Every verb and query of the product: who gets what. Tests run each of them as each person. */
export const VERBS: Readonly<Record<string, MatrixRow>> = {
  "accounts/acceptInvitation": door("write"),
  "accounts/endMember": self("write", "admin", "memberId"),
  "accounts/endPartner": self("write", "admin", "partnerId"),
  "accounts/findInvitation": door("read"),
  "accounts/getPractice": self("read", "admin"),
  "accounts/inviteMember": self("write", "admin"),
  "accounts/invitePartner": treating("write", "coupleId", "partnerId"),
  "accounts/isFirstAdminLinkOpen": door("read"),
  "accounts/listAudit": self("read", "admin"),
  "accounts/listCaseloads": self("read", "admin"),
  "accounts/listMembers": self("read", "admin"),
  "accounts/listOutbox": self("read", "admin"),
  "accounts/listPartnerPlaces": treating("read", "coupleId"),
  "accounts/makeFirstAdmin": door("write"),
  "accounts/openCouple": self("write", "clinician"),
  "accounts/revokeInvitation": treating("write", "coupleId", "partnerId"),
  "accounts/transferCouple": self("write", "admin", "coupleId"),
  "accounts/updatePractice": self("write", "admin"),

  "couples/changeCouple": treating("write", "coupleId"),
  "couples/createCouple": self("write", "clinician"),
  "couples/findOwnChoices": self("read", "partner"),
  "couples/askToTalk": self("write", "partner"),
  "couples/handleTalkRequest": treating("write", "coupleId", "requestId"),
  "couples/holdJointWork": treating("write", "coupleId"),
  "couples/liftHold": treating("write", "coupleId", "holdId"),
  "couples/listCaseload": self("read", "clinician"),
  "couples/listClinicianToday": self("read", "clinician"),
  "couples/loadOverview": treating("read", "coupleId"),
  "couples/optOut": self("write", "partner"),
  "couples/revealNames": treating("read", "coupleId"),
  "couples/setCeiling": self("write", "partner"),
  "couples/setConsent": self("write", "partner"),

  "exercises/discardDraft": ofPractice("write", "slug"),
  "exercises/exportExercise": ofPractice("read", "slug"),
  "exercises/exportOwnExercises": self("read", "clinician"),
  "exercises/forkExercise": ofPractice("write", "slug"),
  "exercises/importExercises": self("write", "clinician"),
  "exercises/listLibrary": self("read", "clinician"),
  "exercises/listOwnExports": self("read", "clinician"),
  "exercises/loadHistory": ofPractice("read", "slug"),
  "exercises/openDraft": ofPractice("read", "slug"),
  "exercises/openExercise": ofPractice("read", "slug"),
  "exercises/publishExercise": ofPractice("write", "slug"),
  "exercises/retireAsAdmin": self("write", "admin", "slug"),
  "exercises/retireExercise": ofPractice("write", "slug"),
  "exercises/reviseExercise": ofPractice("write", "slug"),
  "exercises/saveExercise": ofPractice("write", "slug"),
  "exercises/startExercise": self("write", "clinician"),

  "planning/closeSession": treating("write", "coupleId", "sessionId"),
  "planning/endRun": treating("write", "coupleId", "sessionId"),
  "planning/finalisePlan": treating("write", "coupleId", "sessionId"),
  "planning/loadPlanPage": treating("read", "coupleId", "sessionId"),
  "planning/loadRunPage": treating("read", "coupleId", "sessionId"),
  "planning/loadSchedulePage": treating("read", "coupleId"),
  "planning/loadWrapUpPage": treating("read", "coupleId", "sessionId"),
  "planning/recordRun": treating("write", "coupleId", "sessionId", "itemId"),
  "planning/saveNote": treating("write", "coupleId", "sessionId"),
  "planning/savePlan": treating("write", "planId"),
  "planning/scheduleSession": treating("write", "coupleId"),
  "planning/startPlan": treating("write", "coupleId", "sessionId"),
  "planning/startRun": treating("write", "coupleId", "sessionId"),

  "formulation/askForRatings": treating("write", "coupleId"),
  "formulation/openFormulation": treating("read", "coupleId"),
  "formulation/openOwnRatings": self("read", "partner"),
  "formulation/rateCouple": treating("write", "coupleId"),
  "formulation/saveRatings": self("write", "partner"),

  "homework/assignHomework": treating("write", "coupleId", "sessionId"),
  "homework/findTurn": ownRow("read", "taskId"),
  "homework/giveInSession": treating("write", "coupleId", "sessionId", "itemId"),
  "homework/keepAnswers": ownRow("write", "taskId"),
  "homework/listInbox": self("read", "clinician"),
  "homework/listToday": self("read", "partner"),
  "homework/listTogether": self("read", "partner"),
  "homework/markReviewed": treating("write", "taskId"),
  "homework/openResponse": treating("read", "taskId"),
  "homework/openTask": ownRow("read", "taskId"),
  "homework/openTogether": ownRow("read", "taskId"),
  "homework/saveDraft": ownRow("write", "taskId"),
  "homework/saveStep": ownRow("write", "taskId"),
  "homework/saveTherapistAnswer": treating("write", "taskId"),
  "homework/sendResponse": ownRow("write", "taskId"),
  "homework/revealTogether": treating("write", "taskId"),
  "homework/shareAnswers": ownRow("write", "taskId"),
  "homework/withdrawHomework": treating("write", "coupleId", "assignmentId"),

  "measures/openMeasure": self("read", "clinician"),
  "measures/saveWording": self("write", "clinician"),

  "progress/loadProgress": treating("read", "coupleId"),
  "progress/openCheckIn": self("read", "partner"),
  "progress/sendCheckIn": self("write", "partner"),

  "release/exportReleases": self("read", "supervisor"),
  "release/freezeMilestones": self("write", "job"),
  "release/listReleases": self("read", "supervisor"),
  "release/listTrends": self("read", "supervisor"),
  "release/releaseQuarter": self("write", "job"),
};

/** Every form action, by its page and name, and every handler, by its method and address. */
export const GATES: Readonly<Record<string, MatrixRow>> = {
  "(admin)/caseloads endPartnerAction": action("admin"),
  "(admin)/caseloads transferCoupleAction": action("admin"),
  "(admin)/members endMemberAction": action("admin"),
  "(admin)/members inviteMemberAction": action("admin"),
  "(admin)/practice updatePracticeAction": action("admin"),

  "(clinician)/couples/new openCoupleAction": action("clinician"),
  "(clinician)/couples/[coupleId] handleTalkRequestAction": action("clinician"),
  "(clinician)/couples/[coupleId] withdrawHomeworkAction": action("clinician"),
  "(clinician)/couples/[coupleId]/formulation askForRatingsAction": action("clinician"),
  "(clinician)/couples/[coupleId]/formulation rateCoupleAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people changeCoupleAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people holdJointWorkAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people invitePartnerAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people liftHoldAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people revealNamesAction": action("clinician"),
  "(clinician)/couples/[coupleId]/people revokeInvitationAction": action("clinician"),

  "(clinician)/couples/[coupleId]/sessions/[sessionId] startRunAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/plan finalisePlanAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/plan startPlanAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/run endRunAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/run giveInSessionAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/run recordRunAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/run turnRunKeysAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/wrap-up assignHomeworkAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/wrap-up wrapUpAction": action("clinician"),
  "(clinician)/couples/[coupleId]/sessions/[sessionId]/wrap-up scheduleNextAction": action("clinician"),
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
  "(couple)/questions/[part] saveRatingsAction": action("partner"),
  "(couple)/talk askToTalkAction": action("partner"),
  "(couple)/who-can-see optOutAction": action("partner"),
  "(couple)/who-can-see setCeilingAction": action("partner"),
  "(couple)/who-can-see setConsentAction": action("partner"),

  "(door)/first-admin/[token] makeFirstAdminAction": action("door"),
  "(door)/invite/[token] acceptInvitationAction": action("door"),
  "(door)/sign-in signInAction": action("door"),

  "GET /api/health": route("door"),
  "GET /export": route("supervisor"),
  "GET /leave": route("door"),
  "GET /library/[slug]/export": route("clinician"),
  "GET /library/export/[file]": route("clinician"),
  "GET /library/schema": route("clinician"),
  "POST /leave": route("door"),
  "POST /sign-out": route("door"),
  "PUT /api/drafts/[taskId]": route("partner"),
  "PUT /api/exercises": route("clinician"),
  "PUT /api/hand-overs/[taskId]": route("partner"),
  "PUT /api/plans/[planId]": route("clinician"),
  "PUT /api/responses/[taskId]": route("partner"),
  "PUT /api/responses/check-in": route("partner"),
};

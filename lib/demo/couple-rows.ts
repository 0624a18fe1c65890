import { addAgreementRows } from "#lib/demo/agreement-rows";
import { addCheckInRows } from "#lib/demo/check-in-rows";
import { type CoupleSetting, clinicianLine, MINUTE, type Work } from "#lib/demo/couple-work";
import { addEpisodeRows } from "#lib/demo/episode-rows";
import { addHomeworkRows, GivenPieces } from "#lib/demo/homework-rows";
import { addMapRows } from "#lib/demo/map-rows";
import { addMeetingRows } from "#lib/demo/meeting-rows";
import { makeOwnerKeys } from "#lib/demo/owner-keys";
import { addPartnerRows, addWithdrawal } from "#lib/demo/partner-rows";
import { seededIds, seededRandom } from "#lib/demo/random";
import { addRatingRows } from "#lib/demo/rating-rows";
import { addRecordRows } from "#lib/demo/record-rows";
import type { Rows } from "#lib/demo/rows";
import { addScreeningRows } from "#lib/demo/screening-rows";
import { type Homework, homeworkOf, type Meeting, meetingsOf } from "#lib/demo/timeline";
import type { CoupleStory } from "#lib/demo/types";
import { COUPLE_SCOPES } from "#lib/secrets/data-keys";

const SLOTS = ["A", "B"] as const;
/** Days from the first meeting. */
const OPENED = -8;

function addCouple(work: Work, meetings: readonly Meeting[]): void {
  const { rows, story, practiceId, coupleId, clinicianId, codeName, openedAt } = work;
  rows.couple.push({
    practiceId,
    id: coupleId,
    codeName,
    clinicianId,
    stage: story.stage,
    state: story.state,
    sessionMinutes: story.sessionMinutes,
    nextSessionAt: meetings.find((meeting) => !meeting.closed)?.startsAt ?? null,
    createdAt: openedAt,
  });
  clinicianLine(work, openedAt, "create", "couple", coupleId, "open a couple");
}

function addSafetyHold(work: Work): void {
  const { rows, story, practiceId, coupleId, clinicianId, days, makeId } = work;
  if (!story.safetyHold) return;
  const setAt = days.at(story.safetyHold.day, "17:15");
  const id = makeId(setAt);
  rows.safetyHold.push({
    practiceId,
    id,
    coupleId,
    gate: story.safetyHold.gate,
    noteSealed: work.keys.seal("therapist", "safety_hold", "note_sealed", id, story.safetyHold.note),
    setBy: clinicianId,
    setAt,
  });
  clinicianLine(work, setAt, "create", "safety_hold", id, "hold joint work");
}

/** Asks the supervisors to co-sign against the hold that is set. */
function addCoSign(work: Work): void {
  const { rows, story, practiceId, coupleId, clinicianId, days, practiceKeys, makeId } = work;
  if (!story.safetyHold || !story.coSign) return;
  const { exerciseClass, day, reason } = story.coSign;
  const askedAt = days.at(day, "17:40");
  const id = makeId(askedAt);
  const about = { practiceId, gate: story.safetyHold.gate, exerciseClass };
  const reasonSealed = practiceKeys.seal("practice", "co_sign", "reason_sealed", id, reason);
  rows.coSign.push({ ...about, id, reasonSealed, askedBy: clinicianId, askedAt });
  rows.coSignCouple.push({ ...about, coSignId: id, coupleId });
  clinicianLine(work, askedAt, "create", "co_sign", id, "ask a supervisor to co-sign");
}

function addEpisode(work: Work, homework: readonly Homework[]): void {
  const { rows, practiceId, coupleId, clinicianId, days, story, makeId } = work;
  const [first] = homework;
  if (!first) return;
  const given = story.meetings[first.story.givenAt - 1];
  if (!given) return;
  rows.careEpisode.push({
    practiceId,
    id: makeId(first.givenAt),
    coupleId,
    clinicianId,
    startedOn: days.date(days.workday(given.day)),
    createdAt: first.givenAt,
  });
}

/** Adds all rows of one hand-written couple. The same story and day give the same ids and numbers. */
export function addCoupleRows(rows: Rows, setting: CoupleSetting, story: CoupleStory): void {
  const { practiceId, days } = setting;
  const makeId = seededIds(story.slug);
  const random = seededRandom(story.slug);
  const meetings = meetingsOf(story, days, random);
  const homework = homeworkOf(story, meetings, days);
  const firstDay = meetings[0]?.day ?? 0;
  const openedAt = days.at(firstDay + OPENED, "11:20");
  const coupleId = makeId(openedAt);
  const work: Work = {
    ...setting,
    rows,
    story,
    coupleId,
    partnerIds: { A: makeId(openedAt), B: makeId(openedAt) },
    keys: makeOwnerKeys(rows, { practiceId, ownerId: coupleId, at: openedAt }, COUPLE_SCOPES),
    makeId,
    random,
    firstDay,
    openedAt,
  };
  addCouple(work, meetings);
  for (const slot of SLOTS) addPartnerRows(work, slot);
  addWithdrawal(work);
  addSafetyHold(work);

  const assigned = homework.map((one) => ({ homework: one, assignmentId: makeId(one.givenAt) }));
  const sessionIds = meetings.map((meeting, place) => {
    const open = assigned.filter((one) => one.homework.decisions.has(meeting.number));
    const scheduledAt = meetings[place - 1]?.closed?.endedAt ?? new Date(openedAt.getTime() + 5 * MINUTE);
    // The newest one is still to be looked over.
    const isSigned = meetings[place + 1]?.closed != null;
    return addMeetingRows(work, meeting, scheduledAt, open, isSigned);
  });
  const given = new GivenPieces(assigned);
  for (const { homework: one, assignmentId } of assigned) {
    const sessionId = sessionIds[one.story.givenAt - 1];
    if (sessionId) addHomeworkRows(work, one, assignmentId, sessionId, given);
  }
  for (const slot of SLOTS) addCheckInRows(work, slot);
  addRatingRows(work);
  addScreeningRows(work, meetings);
  addEpisode(work, homework);
  addMapRows(work);
  addRecordRows(work);
  addEpisodeRows(work);
  addAgreementRows(work, meetings);
  addCoSign(work);
}

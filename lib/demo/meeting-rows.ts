import { clinicianLine, MINUTE, type Work } from "#lib/demo/couple-work";
import { DEMO_ZONE } from "#lib/demo/days";
import { itemsAsRun, type Open, plannedItems } from "#lib/demo/plan-items";
import type { Meeting } from "#lib/demo/timeline";
import type { Id } from "#lib/kernel/ids";
import { contentText } from "#lib/notes/note-content";
import { noteFacts } from "#lib/notes/note-facts";
import { notePlace, scopeOfRecord } from "#lib/notes/note-place";
import { beginWith } from "#lib/notes/rules";
import type { NoteRecord } from "#lib/notes/types";
import { daysOfSeries } from "#lib/planning/rules-series";
import { instantOf, wallTimeOf } from "#lib/planning/session-time";
import { seal } from "#lib/secrets/box";

/**
 * Adds a session with its plan and, once it took place, its note, which is signed unless it is still to be finished.
 * Says the session's id.
 */
export function addMeetingRows(
  work: Work,
  meeting: Meeting,
  scheduledAt: Date,
  open: readonly Open[],
  isSigned: boolean,
): Id {
  const { rows, practiceId, coupleId, makeId } = work;
  const { number, startsAt, minutes, closed, plan, plannedAt } = meeting;
  const sessionId = makeId(scheduledAt);
  const wall = wallTimeOf(startsAt, DEMO_ZONE);
  const { attendees, series } = meeting;
  const ofSeries = series ? { seriesId: makeId(scheduledAt), everyWeeks: series.everyWeeks } : {};
  rows.session.push({
    practiceId,
    id: sessionId,
    coupleId,
    number,
    startsAt,
    localDate: wall.date,
    localTime: wall.time,
    zone: DEMO_ZONE,
    minutes,
    attendees,
    ...ofSeries,
    state: closed ? "closed" : "planned",
    startedAt: closed?.startedAt ?? null,
    endedAt: closed?.endedAt ?? null,
    changedAt: closed?.endedAt ?? scheduledAt,
    createdAt: scheduledAt,
  });
  clinicianLine(work, scheduledAt, "create", "session", sessionId, "schedule a session");
  const first = { date: wall.date, time: wall.time, zone: DEMO_ZONE };
  const later = series ? daysOfSeries(first, series.everyWeeks, series.times).slice(1) : [];
  for (const [place, day] of later.entries()) {
    const id = makeId(scheduledAt);
    rows.session.push({
      practiceId,
      id,
      coupleId,
      number: number + place + 1,
      startsAt: instantOf(day),
      localDate: day.date,
      localTime: day.time,
      zone: DEMO_ZONE,
      minutes,
      ...ofSeries,
      state: "planned",
      changedAt: scheduledAt,
      createdAt: scheduledAt,
    });
    clinicianLine(work, scheduledAt, "create", "session", id, "schedule a session");
  }
  if (plan !== "none") addPlan(work, meeting, sessionId, plannedAt, open);
  if (closed) {
    clinicianLine(work, closed.startedAt, "update", "session", sessionId, "start a session");
    const wrappedUpAt = new Date(closed.endedAt.getTime() + work.random.between(4, 9) * MINUTE);
    addNote(work, sessionId, meeting, wrappedUpAt, isSigned);
    clinicianLine(work, wrappedUpAt, "update", "session", sessionId, "close a session");
  }
  return sessionId;
}

function addPlan(work: Work, meeting: Meeting, sessionId: Id, plannedAt: Date, open: readonly Open[]): void {
  const { rows, practiceId, coupleId, makeId, random } = work;
  const planId = makeId(plannedAt);
  const planned = plannedItems(meeting, open, () => makeId(plannedAt));
  const items = meeting.closed ? itemsAsRun(meeting, planned, () => random.between(-1, 2)) : planned;
  const isFinal = meeting.plan === "final";
  rows.plan.push({
    practiceId,
    id: planId,
    coupleId,
    sessionId,
    // Every saved change raises it: made, made final, then one tick an item.
    version: 1 + (isFinal ? 1 : 0) + (meeting.closed ? items.length : 0),
    state: isFinal ? "final" : "draft",
    updatedAt: meeting.closed?.endedAt ?? plannedAt,
    finalisedAt: isFinal ? plannedAt : null,
  });
  rows.planItem.push(
    ...items.map((item, place) => ({ ...item, practiceId, planId, coupleId, position: place + 1 })),
  );
  clinicianLine(work, plannedAt, "create", "plan", planId, "start a plan");
  if (isFinal) clinicianLine(work, plannedAt, "update", "plan", planId, "finalise a plan");
}

/** Who was seen alone has a sub-file; everything else is the joint record. */
export function recordOf(text: string): NoteRecord {
  const alone = /^Met ([AB]) alone/.exec(text)?.[1];
  return alone === undefined ? "joint" : alone === "A" ? "a" : "b";
}

function addNote(work: Work, sessionId: Id, meeting: Meeting, at: Date, isSigned: boolean): void {
  const { rows, practiceId, coupleId, clinicianId, keys, makeId } = work;
  const id = makeId(at);
  const { number, startsAt, minutes, closed } = meeting;
  const text = closed?.note ?? "";
  const record = recordOf(text);
  const attendees = record === "joint" ? "both" : record === "a" ? "A" : "B";
  const held = {
    id: sessionId,
    number,
    startsAt,
    minutes,
    attendees,
    zone: DEMO_ZONE,
    everyWeeks: null,
  } as const;
  const session = {
    ...held,
    state: "closed",
    startedAt: closed?.startedAt ?? null,
    endedAt: closed?.endedAt ?? null,
  } as const;
  const known = {
    session,
    items: [],
    homework: [],
    next: null,
    changes: [],
    measures: [],
    givenTo: new Map(),
  };
  const content = beginWith({
    meeting: noteFacts(known, record).meeting ?? "",
    [record === "joint" ? "pattern" : record]: text,
  });
  rows.note.push({
    practiceId,
    id,
    coupleId,
    sessionId,
    record,
    layout: content.layout,
    authorId: clinicianId,
    bodySealed: seal(
      keys.ring.of(scopeOfRecord(record)),
      notePlace(practiceId, coupleId, id, 1, record),
      contentText(content),
    ),
    signedAt: isSigned ? at : null,
    signedBy: isSigned ? clinicianId : null,
    version: 1,
    updatedAt: at,
  });
  clinicianLine(work, at, "create", record === "joint" ? "note" : "sub_file", id, "write a session note");
}

import { createHash } from "node:crypto";
import type { Slot } from "#lib/access/actor";
import { heldBy } from "#lib/couples/gates";
import { clinicianLine, partnerLine, type Work } from "#lib/demo/couple-work";
import { addLoggedRows } from "#lib/demo/episode-rows";
import { addOpening, addSharing } from "#lib/demo/sharing-rows";
import type { Homework, SentTask } from "#lib/demo/timeline";
import { partnerFields, splitByVisibility } from "#lib/exercises/rules";
import { VISIBILITIES } from "#lib/exercises/types";
import { isTaskDone, outcomeKept } from "#lib/homework/rules";
import { draftPlace, partPlace, sealAnswers } from "#lib/homework/sealed-answers";
import { asTaskExercise } from "#lib/homework/task-exercise";
import type { Id } from "#lib/kernel/ids";

/** Saves until a draft looks as it does. */
const DRAFT_SAVES = 3;

const hashOf = (text: string) => createHash("sha256").update(text).digest();

/** What a couple was given so far, by the keys of its story: what waits or stands in points at it. */
export class GivenPieces {
  readonly #assignments: ReadonlyMap<string, Id>;
  readonly #tasks = new Map<string, Id>();

  constructor(assigned: readonly { readonly homework: Homework; readonly assignmentId: Id }[]) {
    this.#assignments = new Map(
      assigned.map(({ homework, assignmentId }) => [homework.story.key, assignmentId]),
    );
  }

  assignment(key: string): Id {
    return found(this.#assignments.get(key), key);
  }

  keepTask(key: string, slot: Slot, id: Id): void {
    this.#tasks.set(`${key} ${slot}`, id);
  }

  task(key: string, slot: Slot): Id {
    return found(this.#tasks.get(`${key} ${slot}`), key);
  }
}

function found(id: Id | undefined, key: string): Id {
  if (id === undefined) throw new RangeError(`The story has no ${key} to point at.`);
  return id;
}

/** What a partner's piece waits for, as the columns of a task. */
function waitOf({ days }: Work, { story }: Homework, slot: Slot, given: GivenPieces) {
  const { opens } = story;
  if (!opens) return {};
  if ("inDays" in opens) return { waits: true, opensOn: days.date(opens.inDays) };
  return { waits: true, follows: given.task(opens.after, slot), followDays: opens.days };
}

/** Adds an assignment, a task for each partner it is for, and what they sent or typed so far. */
export function addHomeworkRows(
  work: Work,
  homework: Homework,
  assignmentId: Id,
  sessionId: Id,
  given: GivenPieces,
): void {
  const { rows, practiceId, coupleId, clinicianId, makeId, partnerIds } = work;
  const { exercise, givenAt, slots, sent, story } = homework;
  rows.assignment.push({
    practiceId,
    id: assignmentId,
    coupleId,
    sessionId,
    exerciseSlug: exercise.slug,
    exerciseVersion: exercise.version,
    smaller: homework.smaller,
    dueOn: homework.dueOn,
    assignedBy: clinicianId,
    assignedAt: givenAt,
    requestId: makeId(givenAt),
    timesCarried: homework.timesCarried,
    closedAt: homework.closedAt,
    ...(story.standsInFor && { standsInFor: given.assignment(story.standsInFor), isWaiting: true }),
  });
  clinicianLine(
    work,
    givenAt,
    "create",
    "assignment",
    assignmentId,
    story.standsInFor ? "choose what stands in for homework" : "give homework",
  );
  for (const slot of slots) {
    const taskId = makeId(givenAt);
    given.keepTask(story.key, slot, taskId);
    rows.task.push({
      practiceId,
      id: taskId,
      assignmentId,
      coupleId,
      partnerId: partnerIds[slot],
      slot,
      exerciseClass: exercise.exerciseClass,
      heldBy: heldBy(exercise),
      isStandIn: story.standsInFor !== undefined,
      ...waitOf(work, homework, slot, given),
      ...(story.notNow?.slot === slot && {
        notNow: story.notNow.reason,
        notNowOn: work.days.date(story.notNow.day),
      }),
      isShort: sent[slot]?.story.short ?? false,
      state: sent[slot] ? "submitted" : "open",
      submittedAt: sent[slot]?.at ?? null,
      reviewedAt: sent[slot]?.reviewedAt ?? null,
      quality: qualityOf(sent[slot], rows.task.length),
    });
    addResponse(work, homework, slot, taskId);
    if (slots.length === 2) addSharing(work, homework, slot, { assignmentId, taskId });
    if (story.draft?.slot === slot) addDraft(work, story.draft, taskId);
  }
  if (story.bothShared) addOpening(work, homework, assignmentId);
}

/** What was reviewed is rated too: 1 where it was stopped, and of the rest every third a learning named. */
function qualityOf(task: SentTask | undefined, place: number): number | null {
  if (!task?.reviewedAt) return null;
  if (task.story.stopped) return 1;
  return place % 3 === 0 ? 4 : 3;
}

function addResponse(work: Work, { exercise, sent, smaller }: Homework, slot: Slot, taskId: Id): void {
  const { rows, practiceId, coupleId, keys, makeId, partnerIds } = work;
  const task = sent[slot];
  if (!task) return;
  const { answers, check, stopped, short } = task.story;
  const id = makeId(task.at);
  const partnerId = partnerIds[slot];
  const [useful, upset, again] = check;
  rows.response.push({
    practiceId,
    id,
    taskId,
    coupleId,
    partnerId,
    exerciseSlug: exercise.slug,
    exerciseVersion: exercise.version,
    bodyHash: hashOf(id),
    outcome: outcomeKept(
      stopped ? "stopped" : "complete",
      isTaskDone(asTaskExercise(exercise), smaller || short === true, answers),
    ),
    useful,
    upset,
    again,
    submittedAt: task.at,
  });
  const asked = new Set(partnerFields(exercise).map((field) => field.visibility));
  const parts = splitByVisibility(exercise, answers);
  for (const visibility of VISIBILITIES.filter((one) => asked.has(one))) {
    const place = partPlace({ practiceId, coupleId, slot }, id, visibility);
    rows.responsePart.push({
      practiceId,
      responseId: id,
      visibility,
      coupleId,
      partnerId,
      answersSealed: sealAnswers(keys.ring, place, parts[visibility]),
    });
  }
  partnerLine(work, slot, task.at, "create", "response", id, "send homework");
  addLoggedRows(work, slot, { exercise, taskId, answers, at: task.at });
  if (task.reviewedAt)
    clinicianLine(work, task.reviewedAt, "update", "task", taskId, "mark homework reviewed");
}

type DraftStory = NonNullable<Homework["story"]["draft"]>;

function addDraft(work: Work, { slot, day, time, answers }: DraftStory, taskId: Id): void {
  const { rows, practiceId, coupleId, keys, days, partnerIds } = work;
  const updatedAt = days.at(day, time);
  const place = draftPlace({ practiceId, coupleId, slot }, taskId, DRAFT_SAVES);
  rows.draft.push({
    practiceId,
    taskId,
    coupleId,
    partnerId: partnerIds[slot],
    version: DRAFT_SAVES,
    answersSealed: sealAnswers(keys.ring, place, answers),
    updatedAt,
  });
  partnerLine(work, slot, updatedAt, "update", "draft", taskId, "write homework");
}

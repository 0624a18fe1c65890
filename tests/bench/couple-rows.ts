import { drawCodeName } from "#lib/couples/code-names";
import type { Answers } from "#lib/exercises/types";
import { draftPlace, sealAnswers } from "#lib/homework/sealed-answers";
import { type Id, newId } from "#lib/kernel/ids";
import { COUPLE_SCOPES, KeyRing, makeDataKey } from "#lib/secrets/data-keys";
import { planItemRows } from "#tests/bench/plan-rows";
import { bytes, type RowSheet } from "#tests/bench/rows";
import { type Seat, signIn } from "#tests/bench/seats";

/** One partner with everything needed to act for them from outside. */
export type BenchPartner = Seat & { slot: "A" | "B"; openTaskId: Id };

export type BenchCouple = {
  id: Id;
  codeName: string;
  clinicianId: Id;
  keys: KeyRing;
  partners: readonly [BenchPartner, BenchPartner];
  /** The next session, and its plan. */
  sessionId: Id;
  planId: Id;
  /** Homework on the way; the plan looks back on both. */
  openAssignmentIds: readonly [Id, Id];
};

/** The exercise the partners of the bench do. */
export const EXERCISE = { slug: "plain-ask", version: 1 };
/** Answers that finish it, in three visibilities. */
export const ANSWERS: Answers = {
  hint: "I tidied the kitchen and waited to see whether you would notice it.",
  want_to_feel: "wanted",
  ask: "When we are both home in the evening I would like ten minutes with you. Are you up for that?",
  no_is_ok: 7,
  answer: "yes",
  heard_no_is_ok: 8,
  after: 6,
};
const SENT_BEFORE = { slug: "kind-outsider", version: 1 };
export const ZONE = "Europe/Berlin";
const DAY = 86_400_000;
const CHECK_IN_WEEKS = [2, 3, 4, 5];
/** Stands for what nobody opens in this bench. */
export const OPAQUE = bytes(Buffer.alloc(160, 7));
const SLOTS = ["A", "B"] as const;

/** The ISO Monday some weeks ago, read as UTC. */
export function mondayBefore(weeks: number, now: number = Date.now()): string {
  const day = new Date(now);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return new Date(now - (sinceMonday + 7 * weeks) * DAY).toISOString().slice(0, 10);
}

function at(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString();
}

/**
 * A couple as a caseload has them: keys, consent, one session behind them and one ahead with a plan of
 * twelve items, homework under way and once sent, and four weeks of check-ins. `place` gives the code name.
 */
export async function addCouple(
  sheet: RowSheet,
  practiceId: Id,
  clinicianId: Id,
  place: number,
): Promise<BenchCouple> {
  const id = newId();
  const pick = [Math.floor(place / 100) % 100, place % 100];
  const codeName = drawCodeName(() => pick.shift() ?? 0);
  const mine = { practice_id: practiceId, couple_id: id };
  const ahead = at(1 + (place % 14));
  sheet.add("couple", {
    practice_id: practiceId,
    id,
    code_name: codeName,
    clinician_id: clinicianId,
    stage: "early",
    next_session_at: ahead,
  });
  const made = COUPLE_SCOPES.map((scope) => ({ scope, ...makeDataKey(practiceId, id, scope) }));
  for (const { row } of made) {
    sheet.add("data_key", {
      practice_id: practiceId,
      owner_id: id,
      scope: row.scope,
      key_id: row.keyId,
      wrapped: bytes(row.wrapped),
      wrapped_by: row.wrappedBy,
    });
  }
  const keys = new KeyRing(new Map(made.map(({ scope, made: key }) => [scope, key])));
  const [a, b] = await Promise.all(SLOTS.map((slot) => addPartner(sheet, practiceId, id, slot)));
  if (!a || !b) throw new RangeError("A couple has two partners.");

  const sessions = { past: newId(), next: newId() };
  const session = { ...mine, zone: ZONE, minutes: 50 };
  const past = { id: sessions.past, number: 1, starts_at: at(-7), state: "closed" };
  sheet.add("session", { ...session, ...past, started_at: at(-7), ended_at: at(-6.96) });
  const next = { id: sessions.next, number: 2, starts_at: ahead, state: "planned" };
  sheet.add("session", { ...session, ...next, started_at: null, ended_at: null });

  const open = addHomework(sheet, { ...mine, assigned_by: clinicianId }, [a, b], EXERCISE, []);
  const begun = addHomework(sheet, { ...mine, assigned_by: clinicianId }, [a, b], SENT_BEFORE, ["A"]);
  const plans = { past: newId(), next: newId() };
  for (const when of ["past", "next"] as const) {
    const state = when === "past" ? "final" : "draft";
    sheet.add("plan", { ...mine, id: plans[when], session_id: sessions[when], state });
    const looksBackOn = when === "past" ? [] : [open.assignmentId, begun.assignmentId];
    for (const item of planItemRows(looksBackOn)) {
      sheet.add("plan_item", { ...mine, plan_id: plans[when], ...item });
    }
  }
  for (const partner of [a, b]) addCheckIns(sheet, mine, partner);
  sheet.add("care_episode", {
    ...mine,
    id: newId(),
    clinician_id: clinicianId,
    started_on: mondayBefore(6),
  });
  for (const { taskId, slot } of open.tasks) {
    sheet.add(
      "draft",
      draftRow({ practiceId, coupleId: id, keys }, { taskId, slot, partnerId: (slot === "A" ? a : b).id }),
    );
  }
  const [taskA, taskB] = open.tasks;
  if (!taskA || !taskB) throw new RangeError("Homework for both has two tasks.");
  return {
    id,
    codeName,
    clinicianId,
    keys,
    partners: [
      { ...a, openTaskId: taskA.taskId },
      { ...b, openTaskId: taskB.taskId },
    ],
    sessionId: sessions.next,
    planId: plans.next,
    openAssignmentIds: [open.assignmentId, begun.assignmentId],
  };
}

type Placed = Seat & { slot: "A" | "B" };

async function addPartner(sheet: RowSheet, practiceId: Id, coupleId: Id, slot: "A" | "B"): Promise<Placed> {
  const id = newId();
  const mine = { practice_id: practiceId, couple_id: coupleId };
  sheet.add("partner", {
    ...mine,
    id,
    slot,
    name_sealed: OPAQUE,
    email_sealed: OPAQUE,
    email_index: bytes(Buffer.from(id)),
    explicitness_ceiling: 2,
    joined_at: at(-40),
  });
  sheet.add("consent", { ...mine, id: newId(), partner_id: id, state: "given" });
  sheet.add("screening", {
    ...mine,
    id: newId(),
    partner_id: id,
    slot,
    status: "clear",
    screened_on: at(-1).slice(0, 10),
    lapses_on: at(55).slice(0, 10),
    recorded_by: id,
  });
  return { ...(await signIn(sheet, practiceId, "partner", id)), slot };
}

type Given = { assignmentId: Id; tasks: readonly { taskId: Id; slot: "A" | "B" }[] };
type Mine = { practice_id: Id; couple_id: Id };

/** Homework for both partners; those named in `sentBy` have sent theirs. */
export function addHomework(
  sheet: RowSheet,
  whose: Mine & { assigned_by: Id },
  partners: readonly { id: Id; slot: "A" | "B" }[],
  exercise: { slug: string; version: number },
  sentBy: readonly ("A" | "B")[],
): Given {
  const { practice_id, couple_id } = whose;
  const assignmentId = newId();
  const what = { exercise_slug: exercise.slug, exercise_version: exercise.version };
  sheet.add("assignment", {
    ...whose,
    ...what,
    id: assignmentId,
    due_on: at(7).slice(0, 10),
    assigned_at: at(-7),
    request_id: newId(),
  });
  const tasks = partners.map(({ id, slot }) => {
    const taskId = newId();
    const sent = sentBy.includes(slot) ? at(-2) : null;
    const mine = { practice_id, couple_id, partner_id: id };
    sheet.add("task", {
      ...mine,
      id: taskId,
      assignment_id: assignmentId,
      slot,
      exercise_class: "J",
      state: sent ? "submitted" : "open",
      submitted_at: sent,
    });
    if (sent) {
      const response = newId();
      const outcome = { outcome: "complete", body_hash: bytes(Buffer.alloc(32)), submitted_at: sent };
      sheet.add("response", { ...mine, ...what, ...outcome, id: response, task_id: taskId });
      const part = { response_id: response, visibility: "therapist", answers_sealed: OPAQUE };
      sheet.add("response_part", { ...mine, ...part });
    }
    return { taskId, slot };
  });
  return { assignmentId, tasks };
}

/** A finished first draft of the bench's exercise, sealed as the product seals it. */
export function draftRow(
  couple: { practiceId: Id; coupleId: Id; keys: KeyRing },
  of: { taskId: Id; partnerId: Id; slot: "A" | "B" },
) {
  const { practiceId, coupleId, keys } = couple;
  const place = draftPlace({ practiceId, coupleId, slot: of.slot }, of.taskId, 1);
  return {
    practice_id: practiceId,
    couple_id: coupleId,
    task_id: of.taskId,
    partner_id: of.partnerId,
    version: 1,
    answers_sealed: bytes(sealAnswers(keys, place, ANSWERS)),
  };
}

function addCheckIns(sheet: RowSheet, mine: Mine, partner: { id: Id; slot: "A" | "B" }): void {
  for (const weeks of CHECK_IN_WEEKS) {
    sheet.add("check_in", {
      ...mine,
      id: newId(),
      partner_id: partner.id,
      slot: partner.slot,
      week: mondayBefore(weeks),
      q1: 5,
      q2: 4,
      q3: 6,
      q4: 5,
      q5: 4,
      q6: 6,
      score_tenths: 480 + 10 * weeks,
      sent_at: at(-7 * weeks),
    });
  }
}

import type postgres from "postgres";
import type { ActorOf } from "#lib/access/actor";
import { type Id, newId } from "#lib/kernel/ids";
import { loadPlanPage } from "#lib/planning/queries";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import type { PlanItemInput } from "#lib/planning/schema";
import { startPlan } from "#lib/planning/start-plan";
import type { Disposition, PlanItem } from "#lib/planning/types";
import {
  asPractice,
  makeCouple,
  makeMember,
  makePractice,
  makeWorld,
  type World,
} from "#tests/support/people";

/** The moment all these tests take place at. */
export const NOW = new Date("2026-11-02T09:00:00Z");
export const clock = () => NOW;

export const tuesday = { date: "2026-11-03", time: "15:00", zone: "Europe/Berlin", minutes: 50 };

/** A world with everybody who must be refused: another clinician of the practice, another practice, other roles. */
export async function makeCrowd(owner: postgres.Sql) {
  const world = await makeWorld(owner);
  const colleague = await makeMember(owner, world.practiceId, "clinician");
  const elsewhere = await makeMember(owner, await makePractice(owner), "clinician");
  const theirs = await makeCouple(owner, await makeMember(owner, world.practiceId, "clinician"));
  const supervisor = await makeMember(owner, world.practiceId, "supervisor");
  const admin = await makeMember(owner, world.practiceId, "admin");
  const strangers: [string, ActorOf<"clinician">][] = [
    ["another clinician of the practice", colleague],
    ["a clinician of another practice", elsewhere],
    ["a supervisor", supervisor as never],
    ["an admin", admin as never],
    ["a partner of the couple", world.partnerA as never],
  ];
  return { world, strangers, theirs };
}

/** A session on Tuesday, planned in the suggested frame. */
export async function makePlanned(world: World, frame: "suggested" | "blank" = "suggested") {
  const { treating, coupleId } = world;
  const { sessionId } = await scheduleSession(treating, { coupleId, ...tuesday }, clock);
  const { planId } = await startPlan(treating, { coupleId, sessionId, frame });
  return { sessionId, planId };
}

type Given = {
  slug?: string;
  sessionId?: Id | null;
  dueOn?: string;
  closed?: boolean;
  carried?: number;
  /** Who has sent it; A unless said otherwise. */
  sent?: readonly ("A" | "B")[];
};

/** Homework for both partners, as if given some time ago. */
export async function giveHomework(owner: postgres.Sql, world: World, given: Given = {}): Promise<Id> {
  const id = newId();
  const { practiceId, coupleId } = world;
  await asPractice(owner, practiceId, async (tx) => {
    await tx`insert into assignment (practice_id, id, couple_id, session_id, exercise_slug, exercise_version,
        due_on, assigned_by, request_id, times_carried, closed_at)
      values (${practiceId}, ${id}, ${coupleId}, ${given.sessionId ?? null}, ${given.slug ?? "urge-wave"}, 1,
        ${given.dueOn ?? "2026-11-03"}, ${world.treating.userId}, ${newId()}, ${given.carried ?? 0},
        ${given.closed ? NOW : null})`;
    for (const partner of [world.partnerA, world.partnerB]) {
      await tx`insert into task (practice_id, id, assignment_id, couple_id, partner_id, slot, exercise_class, state)
        values (${practiceId}, ${newId()}, ${id}, ${coupleId}, ${partner.userId}, ${partner.slot}, 'I',
          ${(given.sent ?? ["A"]).includes(partner.slot) ? "submitted" : "open"})`;
    }
  });
  return id;
}

/** Puts a hold on the couple's joint work. */
export async function holdJointWork(owner: postgres.Sql, world: World, gate = "G04"): Promise<void> {
  await asPractice(
    owner,
    world.practiceId,
    (tx) => tx`insert into safety_hold (practice_id, id, couple_id, gate, note_sealed, set_by)
      values (${world.practiceId}, ${newId()}, ${world.coupleId}, ${gate}, ${Buffer.from("x")}, ${world.treating.userId})`,
  );
}

/** This week's check-in of partner B, with so much tension. */
export async function tellTension(owner: postgres.Sql, world: World, q6: number): Promise<void> {
  const { practiceId, coupleId, partnerB } = world;
  await asPractice(
    owner,
    practiceId,
    (tx) => tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, q6)
      values (${practiceId}, ${newId()}, ${coupleId}, ${partnerB.userId}, 'B', '2026-11-02', ${q6})`,
  );
}

export const block = (minutes = 10, title: "Debrief" | "Agenda" = "Debrief"): PlanItemInput => ({
  kind: "block",
  id: newId(),
  phase: "core",
  title,
  minutes,
});

export const exercise = (exerciseSlug: string, minutes = 12): PlanItemInput => ({
  kind: "exercise",
  id: newId(),
  phase: "core",
  exerciseSlug,
  exerciseVersion: 1,
  minutes,
});

/** Saves two blocks into a plan at version 1, so that it stands at version 2. */
export async function fillPlan(world: World, planId: Id) {
  const items = [block(20), block(30, "Agenda")];
  await savePlan(world.treating, planId, { version: 1, items });
  return items;
}

/** The rows a test looks at, as the owner sees them. */
export async function rowsOf(owner: postgres.Sql, world: World) {
  return asPractice(owner, world.practiceId, async (tx) => ({
    sessions: [
      ...(await tx<
        {
          id: Id;
          number: number;
          starts_at: Date;
          state: string;
          started_at: Date | null;
          ended_at: Date | null;
        }[]
      >`select id, number, starts_at, state, started_at, ended_at from session where couple_id = ${world.coupleId} order by number`),
    ],
    plans: [
      ...(await tx<{ id: Id; version: number; state: string }[]>`
        select id, version, state from plan where couple_id = ${world.coupleId} order by id`),
    ],
    items: [
      ...(await tx<
        {
          id: Id;
          position: number;
          phase: string;
          kind: string;
          title: string;
          minutes: number;
          assignment_id: Id | null;
          disposition: string | null;
          state: string;
          actual_minutes: number | null;
        }[]
      >`select id, position, phase, kind, title, minutes, assignment_id, disposition, state, actual_minutes
        from plan_item where couple_id = ${world.coupleId} order by plan_id, position`),
    ],
    notes: [
      ...(await tx<{ id: Id; version: number; body_sealed: Buffer }[]>`
        select id, version, body_sealed from note where couple_id = ${world.coupleId}`),
    ],
    assignments: [
      ...(await tx<
        {
          id: Id;
          slug: string;
          smaller: boolean;
          times_carried: number;
          closed_at: Date | null;
          due_on: string;
        }[]
      >`select id, exercise_slug as slug, smaller, times_carried, closed_at, due_on::text from assignment
        where couple_id = ${world.coupleId} order by id`),
    ],
    tasks: [
      ...(await tx<
        { id: Id; assignment_id: Id; slot: string; state: string; held_by: string; continues: Id | null }[]
      >`
        select id, assignment_id, slot, state, held_by, continues from task
        where couple_id = ${world.coupleId} order by assignment_id, slot`),
    ],
    nextSessionAt: (
      await tx<{ at: Date | null }[]>`select next_session_at as at from couple where id = ${world.coupleId}`
    )[0]?.at,
  }));
}

/** Runs `work` while clinicians cannot write audit rows. */
export async function withoutAudit(owner: postgres.Sql, work: () => Promise<unknown>): Promise<void> {
  await owner`revoke insert on audit_event from app_clinician`;
  try {
    await work();
  } finally {
    await owner`grant insert on audit_event to app_clinician`;
  }
}

/** The plan of a session as its page reads it. */
export const planOf = async (world: World, sessionId: string) => {
  const { plan } = await loadPlanPage(world.treating, world.coupleId, sessionId);
  if (!plan) throw new Error("There is no plan.");
  return plan;
};

/** An item as it is sent back to be saved. */
export const asInput = (item: PlanItem): PlanItemInput => {
  const base = {
    id: item.id,
    phase: item.phase,
    minutes: item.minutes,
    ...(item.state === "set_aside" ? { state: item.state } : {}),
  };
  if (item.kind === "review")
    return {
      kind: "review",
      ...base,
      assignmentId: item.assignmentId ?? "",
      disposition: item.disposition,
    };
  if (item.kind === "exercise")
    return {
      kind: "exercise",
      ...base,
      exerciseSlug: item.exerciseSlug ?? "",
      exerciseVersion: item.exerciseVersion ?? 0,
    };
  return { kind: "block", ...base, title: item.title as "Debrief" };
};

/** Saves decisions on homework, by assignment. */
export const decide = async (world: World, sessionId: string, decisions: Record<string, Disposition>) => {
  const plan = await planOf(world, sessionId);
  const items = plan.items.map(asInput).map((item) => {
    const disposition = item.kind === "review" ? decisions[item.assignmentId] : undefined;
    return item.kind === "review" && disposition ? { ...item, disposition } : item;
  });
  return savePlan(world.treating, plan.id, { version: plan.version, items });
};

import type postgres from "postgres";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { assignHomework } from "#lib/homework/assign-homework";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import { type Id, newId } from "#lib/kernel/ids";
import { makeDataKey } from "#lib/secrets/data-keys";
import { bothSayYesTo } from "#tests/support/fresh-yes";
import { asPractice, type World } from "#tests/support/people";

/** A Tuesday morning in Berlin; the tests' own today. */
export const NOW = new Date("2026-11-24T09:00:00Z");
export const at = (time: string | Date) => ({ clock: () => new Date(time) });
export const now = at(NOW);

export const homework = (world: World, change: Partial<AssignHomeworkInput> = {}): AssignHomeworkInput => ({
  requestId: newId(),
  coupleId: world.coupleId,
  sessionId: null,
  exerciseSlug: "two-truths-map",
  smaller: false,
  dueOn: "2026-12-01",
  for: "both",
  ...change,
});

/** Homework for both, and the task of each. */
export async function giveHomework(
  world: World,
  change: Partial<AssignHomeworkInput> = {},
): Promise<{ assignmentId: Id; taskA: Id; taskB: Id }> {
  const input = homework(world, change);
  await bothSayYesTo(world, input.exerciseSlug, now.clock);
  const given = await assignHomework(world.treating, input, now);
  const of = (slot: "A" | "B") => given.tasks.find((task) => task.slot === slot)?.id ?? "";
  return { assignmentId: given.assignmentId, taskA: of("A"), taskB: of("B") };
}

/** A safety hold as the treating clinician would set one. */
export async function holdJointWork(owner: postgres.Sql, world: World, gate = "G02"): Promise<void> {
  const note = makeDataKey(world.practiceId, world.coupleId, "therapist").row.wrapped;
  await asPractice(
    owner,
    world.practiceId,
    (tx) => tx`insert into safety_hold (practice_id, id, couple_id, gate, note_sealed, set_by)
      values (${world.practiceId}, ${newId()}, ${world.coupleId}, ${gate}, ${note}, ${world.treating.userId})`,
  );
}

/** A planned session of the couple, in the practice's zone. */
export async function planSession(owner: postgres.Sql, world: World, startsAt: string): Promise<Id> {
  const id = newId();
  await asPractice(
    owner,
    world.practiceId,
    (tx) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes)
      values (${world.practiceId}, ${id}, ${world.coupleId},
        (select count(*) + 1 from session where couple_id = ${world.coupleId}), ${startsAt}, 'Europe/Berlin', 50)`,
  );
  return id;
}

/** An exercise in the final plan of a session of the couple, in this state. */
export async function planInSession(
  owner: postgres.Sql,
  world: World,
  slug: string,
  state: string,
): Promise<void> {
  const sessionId = await planSession(owner, world, "2026-11-17T15:00:00Z");
  const planId = newId();
  await asPractice(owner, world.practiceId, async (tx) => {
    await tx`insert into plan (practice_id, id, couple_id, session_id, state)
      values (${world.practiceId}, ${planId}, ${world.coupleId}, ${sessionId}, 'final')`;
    await tx`insert into plan_item (practice_id, plan_id, id, couple_id, position, phase, kind, title,
        exercise_slug, exercise_version, minutes, state)
      values (${world.practiceId}, ${planId}, ${newId()}, ${world.coupleId}, 1, 'core', 'exercise', 'Taught here',
        ${slug}, 1, 15, ${state})`;
  });
}

/** How many rows a table of the practice holds. */
export async function countRows(owner: postgres.Sql, practiceId: Id, table: string): Promise<number> {
  return asPractice(owner, practiceId, async (tx) => {
    const [row] = await tx<{ n: number }[]>`select count(*)::int as n from ${tx(table)}`;
    return row?.n ?? -1;
  });
}

/** Runs `work` while the role cannot write audit rows. */
export async function withoutAudit(
  owner: postgres.Sql,
  role: "app_clinician" | "app_partner",
  work: () => Promise<unknown>,
): Promise<void> {
  await owner.unsafe(`revoke insert on audit_event from ${role}`);
  try {
    await work();
  } finally {
    await owner.unsafe(`grant insert on audit_event to ${role}`);
  }
}

/** What a call was refused with, as a partner or clinician would get it. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; message: string } | null> {
  try {
    await call;
    return null;
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
}

/** The clinician's role in a partner's clothes: only the database still says no. */
export function asPartner(world: World): ActorOf<"partner"> {
  return { ...world.treating, coupleId: world.coupleId, slot: "A" } as unknown as ActorOf<"partner">;
}

/**
 * Runs `first` and keeps its transaction open while `second` starts, then commits. Gives what `second` came
 * to: a race with a known winner.
 */
export async function whileOpen<T>(
  actor: ActorOf<"partner">,
  first: (tx: Tx) => Promise<unknown>,
  second: () => Promise<T>,
): Promise<T> {
  const done = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const open = withActor(actor, async (tx) => {
    await first(tx);
    started.resolve();
    await done.promise;
  });
  await started.promise;
  const running = second();
  await Promise.race([running, new Promise((wait) => setTimeout(wait, 300))]);
  done.resolve();
  await open;
  return running;
}

import { and, eq, isNull, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { shareOpening } from "#db/schema/sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple, treated } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { requireRevealable } from "#lib/couples/require-revealable";
import type { RevealTogetherInput } from "#lib/homework/schema";
import { sharedKindsOf } from "#lib/homework/sharing";
import { exerciseGivenIn } from "#lib/homework/task-exercise";
import type { SharedKind } from "#lib/homework/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/**
 * The therapist reveals to both partners one kind of what both have shared of one piece of homework: what was
 * written for both once both have sent it, the rest once both have chosen. Other kinds stay closed. Until then neither can tell who answered. Throws
 * "not_found" outside the caseload, "held" while a safety hold, a pause or an answer that nobody has
 * reviewed holds work, and "conflict" where nothing
 * is ready. Source: design, section 3; security paper, SAFE-03.
 */
export async function revealTogether(
  actor: ActorOf<"clinician">,
  input: RevealTogetherInput,
  clock: Clock = systemClock,
): Promise<void> {
  if (!isId(input.taskId)) throw notFound();
  return withActor(actor, (tx) => revealTogetherIn(tx, actor, input, clock));
}

/** As `revealTogether`, inside a transaction that is already open. */
export async function revealTogetherIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { taskId, kind }: RevealTogetherInput,
  clock: Clock = systemClock,
): Promise<void> {
  const [found] = await tx
    .select({
      coupleId: task.coupleId,
      assignmentId: task.assignmentId,
      slug: assignment.exerciseSlug,
      version: assignment.exerciseVersion,
    })
    .from(task)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .where(and(treated(actor, task), eq(task.id, taskId)));
  if (!found) throw notFound();
  const { coupleId, assignmentId } = found;
  // A hold waits for the same lock.
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  requireRevealable(couple);
  const exercise = await exerciseGivenIn(tx, actor, found.slug, found.version);
  const opened = sharedKindsOf(exercise).includes(kind)
    ? await (kind === "shared" ? openWritten : openChosen)(
        tx,
        actor,
        { coupleId, assignmentId, kind },
        clock(),
      )
    : 0;
  if (opened === 0) {
    throw new DomainError("conflict", "Nothing is ready to be revealed: both have to share first.");
  }
  await recordAudit(tx, actor, {
    action: "reveal",
    entity: "assignment",
    entityId: assignmentId,
    coupleId,
    purpose: "reveal what both shared",
  });
}

type Opening = { coupleId: Id; assignmentId: Id; kind: SharedKind };

/** What both chose to share; answers how many openings there were that nobody had revealed. */
async function openChosen(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, assignmentId, kind }: Opening,
  openedAt: Date,
): Promise<number> {
  const opened = await tx
    .update(shareOpening)
    .set({ openedAt })
    .where(
      and(
        ofTreatedCouple(actor, shareOpening, coupleId),
        eq(shareOpening.assignmentId, assignmentId),
        eq(shareOpening.kind, kind),
        isNull(shareOpening.openedAt),
      ),
    )
    .returning({ kind: shareOpening.kind });
  return opened.length;
}

/** What was written for both, once both have sent it. */
async function openWritten(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, assignmentId, kind }: Opening,
  openedAt: Date,
): Promise<number> {
  if (!(await isSentByBoth(tx, actor, coupleId, assignmentId))) return 0;
  const opened = await tx
    .insert(shareOpening)
    .values({ practiceId: actor.practiceId, assignmentId, kind, coupleId, openedAt })
    .onConflictDoNothing()
    .returning({ kind: shareOpening.kind });
  return opened.length;
}

async function isSentByBoth(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: string,
  assignmentId: string,
): Promise<boolean> {
  const [row] = await tx
    .select({ sent: sql<number>`count(*)::int` })
    .from(task)
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        eq(task.assignmentId, assignmentId),
        eq(task.state, "submitted"),
      ),
    );
  return row?.sent === 2;
}

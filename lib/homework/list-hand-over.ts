import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { partner } from "#db/schema/couples";
import { assignment, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { agreed, ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn, heldUnder } from "#lib/couples/find-couple";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import { questionsOf } from "#lib/exercises/rules";
import { checkedByIn, endedLatelyIn } from "#lib/homework/check-standing";
import {
  checkOpensFor,
  copiesOf,
  handedTo,
  type LeftOut,
  leftOutOf,
  type NoTurns,
  noTurns,
  type TabletWait,
  waitOf,
} from "#lib/homework/rules-hand-over";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { getSessionIn } from "#lib/planning/find-session";
import { toLine } from "#lib/planning/queries";
import type { CoupleLine, SessionFacts } from "#lib/planning/types";

/** An exercise of one partner that was given in a session. */
export type TabletOffer = {
  taskId: Id;
  assignmentId: Id;
  slot: Slot;
  title: string;
  isSent: boolean;
  /** It goes from hand to hand between the two. */
  takesTurns: boolean;
};

export type HandOverPage = {
  couple: CoupleLine;
  session: SessionFacts;
  /** Who came, has access and agreed, in order; nobody while either has taken back consent. */
  slots: readonly Slot[];
  /** Who came and has no access, and why: that is the therapist's own doing. */
  leftOut: readonly LeftOut[];
  /** What keeps work from opening, for both alike. */
  wait: TabletWait;
  exercises: readonly TabletOffer[];
  /** Why the two cannot take turns at an exercise that goes from hand to hand, by assignment. */
  turnsOff: Readonly<Record<Id, NoTurns>>;
  /** Who sent the lines after this session. */
  checkedBy: readonly Slot[];
  /** For whom these lines are what opens on a tablet, or will be once the session has ended. */
  checkOpensFor: readonly Slot[];
};

/** What the tablet can be handed over for in a session, and to whom. An audited read. Throws "not_found". */
export async function listHandOver(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
): Promise<HandOverPage> {
  requireRole(actor, "clinician");
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  return withActor(actor, async (tx) => {
    const [couple, session, people, exercises, checkedBy, lately] = await Promise.all([
      getCoupleIn(tx, actor, coupleId),
      getSessionIn(tx, actor, coupleId, sessionId),
      peopleIn(tx, actor, coupleId),
      tabletOffersIn(tx, actor, coupleId, sessionId),
      checkedByIn(tx, actor, coupleId, sessionId),
      endedLatelyIn(tx, actor, coupleId),
      recordAudit(tx, actor, {
        action: "read",
        entity: "session",
        entityId: sessionId,
        coupleId,
        purpose: "hand over page",
      }),
    ]);
    // What holds all of it nobody can co-sign.
    const wait = waitOf(heldUnder(couple, []));
    const slots = handedTo(people, session.attendees, wait).map(({ slot }) => slot);
    return {
      couple: toLine(couple),
      session,
      slots,
      leftOut: leftOutOf(couple.partners, session.attendees),
      wait,
      exercises,
      turnsOff: Object.fromEntries(
        exercises.flatMap((offer): [Id, NoTurns][] => {
          const people = slots.map((slot) => ({ slot }));
          const why = offer.takesTurns
            ? noTurns(session.attendees, people, copiesOf(exercises, offer))
            : null;
          return why ? [[offer.assignmentId, why]] : [];
        }),
      ),
      checkedBy,
      checkOpensFor: checkOpensFor(session, lately, slots),
    };
  });
}

/** The partners of a couple who have access and agreed to take part. Nobody else is put to work. */
export async function peopleIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<{ id: Id; slot: Slot }[]> {
  const rows = await tx
    .select({ id: partner.id, slot: partner.slot })
    .from(partner)
    .where(and(ofTreatedCouple(actor, partner, coupleId), isNull(partner.accessEndedAt), agreed(partner)))
    .orderBy(asc(partner.slot));
  return rows.map(({ id, slot }) => ({ id, slot: slot as Slot }));
}

/** What was given in a session and has not ended, by partner. */
export async function tabletOffersIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
): Promise<TabletOffer[]> {
  const rows = await tx
    .select({
      taskId: task.id,
      assignmentId: task.assignmentId,
      slot: task.slot,
      state: task.state,
      slug: assignment.exerciseSlug,
      version: assignment.exerciseVersion,
    })
    .from(task)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        eq(assignment.sessionId, sessionId),
        eq(assignment.givenIn, "session"),
        isNull(assignment.closedAt),
        sql`not app.is_homework_refused(${assignment.id})`,
      ),
    )
    .orderBy(asc(assignment.assignedAt), asc(assignment.id), asc(task.slot));
  const exercises = await exercisesIn(tx, actor, rows);
  return rows.flatMap(({ taskId, assignmentId, slot, state, ...ref }): TabletOffer[] => {
    const exercise = exercises.get(refKey(ref))?.exercise;
    if (!exercise || state === "withdrawn") return [];
    return [
      {
        taskId,
        assignmentId,
        slot: slot as Slot,
        title: exercise.title,
        isSent: state === "submitted",
        takesTurns: questionsOf(exercise).some(({ type }) => type === "turns"),
      },
    ];
  });
}

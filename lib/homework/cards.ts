import { and, desc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { assignment, response, responsePart, task } from "#db/schema/homework";
import { sharedPart, shareOpening } from "#db/schema/sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { treated } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { mayReveal } from "#lib/couples/rules-sharing";
import type { Answers } from "#lib/exercises/types";
import { cardAnswers, isCard } from "#lib/homework/rules-card";
import { openAnswers, partPlace, sharedPlace } from "#lib/homework/sealed-answers";
import { exerciseGivenIn, exercisesGivenIn } from "#lib/homework/task-exercise";
import type { Card, CoupleCard } from "#lib/homework/types";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { loadKeys } from "#lib/secrets/data-keys";

/** Of how many exercises at most the newest that is open to both is looked at: more than a couple is ever given. */
const LOOKED_AT = 200;

function openForBoth(actor: ActorOf<"partner">): SQL | undefined {
  requireRole(actor, "partner");
  return and(
    eq(shareOpening.practiceId, actor.practiceId),
    eq(shareOpening.coupleId, actor.coupleId),
    eq(shareOpening.kind, "shared"),
    isNotNull(shareOpening.openedAt),
  );
}

/** Of each exercise the newest homework that is open to both, whatever else was revealed since. */
function newestOpen(tx: Tx, actor: ActorOf<"partner">) {
  return tx
    .selectDistinctOn([assignment.exerciseSlug], {
      assignmentId: assignment.id,
      slug: assignment.exerciseSlug,
      version: assignment.exerciseVersion,
      openedAt: shareOpening.openedAt,
    })
    .from(shareOpening)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, shareOpening.practiceId), eq(assignment.id, shareOpening.assignmentId)),
    )
    .where(openForBoth(actor))
    .orderBy(assignment.exerciseSlug, desc(shareOpening.openedAt), desc(assignment.id))
    .as("newest");
}

/**
 * The cards two partners made to keep: of each exercise that makes one the newest that was revealed to both. The same for
 * either of them, and none while nothing may pass between the two (row-level security, as for all they share). An audited read.
 * Source: exercises paper, entry 30.
 */
export async function openCards(actor: ActorOf<"partner">): Promise<readonly Card[]> {
  return withActor(actor, async (tx) => {
    const newest = newestOpen(tx, actor);
    const [rows] = await Promise.all([
      tx
        .select({ assignmentId: newest.assignmentId, slug: newest.slug, version: newest.version })
        .from(newest)
        .orderBy(desc(newest.openedAt), desc(newest.assignmentId))
        .limit(LOOKED_AT),
      recordAudit(tx, actor, {
        action: "read",
        entity: "together",
        coupleId: actor.coupleId,
        purpose: "open our plan",
      }),
    ]);
    const exerciseOf = await exercisesGivenIn(tx, actor, rows);
    const cards = rows.filter((row) => isCard(exerciseOf(row)));
    if (cards.length === 0) return [];
    const [parts, keys] = await Promise.all([
      tx
        .select({
          assignmentId: sharedPart.assignmentId,
          partnerId: sharedPart.partnerId,
          sealed: sharedPart.answersSealed,
        })
        .from(sharedPart)
        .where(
          and(
            eq(sharedPart.practiceId, actor.practiceId),
            eq(sharedPart.coupleId, actor.coupleId),
            eq(sharedPart.kind, "shared"),
            inArray(
              sharedPart.assignmentId,
              cards.map(({ assignmentId }) => assignmentId),
            ),
          ),
        ),
      loadKeys(tx, actor, actor.coupleId, ["shared"]),
    ]);
    return cards.map((card) => {
      const { assignmentId } = card;
      const of = (mine: boolean): Answers => {
        const part = parts.find(
          (one) => one.assignmentId === assignmentId && (one.partnerId === actor.userId) === mine,
        );
        const slot = mine === (actor.slot === "A") ? "A" : "B";
        return part
          ? openAnswers(keys, sharedPlace({ ...actor, slot }, assignmentId, "shared"), part.sealed)
          : {};
      };
      return { id: assignmentId, answers: cardAnswers(exerciseOf(card), of(true), of(false)) };
    });
  });
}

/** The same newest ones, as "slug version", of which the caller tells whether one is a card. For a partner's own statement. */
export function openRefs(tx: Tx, actor: ActorOf<"partner">): SQL<string[]> {
  const newest = newestOpen(tx, actor);
  return sql<string[]>`array(${tx
    .select({ ref: sql`${newest.slug} || ' ' || ${newest.version}` })
    .from(newest)
    .orderBy(desc(newest.openedAt), desc(newest.assignmentId))
    .limit(LOOKED_AT)})`;
}

/**
 * The same card for the therapist to print, by the homework of either partner: A's answers beside B's. It holds what was
 * revealed to both and no more; `isHeld` and nothing of it while nothing may pass between the two. An audited
 * read. Throws "not_found" outside the caseload and where no card was revealed.
 */
export async function openCard(actor: ActorOf<"clinician">, taskId: Id): Promise<CoupleCard> {
  if (!isId(taskId)) throw notFound();
  return withActor(actor, async (tx) => {
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
      .innerJoin(
        shareOpening,
        and(
          eq(shareOpening.practiceId, task.practiceId),
          eq(shareOpening.assignmentId, task.assignmentId),
          eq(shareOpening.kind, "shared"),
          isNotNull(shareOpening.openedAt),
        ),
      )
      .where(and(treated(actor, task), eq(task.id, taskId)));
    if (!found) throw notFound();
    const { coupleId, assignmentId } = found;
    const exercise = await exerciseGivenIn(tx, actor, found.slug, found.version);
    if (!isCard(exercise)) throw notFound();
    const couple = await getCoupleIn(tx, actor, coupleId);
    await recordAudit(tx, actor, {
      action: "read",
      entity: "response",
      entityId: taskId,
      coupleId,
      purpose: "print the couple's card",
    });
    const isHeld = !mayReveal(couple) || couple.answerHolds.length > 0;
    const card = { taskId, codeName: couple.codeName, title: exercise.title, isHeld };
    if (isHeld) return { ...card, answers: [] };
    const [parts, keys] = await Promise.all([
      tx
        .select({ id: responsePart.responseId, slot: task.slot, sealed: responsePart.answersSealed })
        .from(responsePart)
        .innerJoin(
          response,
          and(eq(response.practiceId, responsePart.practiceId), eq(response.id, responsePart.responseId)),
        )
        .innerJoin(task, and(eq(task.practiceId, response.practiceId), eq(task.id, response.taskId)))
        .where(
          and(
            treated(actor, task),
            eq(task.assignmentId, assignmentId),
            eq(responsePart.visibility, "shared"),
          ),
        ),
      loadKeys(tx, actor, coupleId, ["shared"]),
    ]);
    const of = (slot: Slot): Answers => {
      const part = parts.find((one) => one.slot === slot);
      const whose = { practiceId: actor.practiceId, coupleId, slot };
      return part ? openAnswers(keys, partPlace(whose, part.id, "shared"), part.sealed) : {};
    };
    return { ...card, answers: cardAnswers(exercise, of("A"), of("B")) };
  });
}

import { and, eq, ne, sql } from "drizzle-orm";
import { secretsPolicy } from "#db/schema/agreements";
import { couple } from "#db/schema/couples";
import { assignment, response, responsePart, task } from "#db/schema/homework";
import { shareOpening } from "#db/schema/sharing";
import { withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { couplesVisibleTo, ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { PolicyKind } from "#lib/couples/rules-secrets";
import type { AnswerAlert } from "#lib/couples/types";
import { answerIn } from "#lib/exercises/entries";
import { derive } from "#lib/exercises/evaluate";
import { clinicianFields, partnerFields } from "#lib/exercises/rules";
import { type Answers, type AnswerValue, EXERCISE_CLASSES, type Visibility } from "#lib/exercises/types";
import { isCard } from "#lib/homework/rules-card";
import {
  matchesPlace,
  openAnswers,
  openMatches,
  openPick,
  partPlace,
  pickedPlace,
} from "#lib/homework/sealed-answers";
import { jointPickOf, namedMatches, pickable, sharedKindsOf, sharingStateOf } from "#lib/homework/sharing";
import { isInShortForm } from "#lib/homework/short-form";
import { exerciseGivenIn } from "#lib/homework/task-exercise";
import { therapistPartIn } from "#lib/homework/therapist-part";
import type { OpenedResponse, Outcome } from "#lib/homework/types";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

/**
 * One sent task as the treating clinician may read it: what was written for the therapist, for both, and
 * for a reveal. What a partner wrote for themselves alone is never selected, and its key is never loaded.
 * An audited read. Throws "not_found" for a task that was not sent or is outside the caseload.
 */
export async function openResponse(actor: ActorOf<"clinician">, taskId: Id): Promise<OpenedResponse> {
  if (!isId(taskId)) throw notFound();
  return withActor(actor, async (tx) => {
    const [found] = await tx
      .select({
        coupleId: couple.id,
        codeName: couple.codeName,
        slot: task.slot,
        assignmentId: task.assignmentId,
        isSentByBoth: sql<boolean>`(select count(*) = 2 from ${task} other
          where other.practice_id = task.practice_id and other.couple_id = task.couple_id
            and other.assignment_id = task.assignment_id and other.state = 'submitted')`,
        isForBoth: sql<boolean>`(select count(*) = 2 from ${task} other
          where other.practice_id = task.practice_id and other.assignment_id = task.assignment_id)`,
        reviewedAt: task.reviewedAt,
        quality: task.quality,
        smaller: isInShortForm(),
        ownChoice: sql<boolean>`(${task.isShort} and not ${assignment.smaller})`,
        responseId: response.id,
        slug: response.exerciseSlug,
        version: response.exerciseVersion,
        outcome: response.outcome,
        useful: response.useful,
        upset: response.upset,
        again: response.again,
        alert: response.alert,
        holds: response.holds,
        agreementKept: response.agreementKept,
        policyVersion: response.policyVersion,
        policyKind: sql<PolicyKind | null>`(select k.kind from ${secretsPolicy} k
          where k.practice_id = response.practice_id and k.couple_id = response.couple_id
            and k.version = response.policy_version)`,
        submittedAt: response.submittedAt,
      })
      .from(task)
      .innerJoin(couple, and(eq(couple.practiceId, task.practiceId), eq(couple.id, task.coupleId)))
      .innerJoin(
        assignment,
        and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
      )
      .innerJoin(response, and(eq(response.practiceId, task.practiceId), eq(response.taskId, task.id)))
      .where(and(couplesVisibleTo(actor), eq(task.practiceId, actor.practiceId), eq(task.id, taskId)));
    if (!found) throw notFound();
    const slot = found.slot as Slot;
    await recordAudit(tx, actor, {
      action: "read",
      entity: "response",
      entityId: found.responseId,
      coupleId: found.coupleId,
      purpose: "review homework",
    });
    const [parts, openings, keys] = await Promise.all([
      tx
        .select({ visibility: responsePart.visibility, sealed: responsePart.answersSealed })
        .from(responsePart)
        .where(
          and(
            eq(responsePart.practiceId, actor.practiceId),
            eq(responsePart.responseId, found.responseId),
            ne(responsePart.visibility, "me"),
          ),
        ),
      tx
        .select({
          kind: shareOpening.kind,
          sealed: shareOpening.matchesSealed,
          pickedSealed: shareOpening.pickedSealed,
          isOpen: sql<boolean>`${shareOpening.openedAt} is not null`,
        })
        .from(shareOpening)
        .where(
          and(
            ofTreatedCouple(actor, shareOpening, found.coupleId),
            eq(shareOpening.assignmentId, found.assignmentId),
          ),
        ),
      loadKeys(tx, actor, found.coupleId, ["shared", slotScope("partner", slot)]),
    ]);
    const whose = { practiceId: actor.practiceId, coupleId: found.coupleId, slot };
    const answers: Record<string, AnswerValue> = Object.assign(
      {},
      ...parts.map(({ visibility, sealed }) =>
        openAnswers(keys, partPlace(whose, found.responseId, visibility as Visibility), sealed),
      ),
    );
    const exercise = await exerciseGivenIn(tx, actor, found.slug, found.version);
    const ownFields = clinicianFields(exercise);
    const own: { version: number; answers: Answers } =
      ownFields.length === 0
        ? { version: 0, answers: {} }
        : await therapistPartIn(tx, actor, found.coupleId, found.assignmentId);
    const derived = derive(exercise.derived, answers);
    return {
      taskId,
      coupleId: found.coupleId,
      codeName: found.codeName,
      slot,
      title: exercise.title,
      smaller: found.smaller,
      ownChoice: found.ownChoice,
      submittedAt: found.submittedAt,
      reviewed: found.reviewedAt !== null,
      quality: found.quality,
      outcome: found.outcome as Outcome,
      check: { useful: found.useful, upset: found.upset, again: found.again },
      alert: found.alert as AnswerAlert | null,
      holds: EXERCISE_CLASSES.filter((one) => found.holds?.includes(one)),
      agreementKept: found.agreementKept,
      saidUnder:
        found.policyVersion === null ? null : { version: found.policyVersion, kind: found.policyKind },
      fields: partnerFields(exercise).map((field) => ({
        field,
        visibility: field.visibility,
        answer: answerIn(answers, field.name) ?? null,
      })),
      derived: exercise.derived.map(({ name, label, kind }) => ({
        label,
        kind,
        value: answerIn(derived, name) ?? null,
      })),
      repeat: exercise.repeat ?? null,
      qualityCue: exercise.qualityCue,
      hasCard: isCard(exercise) && openings.some(({ kind, isOpen }) => kind === "shared" && isOpen),
      own: {
        version: own.version,
        fields: ownFields.map((field) => ({ field, answer: own.answers[field.name] ?? null })),
      },
      sharing: (found.isForBoth ? sharedKindsOf(exercise) : []).map((kind) => {
        const opening = openings.find((one) => one.kind === kind);
        const matches = opening?.sealed
          ? openMatches(keys, matchesPlace(whose, found.assignmentId), opening.sealed)
          : {};
        const state = sharingStateOf(kind, openings, found.isSentByBoth);
        const picked = opening?.pickedSealed
          ? jointPickOf(
              openPick(keys, pickedPlace(whose, found.assignmentId), opening.pickedSealed),
              pickable(exercise, matches),
            )
          : null;
        return { kind, state, matches: namedMatches(exercise, matches), picked };
      }),
    };
  });
}

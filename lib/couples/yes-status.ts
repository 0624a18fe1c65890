import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { yesRequest } from "#db/schema/agreements";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import {
  askFrom,
  freshSince,
  needsYes,
  ONE_YES_ONE_TIME,
  YES_CLASSES,
  type YesClass,
  type YesStatus,
} from "#lib/couples/fresh-yes";
import type { ExerciseClass } from "#lib/exercises/types";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/**
 * Whether touch and sexual work are available for a couple, and when both were asked. What a partner answered is out of
 * the reader's reach: the database says yes or no for both together.
 */
export async function yesStatusIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  now: Date,
): Promise<YesStatus[]> {
  const rows = await tx
    .selectDistinctOn([yesRequest.exerciseClass], {
      exerciseClass: yesRequest.exerciseClass,
      at: yesRequest.askedAt,
      usedAt: yesRequest.usedAt,
      isAvailable: sql<boolean>`app.has_fresh_yes(${yesRequest.coupleId}, ${yesRequest.exerciseClass},
        ${freshSince(now).toISOString()}::timestamptz)`,
    })
    .from(yesRequest)
    .where(ofTreatedCouple(actor, yesRequest, coupleId))
    .orderBy(yesRequest.exerciseClass, desc(yesRequest.askedAt), desc(yesRequest.id));
  return YES_CLASSES.map((exerciseClass) => {
    const asked = rows.find((row) => row.exerciseClass === exerciseClass) ?? null;
    const isAvailable = asked?.isAvailable ?? false;
    return { exerciseClass, isAvailable, askedAt: asked?.at ?? null, askFrom: askFrom(asked, now) };
  });
}

/**
 * Uses up the yes of both for work that is being given, in the same transaction: each yes is good for one time. The
 * couple's row is locked by the caller. Gives the question each class was used up of. Throws "held" where the yes was
 * used meanwhile, or one is asked to carry two pieces of work.
 */
export async function spendYesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  classes: readonly ExerciseClass[],
  now: Date,
): Promise<ReadonlyMap<ExerciseClass, Id>> {
  const wanted: YesClass[] = classes.filter(needsYes);
  if (wanted.length === 0) return new Map();
  if (new Set(wanted).size < wanted.length)
    throw new DomainError("held", `${ONE_YES_ONE_TIME} Nothing was changed.`);
  const used = await tx
    .update(yesRequest)
    .set({ usedAt: now })
    .where(
      and(
        ofTreatedCouple(actor, yesRequest, coupleId),
        inArray(yesRequest.exerciseClass, wanted),
        isNull(yesRequest.usedAt),
        eq(
          yesRequest.id,
          // Names written out, so that none of them is taken for the inner table's.
          sql`(select q.id from ${yesRequest} q where q.practice_id = yes_request.practice_id
            and q.couple_id = yes_request.couple_id and q.exercise_class = yes_request.exercise_class
            order by q.asked_at desc, q.id desc limit 1)`,
        ),
      ),
    )
    .returning({ id: yesRequest.id, exerciseClass: yesRequest.exerciseClass });
  if (wanted.some((one) => !used.some((row) => row.exerciseClass === one)))
    throw new DomainError("held", "Both have to be asked first. Nothing was changed.");
  return new Map(used.map((row) => [row.exerciseClass as YesClass, row.id]));
}

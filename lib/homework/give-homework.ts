import { and, count, eq, isNull, ne, sql } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { getCoupleIn } from "#lib/couples/find-couple";
import { hasOpenedFor } from "#lib/couples/followers";
import { assignHomeworkIn } from "#lib/homework/assign-homework";
import { MOST_AT_ONCE } from "#lib/homework/rules";
import { releaseOf } from "#lib/homework/rules-release";
import type { GiveHomeworkInput } from "#lib/homework/schema";
import type { AssignedHomework } from "#lib/homework/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid } from "#lib/kernel/errors";
import { moreReasonPlace } from "#lib/planning/more-reason-place";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

export const TWO_ARE_OPEN =
  "Two are open already, and two small ones get done more often than three. Say why one more, or take one back first.";

/**
 * Gives homework at the end of a session, as `assignHomework` does. On top of two that are open it asks for a reason,
 * which is kept with it. Throws "invalid_input" beside the reason where it is missing. Source: sessions paper,
 * section 4 (at most two items).
 */
export async function giveHomework(
  actor: ActorOf<"clinician">,
  { more, ...input }: GiveHomeworkInput,
  deps: { clock: Clock } = { clock: systemClock },
): Promise<AssignedHomework> {
  return withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, input.coupleId, { lock: true });
    // What comes after another piece is not at once with it.
    const isNext = releaseOf(input).kind === "after";
    const isMore = !isNext && (await openBesides(tx, actor, input)) >= MOST_AT_ONCE;
    if (isMore && more === "") throw invalid({ more: [TWO_ARE_OPEN] });
    const given = await assignHomeworkIn(tx, actor, input, deps);
    if (!isMore) return given;
    const key = (await loadKeys(tx, actor, input.coupleId, ["therapist"])).of("therapist");
    const place = moreReasonPlace(actor.practiceId, input.coupleId, given.assignmentId);
    await tx
      .update(assignment)
      .set({ moreReasonSealed: seal(key, place, more) })
      .where(and(ofTreatedCouple(actor, assignment, input.coupleId), eq(assignment.id, given.assignmentId)));
    return given;
  });
}

/**
 * Homework of the couple that is open and there by now, but for what this very request gave before, and for what ends as it is given:
 * the same exercise that a partner came to stand against, unless the other's part of it stays.
 */
async function openBesides(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, requestId, exerciseSlug, for: whose }: Omit<GiveHomeworkInput, "more">,
): Promise<number> {
  const [row] = await tx
    .select({ open: count() })
    .from(assignment)
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.givenIn, "home"),
        isNull(assignment.closedAt),
        sql`not ${assignment.isWaiting}`,
        hasOpenedFor(),
        ne(assignment.requestId, requestId),
        sql`not (${assignment.exerciseSlug} = ${exerciseSlug} and app.is_homework_refused(${assignment.id})
          and (${whose}::text = 'both' or not exists (select from task t where t.practice_id = ${assignment.practiceId}
            and t.assignment_id = ${assignment.id} and t.state = 'open' and t.slot <> ${whose}::text)))`,
      ),
    );
  return row?.open ?? 0;
}

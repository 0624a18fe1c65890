import { withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { getCoupleIn } from "#lib/couples/find-couple";
import { assignHomeworkIn } from "#lib/homework/assign-homework";
import { isGivenIn, keepMoreReasonIn, openAtOnceIn } from "#lib/homework/open-at-once";
import { MOST_AT_ONCE } from "#lib/homework/rules";
import { mostAtOnce, releaseOf } from "#lib/homework/rules-release";
import type { GiveHomeworkInput } from "#lib/homework/schema";
import type { AssignedHomework } from "#lib/homework/types";
import { todayIn } from "#lib/homework/write-assignment";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid } from "#lib/kernel/errors";

/** Said where those already have two: by name where it is one of the couple, plainly where it is both. */
export function twoAreOpen(slots: readonly Slot[]): string {
  const whom = slots.length === 1 ? ` for ${slots[0]}` : "";
  return `Two are open already${whom}, and two small ones get done more often than three. Say why one more, or take one back first.`;
}
export const THREE_AT_ONCE =
  "That is more than two at once, and two small ones get done more often than three. Say why, or let them come further apart.";

/**
 * Gives homework at the end of a session, as `assignHomework` does. Where one of them has more than two open with it, it asks for a
 * reason; what is not there yet is not at once with the others. A reason that was written is kept with what it was written
 * for, whoever gets that. Throws "invalid_input" beside the reason where it is missing. Source: sessions paper, section 4
 * (at most two items).
 */
export async function giveHomework(
  actor: ActorOf<"clinician">,
  { more, ...input }: GiveHomeworkInput,
  deps: { clock: Clock } = { clock: systemClock },
): Promise<AssignedHomework> {
  return withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, input.coupleId, { lock: true });
    const isRepeat = await isGivenIn(tx, actor, input);
    const given = await assignHomeworkIn(tx, actor, input, deps);
    if (isRepeat) return given;
    if (more !== "") {
      await keepMoreReasonIn(tx, actor, input.coupleId, given.assignmentId, more);
      return given;
    }
    const open = await openAtOnceIn(tx, actor, input.coupleId, given.assignmentId);
    if (open.length === 0) return given;
    const times = mostAtOnce(releaseOf(input), await todayIn(tx, deps.clock()), input.dueOn);
    if (open.every(({ besides }) => besides + times <= MOST_AT_ONCE)) return given;
    const full = open.flatMap(({ slot, besides }) => (besides >= MOST_AT_ONCE ? slot : []));
    throw invalid({ more: [full.length > 0 ? twoAreOpen(full) : THREE_AT_ONCE] });
  });
}

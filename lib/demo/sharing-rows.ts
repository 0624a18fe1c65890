import type { Slot } from "#lib/access/actor";
import { clinicianLine, partnerLine, type Work } from "#lib/demo/couple-work";
import type { Homework } from "#lib/demo/timeline";
import { offerPlace, sealAnswers, sharedPlace } from "#lib/homework/sealed-answers";
import { offersOf } from "#lib/homework/sharing";
import { SHARE_KINDS } from "#lib/homework/types";
import type { Id } from "#lib/kernel/ids";

/** A partner chooses some minutes after sending. */
const CHOSEN_AFTER_MS = 6 * 60_000;

const chosenAt = (sentAt: Date) => new Date(sentAt.getTime() + CHOSEN_AFTER_MS);

/** What one partner sent for both and what they may share, and the choice of a couple that shared. */
export function addSharing(
  work: Work,
  { exercise, sent, story }: Homework,
  slot: Slot,
  { assignmentId, taskId }: { assignmentId: Id; taskId: Id },
): void {
  const { rows, practiceId, coupleId, keys, partnerIds } = work;
  const task = sent[slot];
  if (!task) return;
  const offers = offersOf(exercise, task.story.answers);
  const whose = { practiceId, coupleId, slot };
  const row = { practiceId, assignmentId, partnerId: partnerIds[slot], coupleId };
  const share = (kind: "shared" | "reveal") => {
    const place = sharedPlace(whose, assignmentId, kind);
    rows.sharedPart.push({ ...row, kind, answersSealed: sealAnswers(keys.ring, place, offers[kind] ?? {}) });
  };
  for (const kind of SHARE_KINDS) {
    const offered = offers[kind];
    if (!offered) continue;
    const place = offerPlace(whose, assignmentId, kind);
    rows.shareOffer.push({ ...row, kind, answersSealed: sealAnswers(keys.ring, place, offered) });
  }
  if (offers.shared) share("shared");
  if (!story.bothShared) return;
  share("reveal");
  partnerLine(work, slot, chosenAt(task.at), "update", "task", taskId, "choose about sharing");
}

/** Both have shared, and their therapist revealed it after the later choice. */
export function addOpening(work: Work, { sent, story }: Homework, assignmentId: Id): void {
  const { rows, practiceId, coupleId } = work;
  const { A: one, B: other } = sent;
  if (!one || !other) throw new RangeError(`${story.key} was not sent by both.`);
  const openedAt = chosenAt(one.at.getTime() > other.at.getTime() ? one.at : other.at);
  rows.shareOpening.push({ practiceId, assignmentId, kind: "reveal", coupleId, openedAt });
  clinicianLine(work, openedAt, "reveal", "assignment", assignmentId, "reveal what both shared");
}

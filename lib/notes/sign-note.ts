import { and, eq, isNull } from "drizzle-orm";
import { note } from "#db/schema/notes";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { mainRecordOf } from "#lib/notes/rules";
import { writeNoteIn } from "#lib/notes/save-note";
import type { SaveNoteInput } from "#lib/notes/schema";
import { closeSessionIn } from "#lib/planning/close-session";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { keepVersionIn } from "#lib/planning/plan-versions";
import type { SessionFacts } from "#lib/planning/types";

export type SignedNote = { version: number; signedAt: Date };

function requireHeld({ state, startsAt }: SessionFacts, now: Date): void {
  if (state === "cancelled")
    throw new DomainError("conflict", "This session was cancelled, so there is nothing to sign.");
  if (state === "planned" && startsAt.getTime() > now.getTime())
    throw new DomainError("conflict", "This session is still to come, so its note cannot be signed yet.");
}

/**
 * Keeps a note as it stands and signs it: from then on it never changes, whoever asks; more is added beneath it. Throws
 * "stale_version", "conflict" for a session to come and for a note that is signed, and "not_found". Source: sessions
 * paper, section 3.
 */
export async function signNote(
  actor: ActorOf<"clinician">,
  input: SaveNoteInput,
  clock: Clock = systemClock,
): Promise<SignedNote> {
  return withActor(actor, async (tx) => {
    const held = await getSessionIn(tx, actor, input.coupleId, input.sessionId, { lock: true });
    requireHeld(held, clock());
    return signIn(tx, actor, held, input, clock);
  });
}

/**
 * As `signNote` for the record this session is written in, and closes the session in the same step: both or neither. Throws "conflict" also
 * for a session that is closed.
 */
export async function signAndClose(
  actor: ActorOf<"clinician">,
  input: SaveNoteInput,
  clock: Clock = systemClock,
): Promise<SignedNote & { endedAt: Date }> {
  return withActor(actor, async (tx) => {
    // Couple before session, as everywhere: two locks, always in one order.
    await getCoupleIn(tx, actor, input.coupleId, { lock: true });
    const held = await getSessionIn(tx, actor, input.coupleId, input.sessionId, { lock: true });
    if (input.record !== mainRecordOf(held.attendees)) throw notFound();
    const signed = await signIn(tx, actor, held, input, clock);
    const closed = await closeSessionIn(tx, actor, input, clock);
    return { ...signed, ...closed };
  });
}

async function signIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  held: SessionFacts,
  input: SaveNoteInput,
  clock: Clock,
): Promise<SignedNote> {
  const { noteId, version } = await writeNoteIn(tx, actor, held, input, clock);
  const signedAt = clock();
  // What was planned and what became of it, as it stood when the record of this session was signed.
  if (input.record === mainRecordOf(held.attendees)) {
    const plan = await findPlanIn(tx, actor, input.coupleId, held.id);
    if (plan) await keepVersionIn(tx, actor, plan.id, "sign");
  }
  await tx
    .update(note)
    .set({ signedAt, signedBy: actor.userId })
    .where(and(ofTreatedCouple(actor, note, input.coupleId), eq(note.id, noteId), isNull(note.signedAt)));
  await recordAudit(tx, actor, {
    action: "update",
    entity: input.record === "joint" ? "note" : "sub_file",
    entityId: noteId,
    coupleId: input.coupleId,
    purpose: "sign a session note",
  });
  return { version, signedAt };
}

import { and, desc, eq, lt } from "drizzle-orm";
import { note } from "#db/schema/notes";
import { session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";
import { openNoteIn } from "#lib/notes/find-notes";
import { planPartOf } from "#lib/progress/rules-end-note";

/** What the therapist meant to come back to, and the session it was written after. */
export type EndNote = { sessionId: Id; number: number; text: string };

/**
 * The plan part of the newest joint note before a time, signed or not; null where none was written. A sub-file is
 * never opened for it. An audited read.
 */
export async function lastEndNoteIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  before: Date,
): Promise<EndNote | null> {
  const [row] = await tx
    .select({ sessionId: session.id, number: session.number })
    .from(note)
    .innerJoin(session, and(eq(session.practiceId, note.practiceId), eq(session.id, note.sessionId)))
    .where(
      and(ofTreatedCouple(actor, note, coupleId), eq(note.record, "joint"), lt(session.startsAt, before)),
    )
    .orderBy(desc(session.startsAt))
    .limit(1);
  if (!row) return null;
  const { sessionId, number } = row;
  const opened = await openNoteIn(tx, actor, { coupleId, sessionId, record: "joint" }, "prep brief");
  if (!opened) return null;
  const { ahead, text, progress } = opened.note.content.parts;
  return { sessionId, number, text: ahead || planPartOf(text) || progress };
}

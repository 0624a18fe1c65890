import { and, desc, eq } from "drizzle-orm";
import { consent, partner } from "#db/schema/couples";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import type { Id } from "#lib/kernel/ids";
import { openNoteIn } from "#lib/notes/find-notes";
import { knownFactsIn } from "#lib/notes/known-facts";
import { noteFacts } from "#lib/notes/note-facts";
import { stoppedBecause } from "#lib/notes/rules";
import type { NotePage, NoteRecord } from "#lib/notes/types";
import { getSessionIn } from "#lib/planning/find-session";
import { toLine } from "#lib/planning/queries";

/**
 * One record of a session's note with what was added beneath it: the joint record, or one sub-file, never two. The key
 * of no other record is loaded, and each opening of a sub-file is noted. Throws "not_found" outside the caseload.
 */
export async function openNote(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
  record: NoteRecord,
): Promise<NotePage> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const session = await getSessionIn(tx, actor, coupleId, sessionId);
    const opened = await openNoteIn(
      tx,
      actor,
      { coupleId, sessionId, record },
      record === "joint" ? "note page" : "sub-file page",
    );
    // Also where nothing is written yet: who looked is on record.
    if (!opened) {
      await recordAudit(tx, actor, {
        action: "read",
        entity: record === "joint" ? "note" : "sub_file",
        coupleId,
        purpose: record === "joint" ? "note page" : "sub-file page",
      });
    }
    const known = await knownFactsIn(tx, actor, coupleId, session, record);
    return {
      couple: toLine(couple),
      session,
      record,
      note: opened?.note ?? null,
      amendments: opened?.amendments ?? [],
      facts: noteFacts(known, record),
      stopped: stoppedBecause(record, await agreedIn(tx, actor, coupleId)),
    };
  });
}

/** Which of the two agrees, by the newest word of each. */
async function agreedIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<ReadonlySet<Slot>> {
  const rows = await tx
    .selectDistinctOn([partner.slot], { slot: partner.slot, state: consent.state })
    .from(partner)
    .innerJoin(
      consent,
      and(
        eq(consent.practiceId, partner.practiceId),
        eq(consent.coupleId, partner.coupleId),
        eq(consent.partnerId, partner.id),
      ),
    )
    .where(ofTreatedCouple(actor, partner, coupleId))
    .orderBy(partner.slot, desc(consent.at));
  return new Set(rows.filter(({ state }) => state === "given").map(({ slot }) => slot as Slot));
}

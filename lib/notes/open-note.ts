import { and, desc, eq } from "drizzle-orm";
import { consent, partner } from "#db/schema/couples";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import {
  type AuthorisationLine,
  authorisedIn,
  clientIn,
  listAuthorisationsIn,
} from "#lib/notes/authorisations";
import { noteStandingIn, openNoteIn } from "#lib/notes/find-notes";
import { knownFactsIn } from "#lib/notes/known-facts";
import { noteFacts } from "#lib/notes/note-facts";
import { mainRecordOf, recordsOf, stoppedBecause } from "#lib/notes/rules";
import { authorisedFor, missingFor, notReleasedBecause, signedFor } from "#lib/notes/rules-release";
import type { NotePage, NoteRecord } from "#lib/notes/types";
import { getSessionIn } from "#lib/planning/find-session";
import { toLine } from "#lib/planning/queries";
import type { SessionFacts } from "#lib/planning/types";

/**
 * One record of a session's note with what was added beneath it: the joint record, or one sub-file, never two. The key
 * of no other record is loaded, and each opening of a sub-file is noted. `main` is the record the session is written in.
 * Throws "not_found" outside the caseload, and for a record that the session neither has nor ever had.
 */
export async function openNote(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
  asked: NoteRecord | "main",
): Promise<NotePage> {
  return withActor(actor, (tx) => notePageIn(tx, actor, coupleId, sessionId, asked));
}

export type NoteForRelease = NotePage & {
  /** All that keeps it from being released; nothing where it may be. */
  refused: readonly string[];
  /** What was signed for this record, newest first, with what for: for the therapist's eye, never for the paper. */
  authorised: readonly AuthorisationLine[];
};

/**
 * One record for release: without the written authorisation it needs, or unsigned, it is refused and none of its words
 * come along. Both outcomes are noted. Throws "not_found" as `openNote` does. Source: sessions paper, section 3.
 */
export async function openNoteForRelease(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
  record: NoteRecord,
): Promise<NoteForRelease> {
  return withActor(actor, async (tx) => {
    const page = await notePageIn(tx, actor, coupleId, sessionId, record);
    const { note, release, stopped } = page;
    const refused = notReleasedBecause({
      record,
      isWritten: note !== null,
      isSigned: note?.signedAt != null,
      missing: release.missing,
      stopped,
    });
    const { authorisations } = await listAuthorisationsIn(tx, actor, coupleId);
    const authorised = authorisedFor(record, authorisations);
    await recordAudit(tx, actor, {
      action: "read",
      entity: record === "joint" ? "note" : "sub_file",
      coupleId,
      purpose: refused.length === 0 ? "release on paper" : "release refused",
    });
    return refused.length === 0
      ? { ...page, refused, authorised }
      : { ...page, refused, authorised, note: null, amendments: [] };
  });
}

async function notePageIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
  asked: NoteRecord | "main",
): Promise<NotePage> {
  const couple = await getCoupleIn(tx, actor, coupleId);
  const session = await getSessionIn(tx, actor, coupleId, sessionId);
  const record = asked === "main" ? await mainRecordIn(tx, actor, coupleId, session) : asked;
  const opened = await openNoteIn(
    tx,
    actor,
    { coupleId, sessionId, record },
    record === "joint" ? "note page" : "sub-file page",
  );
  if (!opened && !recordsOf(session.attendees).includes(record)) throw notFound();
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
  const given = await authorisedIn(tx, actor, coupleId);
  return {
    couple: toLine(couple),
    session,
    record,
    note: opened?.note ?? null,
    amendments: opened?.amendments ?? [],
    facts: noteFacts(known, record),
    stopped: stoppedBecause(record, await agreedIn(tx, actor, coupleId)),
    release: {
      client: await clientIn(tx, actor, coupleId),
      missing: missingFor(record, given, couple.checks.today),
      signed: signedFor(record, given, couple.checks.today),
    },
  };
}

/** The record a session is written in, or the joint one that it was written in before one was to come alone. */
async function mainRecordIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  { id: sessionId, attendees }: SessionFacts,
): Promise<NoteRecord> {
  const main = mainRecordOf(attendees);
  if (main === "joint") return main;
  return (await noteStandingIn(tx, actor, { coupleId, sessionId, record: "joint" })) ? "joint" : main;
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

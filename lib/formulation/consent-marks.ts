import { and, desc, eq } from "drizzle-orm";
import { consentCheckMark } from "#db/schema/agreements";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { IndicatorKey } from "#lib/formulation/indicators";
import type { SentRating } from "#lib/formulation/newest-ratings";
import { openChecks } from "#lib/formulation/rules-profile";
import type { Id } from "#lib/kernel/ids";
import { type Place, unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** The therapist has seen a partner alone about consent. */
export type ConsentMark = { id: Id; slot: Slot; at: Date };

/** More than the page shows of one partner. */
const MOST_MARKS = 12;

/** The newest of each partner. */
export async function consentMarksIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<ConsentMark[]> {
  const rows = await tx
    .selectDistinctOn([consentCheckMark.slot], {
      id: consentCheckMark.id,
      slot: consentCheckMark.slot,
      at: consentCheckMark.markedAt,
    })
    .from(consentCheckMark)
    .where(ofTreatedCouple(actor, consentCheckMark, coupleId))
    .orderBy(consentCheckMark.slot, desc(consentCheckMark.markedAt), desc(consentCheckMark.id));
  return rows.map((row) => ({ ...row, slot: row.slot as Slot }));
}

/** Those of each partner with what was noted, newest first; needs the therapist's key, which is loaded only where there is something to open. */
export async function notedMarksIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<(ConsentMark & { note: string })[]> {
  const of = (slot: Slot) =>
    tx
      .select()
      .from(consentCheckMark)
      .where(and(ofTreatedCouple(actor, consentCheckMark, coupleId), eq(consentCheckMark.slot, slot)))
      .orderBy(desc(consentCheckMark.markedAt), desc(consentCheckMark.id))
      .limit(MOST_MARKS);
  const [a, b] = await Promise.all([of("A"), of("B")]);
  const rows = [...a, ...b].sort((one, other) => other.markedAt.getTime() - one.markedAt.getTime());
  if (rows.length === 0) return [];
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  return rows.map(({ id, slot, markedAt, noteSealed }) => ({
    id,
    slot: slot as Slot,
    at: markedAt,
    note: unseal(key, markPlace(actor.practiceId, coupleId, id), noteSealed),
  }));
}

/** Where the therapist's line about a check lives. For the therapist alone. */
export function markPlace(practiceId: Id, coupleId: Id, markId: Id): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "consent_check_mark",
    column: "note_sealed",
    rowId: markId,
    rowVersion: 0,
  };
}

/** The open checks of each partner, with when the newest rating about them came in. */
export function checksOf(
  sent: readonly SentRating[],
  marks: readonly ConsentMark[],
): { slot: Slot; keys: IndicatorKey[]; ratedAt: Date | null }[] {
  return (["A", "B"] as const).map((slot) => {
    const about = sent.filter((one) => one.slot === slot);
    return {
      slot,
      keys: openChecks(
        about.flatMap(({ links }) => links),
        marks.find((one) => one.slot === slot)?.at ?? null,
      ),
      ratedAt: about.reduce<Date | null>((newest, { at }) => (newest && newest > at ? newest : at), null),
    };
  });
}

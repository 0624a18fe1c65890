import { and, asc, desc, eq, gt, gte, inArray, lt, lte, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { consent, partner, safetyHold } from "#db/schema/couples";
import { task } from "#db/schema/homework";
import { session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { MARKER } from "#lib/couples/gates";
import type { Id } from "#lib/kernel/ids";
import { measuresIn } from "#lib/notes/known-measures";
import type { KnownFacts, Share } from "#lib/notes/note-facts";
import { type NoteRecord, slotOf } from "#lib/notes/types";
import { findPlanIn } from "#lib/planning/find-session";
import { dayLabel } from "#lib/planning/rules";
import type { PlanItem, SessionFacts } from "#lib/planning/types";
import { homeworkAfterIn, nextSessionIn } from "#lib/planning/wrap-up-facts";

type Clinician = ActorOf<"clinician">;
const MOST_CHANGES = 20;

/** Everything this record of a session can begin with. */
export async function knownFactsIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  held: SessionFacts,
  record: NoteRecord,
): Promise<KnownFacts> {
  const [plan, homework, next, lately] = await Promise.all([
    findPlanIn(tx, actor, coupleId, held.id),
    homeworkAfterIn(tx, actor, coupleId, held.id),
    nextSessionIn(tx, actor, coupleId, held),
    latelyIn(tx, actor, coupleId, held, record),
  ]);
  const items = plan?.items ?? [];
  const givenTo = await givenToIn(tx, actor, coupleId, items, held);
  return { session: held, items, homework, next, ...lately, givenTo };
}

/** What changed since the session before, and what was measured since then. */
export async function latelyIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  held: SessionFacts,
  record: NoteRecord,
): Promise<Pick<KnownFacts, "changes" | "measures">> {
  const slot = slotOf(record);
  const span = await spanIn(tx, actor, coupleId, held, slot);
  const [changes, measures] = await Promise.all([
    changesIn(tx, actor, coupleId, held, slot, span),
    slot === null ? [] : measuresIn(tx, actor, coupleId, held, slot, span),
  ]);
  return { changes, measures };
}

/**
 * Whose homework it was that a plan looks back on, and what came of each share by the end of its session. What a plan
 * carried on before its session is sent as the copy: it is the same share.
 */
export async function givenToIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  items: readonly PlanItem[],
  { endedAt }: Pick<SessionFacts, "endedAt">,
): Promise<KnownFacts["givenTo"]> {
  const ids = items.flatMap(({ assignmentId }) => assignmentId ?? []);
  if (ids.length === 0) return new Map();
  const copy = alias(task, "copy");
  const lineOf = (one: typeof task | typeof copy) => sql`coalesce(${one.continues}, ${one.id})`;
  const rows = await tx
    .select({
      assignmentId: task.assignmentId,
      slot: task.slot,
      sentAt: copy.submittedAt,
      quality: copy.quality,
    })
    .from(task)
    .innerJoin(
      copy,
      and(
        ofTreatedCouple(actor, copy, coupleId),
        eq(copy.partnerId, task.partnerId),
        eq(lineOf(copy), lineOf(task)),
        // Numbers of tasks rise: the share itself, and what it was carried on as.
        gte(copy.id, task.id),
        ne(copy.state, "withdrawn"),
      ),
    )
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        inArray(task.assignmentId, ids),
        ne(task.state, "withdrawn"),
      ),
    )
    .orderBy(asc(copy.id));
  const isInTime = ({ sentAt }: (typeof rows)[number]) =>
    sentAt !== null && (endedAt === null || sentAt <= endedAt);
  const shareOf = (copies: typeof rows, slot: Slot): Share => {
    const sent = copies.find(isInTime);
    return { slot, isSent: sent !== undefined, quality: sent?.quality ?? null };
  };
  const byAssignment = Map.groupBy(rows, ({ assignmentId }) => assignmentId);
  return new Map(
    [...byAssignment].map(([id, shares]) => [
      id,
      [...Map.groupBy(shares, ({ slot }) => slot as Slot)].map(([slot, copies]) => shareOf(copies, slot)),
    ]),
  );
}

/** From the session before, not included, to the end of this one; null where there is no such bound. */
export type Span = { since: Date | null; until: Date | null };

/** The span a record of a session is about. */
async function spanIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  held: SessionFacts,
  slot: Slot | null,
): Promise<Span> {
  // What a meeting with one alone leaves out of its record stands in the next one that is for it.
  const alike = and(
    ofTreatedCouple(actor, session, coupleId),
    ne(session.state, "cancelled"),
    inArray(session.attendees, slot === null ? ["both"] : ["both", slot]),
  );
  const [[before], [after]] = await Promise.all([
    tx
      .select({ startsAt: session.startsAt })
      .from(session)
      .where(and(alike, lt(session.startsAt, held.startsAt)))
      .orderBy(desc(session.startsAt))
      .limit(1),
    tx
      .select({ startsAt: session.startsAt })
      .from(session)
      .where(and(alike, gt(session.startsAt, held.startsAt)))
      .orderBy(asc(session.startsAt))
      .limit(1),
  ]);
  const ends = [held.endedAt, after?.startsAt].flatMap((end) => end?.getTime() ?? []);
  return {
    since: before?.startsAt ?? null,
    until: ends.length > 0 ? new Date(Math.min(...ends)) : null,
  };
}

/**
 * Changes of consent and of safety holds from the session before until the end of this one. In the joint record never
 * whose consent it was and never which hold: both may come to read it (sessions paper, section 6). In a sub-file that
 * partner's own consent alone. G17 holds nothing, so it is no hold.
 */
async function changesIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  held: SessionFacts,
  slot: Slot | null,
  { since, until }: Span,
): Promise<string[]> {
  if (since === null) return [];
  const isWithin = (at: Date) => at > since && (until === null || at <= until);
  const [consents, holds] = await Promise.all([
    tx
      .select({ state: consent.state, at: consent.at })
      .from(consent)
      .innerJoin(
        partner,
        and(
          eq(partner.practiceId, consent.practiceId),
          eq(partner.coupleId, consent.coupleId),
          eq(partner.id, consent.partnerId),
        ),
      )
      .where(
        and(
          ofTreatedCouple(actor, consent, coupleId),
          gt(consent.at, since),
          until === null ? undefined : lte(consent.at, until),
          slot === null ? undefined : eq(partner.slot, slot),
        ),
      )
      .orderBy(asc(consent.at))
      .limit(MOST_CHANGES),
    slot === null ? holdsSince(tx, actor, coupleId, since) : [],
  ]);
  const said = [
    ...consents.map(({ state, at }) => ({
      at,
      text: state === "withdrawn" ? "Consent was taken back" : "Consent was given",
    })),
    ...holds.flatMap(({ setAt, clearedAt }) => [
      { at: setAt, text: "Some work was put on hold" },
      ...(clearedAt ? [{ at: clearedAt, text: "A hold on some work was lifted" }] : []),
    ]),
  ].filter(({ at }) => isWithin(at));
  const sentences = said
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, text }) => `${text}, ${dayLabel(at, held.zone)}.`);
  return [...new Set(sentences)];
}

function holdsSince(tx: Tx, actor: Clinician, coupleId: Id, since: Date) {
  return tx
    .select({ setAt: safetyHold.setAt, clearedAt: safetyHold.clearedAt })
    .from(safetyHold)
    .where(
      and(
        ofTreatedCouple(actor, safetyHold, coupleId),
        ne(safetyHold.gate, MARKER),
        or(gt(safetyHold.setAt, since), gt(safetyHold.clearedAt, since)),
      ),
    )
    .orderBy(asc(safetyHold.setAt))
    .limit(MOST_CHANGES);
}

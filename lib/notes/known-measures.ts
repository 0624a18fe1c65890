import { and, desc, eq, gt, lte } from "drizzle-orm";
import { checkIn } from "#db/schema/homework";
import { sessionCheck } from "#db/schema/run";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { sessionCheckTotal } from "#lib/couples/rules-session-check";
import { SESSION_CHECK_ITEMS } from "#lib/couples/session-check-items";
import type { Id } from "#lib/kernel/ids";
import type { Span } from "#lib/notes/known-facts";
import { dayLabel } from "#lib/planning/rules";
import type { SessionFacts } from "#lib/planning/types";

const CHECK_IN_ITEMS = [
  ["q1", "asked"],
  ["q2", "relief lasted"],
  ["q3", "close"],
  ["q4", "said needs"],
  ["q5", "pulled two ways"],
  ["q6", "tension"],
] as const;

/** Each item with its value, "?" where it was not answered. */
const valuesOf = (items: readonly (readonly [name: string, value: number | null])[]) =>
  items.map(([name, value]) => `${name} ${value ?? "?"}`).join(", ");

/**
 * What one partner said of these weeks in numbers: their newest check-in since the session before, and their check of
 * this session. Both are for the therapist alone, so they stand in that partner's own sub-file, never in the joint
 * record and never in the other's. Source: measures paper, sections 3 and 4; sessions paper, section 6.
 */
export async function measuresIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  { id: sessionId, zone }: Pick<SessionFacts, "id" | "zone">,
  slot: Slot,
  { since, until }: Span,
): Promise<string[]> {
  const [[newest], [check]] = await Promise.all([
    tx
      .select()
      .from(checkIn)
      .where(
        and(
          ofTreatedCouple(actor, checkIn, coupleId),
          eq(checkIn.slot, slot),
          since === null ? undefined : gt(checkIn.sentAt, since),
          until === null ? undefined : lte(checkIn.sentAt, until),
        ),
      )
      .orderBy(desc(checkIn.week))
      .limit(1),
    tx
      .select({ s1: sessionCheck.s1, s2: sessionCheck.s2, s3: sessionCheck.s3, s4: sessionCheck.s4 })
      .from(sessionCheck)
      .where(
        and(
          ofTreatedCouple(actor, sessionCheck, coupleId),
          eq(sessionCheck.sessionId, sessionId),
          eq(sessionCheck.slot, slot),
        ),
      ),
  ]);
  const said: string[] = [];
  if (newest) {
    const values = valuesOf(
      CHECK_IN_ITEMS.filter(([key]) => key !== "q2" || !newest.q2NotApplicable).map(([key, name]) => [
        name,
        newest[key],
      ]),
    );
    const score =
      newest.scoreTenths === null ? "" : `; loop freedom ${(newest.scoreTenths / 10).toFixed(1)} of 100`;
    said.push(`Check-in of ${dayLabel(newest.sentAt, zone)}, 0 to 10: ${values}${score}.`);
  }
  if (check) {
    const values = valuesOf(SESSION_CHECK_ITEMS.map(({ key, about }) => [about, check[key]]));
    const total = sessionCheckTotal(check);
    said.push(`Check of this session, 0 to 10: ${values}${total === null ? "" : `; ${total} of 40`}.`);
  }
  return said;
}

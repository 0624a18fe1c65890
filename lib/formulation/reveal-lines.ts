import { sql } from "drizzle-orm";
import { lineOpening } from "#db/schema/line-sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { requireRevealable } from "#lib/couples/require-revealable";
import { MOST_LINES } from "#lib/formulation/constants";
import { dayInPracticeIn } from "#lib/formulation/episodes-of-couple";
import type { RevealLinesInput } from "#lib/formulation/line-schema";
import { lockNeedsIn } from "#lib/formulation/lock-needs";
import type { Line, LineKind } from "#lib/formulation/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

type Clinician = ActorOf<"clinician">;

/**
 * A line that both have shared, the week or the days it is of, and whether both can read it. Of every other line nobody
 * is told who has not.
 */
export type SharedLine = {
  line: Line;
  sourceA: Id;
  sourceB: Id;
  saidA: string;
  saidB: string;
  isOpen: boolean;
};

/** The lines of one kind that both have shared: what can be revealed, then the newest. Others' couples have none. */
export async function sharedLinesIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  kind: LineKind,
): Promise<SharedLine[]> {
  requireRole(actor, "clinician");
  const rows = await tx.execute<{
    line: Line;
    source_a: string;
    source_b: string;
    said_a: string;
    said_b: string;
    is_open: boolean;
  }>(
    sql`select p.line, p.source_a, p.source_b, p.said_a::text, p.said_b::text, p.is_open
      from app.line_pairs(${coupleId}::uuid) p where p.kind = ${kind}
      order by p.is_open, greatest(p.said_a, p.said_b) desc, p.line limit ${MOST_LINES}`,
  );
  return rows.map((row) => ({
    line: row.line,
    sourceA: row.source_a,
    sourceB: row.source_b,
    saidA: row.said_a,
    saidB: row.said_b,
    isOpen: row.is_open,
  }));
}

/**
 * The therapist reveals to both the lines named, which both have shared, all of them or none. Until then neither can tell
 * who chose. Throws "not_found" outside the caseload, "held" while a hold, a pause or an answer that nobody has reviewed
 * holds work, and "conflict" where one was taken back, or is open already. Source: measures paper, section 3; formulation
 * paper, section 5; security paper, SAFE-03.
 */
export async function revealLines(
  actor: Clinician,
  input: RevealLinesInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => revealLinesIn(tx, actor, input, clock));
}

/** As `revealLines`, inside a transaction that is already open. */
export async function revealLinesIn(
  tx: Tx,
  actor: Clinician,
  { coupleId, lines }: RevealLinesInput,
  clock: Clock = systemClock,
): Promise<void> {
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  requireRevealable(couple);
  await lockNeedsIn(tx, actor.practiceId, coupleId);
  const shared = [
    ...(await sharedLinesIn(tx, actor, coupleId, "check_in")),
    ...(await sharedLinesIn(tx, actor, coupleId, "rating")),
  ];
  const isReady = (one: RevealLinesInput["lines"][number]) =>
    shared.some(
      (other) =>
        !other.isOpen &&
        other.line === one.line &&
        other.sourceA === one.sourceA &&
        other.sourceB === one.sourceB,
    );
  if (!lines.every(isReady))
    throw new DomainError("conflict", "Something has changed. Look again. Nothing was revealed.");
  const openedOn = await dayInPracticeIn(tx, clock());
  for (const line of lines)
    await tx
      .insert(lineOpening)
      .values({ practiceId: actor.practiceId, coupleId, ...line, openedOn })
      .onConflictDoNothing();
  await recordAudit(tx, actor, {
    action: "reveal",
    entity: "own_lines",
    entityId: couple.id,
    coupleId,
    purpose: "reveal what both shared of a line",
  });
}

import { and, desc, eq, gte, inArray, isNotNull, lt, not, or, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { indicatorRating } from "#db/schema/formulation";
import { checkIn } from "#db/schema/homework";
import { lineOpening, lineShare } from "#db/schema/line-sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { dayAfter } from "#lib/couples/days";
import { eitherWithdrew } from "#lib/couples/own-consent";
import { weekInPractice } from "#lib/couples/week";
import { LINE_KEPT_WEEKS, LINE_SHARE_WEEKS, MOST_LINES } from "#lib/formulation/constants";
import {
  CHECK_IN_LINES,
  RATING_LINES,
  type Said,
  saidInCheckIn,
  saidInRating,
} from "#lib/formulation/rules-lines";
import type { Line, LineKind } from "#lib/formulation/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

type Partner = ActorOf<"partner">;

/** One line its writer can choose about: of the week or the day it was sent; never its number. */
export type LineChoice = { sourceId: Id; line: Line; saidOn: string; isChosen: boolean };

/** What one of the two said, null where there was nothing to rate. */
export type SaidLine = { saidOn: string; picked: number | null };

/** A line that is open to both. */
export type OpenLine = { line: Line; own: SaidLine; partner: SaidLine };

export type OwnLines = {
  state: "open" | "held";
  /** While nothing may be shared, what was shared before and can be taken back. */
  choices: readonly LineChoice[];
  open: readonly OpenLine[];
};

/**
 * What a partner can choose to share of what they sent, and what is open to both, for after they said their passphrase
 * again. Until the therapist reveals a line it is the same whatever the other one did. Their own numbers are not in it but
 * where they are open (SAFE-04). An audited read. Source: measures paper, section 3; formulation paper, section 5; SAFE-03.
 */
export async function openLines(
  actor: Partner,
  kind: LineKind,
  clock: Clock = systemClock,
): Promise<OwnLines> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "partner");
    const [own, open] = await Promise.all([
      ownLinesIn(tx, actor, kind, clock),
      openLinesIn(tx, actor, kind),
      recordAudit(tx, actor, {
        action: "read",
        entity: "own_lines",
        coupleId: actor.coupleId,
        purpose: "choose about sharing",
      }),
    ]);
    const shared = own.shared.filter(({ isOpen, isOver }) => !isOpen && !isOver);
    const asChoice = ({ sourceId, line, saidOn }: Shared): LineChoice => ({
      sourceId,
      line,
      saidOn,
      isChosen: true,
    });
    if (own.isHeld) return { state: "held", choices: shared.map(asChoice), open: [] };
    const isOffered = (one: Shared) => own.offered.some((other) => isSame(one, other));
    return {
      state: "open",
      choices: [
        ...own.offered
          .filter((one) => !own.shared.some((other) => other.isOpen && isSame(one, other)))
          .map(({ sourceId, line, saidOn }) => ({
            sourceId,
            line,
            saidOn,
            isChosen: shared.some((other) => isSame(other, { sourceId, line })),
          })),
        // What is shared and not open can be taken back for as long as it counts.
        ...shared.filter((one) => !isOffered(one)).map(asChoice),
      ],
      open,
    };
  });
}

export type Named = { sourceId: Id; line: Line };

/** Whether two name the same line of the same check-in or rating. */
export function isSame(one: Named, other: Named): boolean {
  return one.sourceId === other.sourceId && one.line === other.line;
}

/** `isOver` is a share too old to count, which was never opened. */
type Shared = Named & { saidOn: string; isOpen: boolean; isOver: boolean };
type Offered = Named & Said & { saidOn: string };

/**
 * Everything a choice is decided from: what can be shared now, what is shared and not open, and whether anything may pass
 * between the two; of what is open, the lines of the sources offered and named. Of check-ins those of this week and the
 * last; of ratings the newest that was sent, where its writer may read it again on their phone: an earlier one is not
 * looked for. What was shared of a check-in is over after some weeks.
 */
export async function ownLinesIn(
  tx: Tx,
  actor: Partner,
  kind: LineKind,
  clock: Clock,
  named: readonly Id[] = [],
) {
  const [now] = await tx
    .select({
      week: weekInPractice(clock()),
      isHeld: sql<boolean>`(not app.may_share() or ${eitherWithdrew(actor)})`,
    })
    .from(practice)
    .where(eq(practice.id, actor.practiceId));
  if (!now) throw notFound();
  const offered = kind === "check_in" ? await checkInsIn(tx, actor, now.week) : await ratingIn(tx, actor);
  const isOpen = sql<boolean>`app.is_line_open(${lineShare.line}, ${lineShare.sourceId})`;
  const sources = [...new Set([...offered.map(({ sourceId }) => sourceId), ...named])];
  const shared = await tx
    .select({
      sourceId: lineShare.sourceId,
      line: sql<Line>`${lineShare.line}`,
      saidOn: lineShare.saidOn,
      isOpen,
      isOver:
        kind === "check_in"
          ? sql<boolean>`(not ${isOpen} and ${lt(lineShare.saidOn, dayAfter(now.week, -7 * (LINE_KEPT_WEEKS - 1)))})`
          : sql<boolean>`false`,
    })
    .from(lineShare)
    .where(
      and(
        ownedBy(actor, lineShare),
        eq(lineShare.kind, kind),
        or(not(isOpen), inArray(lineShare.sourceId, sources)),
      ),
    )
    .orderBy(desc(lineShare.saidOn), lineShare.sourceId, lineShare.line);
  return { isHeld: now.isHeld, shared, offered };
}

async function checkInsIn(tx: Tx, actor: Partner, week: string): Promise<Offered[]> {
  const rows = await tx
    .select()
    .from(checkIn)
    .where(and(ownedBy(actor, checkIn), gte(checkIn.week, dayAfter(week, -7 * (LINE_SHARE_WEEKS - 1)))))
    .orderBy(desc(checkIn.week));
  return rows.flatMap((row) =>
    saidInCheckIn(row).map((said) => ({ ...said, sourceId: row.id, saidOn: row.week })),
  );
}

async function ratingIn(tx: Tx, actor: Partner): Promise<Offered[]> {
  const [found] = await tx
    .select({
      row: indicatorRating,
      saidOn: sql<string>`to_char(${indicatorRating.sentAt} at time zone ${practice.timeZone}, 'YYYY-MM-DD')`,
    })
    .from(indicatorRating)
    .innerJoin(practice, eq(practice.id, indicatorRating.practiceId))
    .where(
      and(
        ownedBy(actor, indicatorRating),
        eq(indicatorRating.rater, "self"),
        isNotNull(indicatorRating.sentAt),
      ),
    )
    .orderBy(desc(indicatorRating.sentAt), desc(indicatorRating.id))
    .limit(1);
  if (!found) return [];
  const { row, saidOn } = found;
  return saidInRating(row).map((said) => ({ ...said, sourceId: row.id, saidOn }));
}

const LINES: Readonly<Record<LineKind, readonly Line[]>> = { check_in: CHECK_IN_LINES, rating: RATING_LINES };

/** What is open to both of one kind, what was revealed last first. Row-level security shows nothing of it while nothing may be shared. */
async function openLinesIn(tx: Tx, actor: Partner, kind: LineKind): Promise<OpenLine[]> {
  const openings = await tx
    .select()
    .from(lineOpening)
    .where(
      and(
        eq(lineOpening.practiceId, actor.practiceId),
        eq(lineOpening.coupleId, actor.coupleId),
        inArray(lineOpening.line, [...LINES[kind]]),
      ),
    )
    .orderBy(desc(lineOpening.openedOn), desc(lineOpening.sourceA), lineOpening.line)
    .limit(MOST_LINES);
  const sources = [...new Set(openings.flatMap(({ sourceA, sourceB }) => [sourceA, sourceB]))];
  const shares = await tx
    .select()
    .from(lineShare)
    .where(
      and(
        eq(lineShare.practiceId, actor.practiceId),
        eq(lineShare.coupleId, actor.coupleId),
        inArray(lineShare.sourceId, sources),
      ),
    );
  const saidOf = (sourceId: Id, line: string): SaidLine | undefined => {
    const row = shares.find((one) => one.sourceId === sourceId && one.line === line);
    return row && { saidOn: row.saidOn, picked: row.picked };
  };
  return openings.flatMap(({ line: name, sourceA, sourceB }): OpenLine[] => {
    const line = LINES[kind].find((one) => one === name);
    const [a, b] = [saidOf(sourceA, name), saidOf(sourceB, name)];
    if (!line || !a || !b) return [];
    return [actor.slot === "A" ? { line, own: a, partner: b } : { line, own: b, partner: a }];
  });
}

import { and, eq, ne, sql } from "drizzle-orm";
import { lineShare } from "#db/schema/line-sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { heldForBoth } from "#lib/couples/own-consent";
import type { ChooseLinesInput } from "#lib/formulation/line-schema";
import { lockNeedsIn } from "#lib/formulation/lock-needs";
import { isSame, type Named, ownLinesIn } from "#lib/formulation/own-lines";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";

type Partner = ActorOf<"partner">;

/** Why something of a choice was not done when the rest of it was. */
export type NotDone = "gone" | "held" | "open";

/**
 * A partner lets the other one read single lines of what they sent, each once both share the same line and their
 * therapist reveals it; what was offered and is not ticked is kept, as if it had never been shared. A line of a newer
 * rating takes the place of the same line of an older one that is not open. Nobody can tell what was chosen. Whatever is
 * taken back is, also beside something that cannot be done, which is answered then: "gone" alike for another person's
 * line, one that was not sent and one that is not offered; "held" for sharing anything more while nothing may pass between
 * the two, and with either nothing is added; "open" for a line to take back that is open by now and stays. Where nothing
 * at all is left to write, throws "not_found", "held" and "conflict" for them. Source: measures paper, section 3;
 * formulation paper, section 5; SAFE-03.
 */
export async function chooseLines(
  actor: Partner,
  input: ChooseLinesInput,
  clock: Clock = systemClock,
): Promise<readonly NotDone[]> {
  return withActor(actor, (tx) => chooseLinesIn(tx, actor, input, clock));
}

/** As `chooseLines`, inside a transaction that is already open. */
export async function chooseLinesIn(
  tx: Tx,
  actor: Partner,
  { kind, offered, picked }: ChooseLinesInput,
  clock: Clock = systemClock,
): Promise<readonly NotDone[]> {
  requireRole(actor, "partner");
  if ([...offered, ...picked].some(({ sourceId }) => !isId(sourceId))) throw notFound();
  // One after the other with the therapist's reveal: what is taken back in time is not revealed.
  await lockNeedsIn(tx, actor.practiceId, actor.coupleId);
  const own = await ownLinesIn(
    tx,
    actor,
    kind,
    clock,
    [...offered, ...picked].map(({ sourceId }) => sourceId),
  );
  const isNamed = (one: Named, names: ChooseLinesInput["picked"]) =>
    names.some((other) => isSame(one, other));
  const unticked = own.shared.filter((one) => isNamed(one, offered) && !isNamed(one, picked));
  const taken = unticked.filter(({ isOpen }) => !isOpen);
  const added = picked.filter((one) => !own.shared.some((other) => isSame(one, other)));
  const found = own.offered.filter((one) => isNamed(one, added));
  const isGone = added.some((one) => !own.offered.some((other) => isSame(one, other)));
  const isHeld = !isGone && found.length > 0 && own.isHeld;
  const lines = isGone || isHeld ? [] : found;
  const isOpen = unticked.length > taken.length;
  if (taken.length + lines.length === 0) {
    if (isGone) throw notFound();
    if (isHeld) throw heldForBoth();
    if (isOpen)
      throw new DomainError(
        "conflict",
        "A line is open to you both now. It stays as it is. Open this page again.",
      );
  }
  const ended = own.shared.filter(({ isOver }) => isOver);
  for (const { sourceId, line } of [...taken, ...ended])
    await tx
      .delete(lineShare)
      .where(and(ownedBy(actor, lineShare), eq(lineShare.sourceId, sourceId), eq(lineShare.line, line)));
  for (const { sourceId, line, saidOn, picked: number } of lines) {
    await tx
      .insert(lineShare)
      .values({
        practiceId: actor.practiceId,
        coupleId: actor.coupleId,
        partnerId: actor.userId,
        slot: actor.slot,
        sourceId,
        kind,
        line,
        saidOn,
        picked: number,
      })
      .onConflictDoNothing();
    if (kind === "rating")
      await tx
        .delete(lineShare)
        .where(
          and(
            ownedBy(actor, lineShare),
            eq(lineShare.line, line),
            ne(lineShare.sourceId, sourceId),
            sql`not app.is_line_open(${lineShare.line}, ${lineShare.sourceId})`,
          ),
        );
  }
  // One and the same line of the trail whatever was chosen.
  await recordAudit(tx, actor, {
    action: "update",
    entity: "own_lines",
    coupleId: actor.coupleId,
    purpose: "choose about sharing",
  });
  return [
    ...(isGone ? (["gone"] as const) : []),
    ...(isHeld ? (["held"] as const) : []),
    ...(isOpen ? (["open"] as const) : []),
  ];
}

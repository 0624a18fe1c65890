import { withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn, heldUnder } from "#lib/couples/find-couple";
import { checkedByIn, endedLatelyIn } from "#lib/homework/check-standing";
import { peopleIn, tabletOffersIn } from "#lib/homework/list-hand-over";
import {
  checkOpensFor,
  copiesOf,
  handedTo,
  NO_TURNS,
  noTurns,
  otherHolder,
  waitOf,
} from "#lib/homework/rules-hand-over";
import type { HandTabletInput } from "#lib/homework/schema";
import { DomainError, notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { getSessionIn } from "#lib/planning/find-session";

/** Who gets the tablet, and what for. */
export type TabletUse = {
  coupleId: Id;
  sessionId: Id;
  partnerId: Id;
  slot: Slot;
  thing: "check" | "waiting";
  taskId: Id | null;
  /** Where the two take turns: the other one, with their own copy. */
  other: { partnerId: Id; taskId: Id } | null;
};

const conflict = (message: string) => new DomainError("conflict", message);

/**
 * Decides that the tablet of a session goes to one partner for one thing: the lines after it, or an exercise that was
 * given in it. The device is locked next (`lib/auth/hand-over.ts`), and only then a run that is still on ends. Throws
 * "conflict" before the start, after the close, for somebody who did not come or has no access, while consent is taken
 * back by either, for what was sent or would not open, and for what takes turns where only one of the two could;
 * "not_found" for what was not given to them here.
 */
export async function handTablet(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, slot, thing }: HandTabletInput,
): Promise<TabletUse> {
  return withActor(actor, async (tx) => {
    const session = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
    if (session.state !== "running" || session.startedAt === null)
      throw conflict("The tablet is handed over while a session is on, or before it is closed.");
    // What holds all of it nobody can co-sign.
    const wait = waitOf(heldUnder(await getCoupleIn(tx, actor, coupleId), []));
    if (wait === "consent")
      throw conflict("One of the two has taken back consent. Nothing opens for either.");
    const people = await peopleIn(tx, actor, coupleId);
    const handed = handedTo(people, session.attendees, wait);
    const person = handed.find((one) => one.slot === slot);
    if (!person) throw conflict(`${slot} is not part of this session, or has no access.`);
    let other: TabletUse["other"] = null;
    if (thing === "check") {
      const [lately, checkedBy] = await Promise.all([
        endedLatelyIn(tx, actor, coupleId),
        checkedByIn(tx, actor, coupleId, sessionId),
      ]);
      if (checkedBy.includes(slot)) throw conflict(`${slot} has sent this.`);
      if (!checkOpensFor(session, lately, [slot]).includes(slot))
        throw conflict("These lines can no longer be answered: too late, or a newer session has ended.");
    } else {
      if (wait === "held") throw conflict("All homework is held, so no exercise opens.");
      const offers = await tabletOffersIn(tx, actor, coupleId, sessionId);
      const offer = offers.find((one) => one.taskId === thing && one.slot === slot);
      if (!offer) throw notFound();
      if (offer.isSent) throw conflict(`${slot} has sent this.`);
      if (offer.takesTurns) {
        const why = noTurns(session.attendees, handed, copiesOf(offers, offer));
        if (why) throw conflict(NO_TURNS[why]);
        other = otherHolder(handed, copiesOf(offers, offer), slot);
      }
    }
    await recordAudit(tx, actor, {
      action: "update",
      entity: "session",
      entityId: sessionId,
      coupleId,
      purpose: "choose what the tablet is for",
    });
    const use = { coupleId, sessionId, partnerId: person.id, slot, other };
    return thing === "check"
      ? { ...use, thing, taskId: null }
      : { ...use, thing: "waiting" as const, taskId: thing };
  });
}

import type { Slot } from "#lib/access/actor";
import type { CoupleFacts, HeldCouple } from "#lib/couples/find-couple";
import type { Attendees } from "#lib/planning/types";

/**
 * What keeps a tablet from opening work, for both alike. `consent`: one of the two took it back, and nothing opens for
 * either; whose it is, is never said (formulation paper, G15). `held`: all homework is, so no exercise opens.
 */
export type TabletWait = "consent" | "held" | null;

/** What waits for a couple as it stands. Pure. */
export function waitOf({
  state,
  isPaused,
  hold,
}: Pick<HeldCouple, "state" | "isPaused" | "hold">): TabletWait {
  if (state === "active" && isPaused) return "consent";
  return hold === "all" ? "held" : null;
}

/** Somebody who came and cannot be given the tablet. Who has joined and who has access is on the page of people. */
export type LeftOut = { slot: Slot; why: "not_joined" | "access_ended" };

const came = (attendees: Attendees, slot: Slot) => attendees === "both" || attendees === slot;

/** Who came without access of their own, and why. Pure. */
export function leftOutOf(
  partners: readonly Pick<CoupleFacts["partners"][number], "slot" | "joined" | "ended">[],
  attendees: Attendees,
): LeftOut[] {
  return partners.flatMap(({ slot, joined, ended }): LeftOut[] => {
    if (!came(attendees, slot)) return [];
    if (ended) return [{ slot, why: "access_ended" }];
    return joined ? [] : [{ slot, why: "not_joined" }];
  });
}

/** Who of those with access and consent gets the tablet: who came, and nobody while consent is missing. Pure. */
export function handedTo<Person extends { slot: Slot }>(
  people: readonly Person[],
  attendees: Attendees,
  wait: TabletWait,
): Person[] {
  return wait === "consent" ? [] : people.filter(({ slot }) => came(attendees, slot));
}

/** Why an exercise cannot go from hand to hand here: one came alone, one has no access, holds no copy, or has sent theirs. */
export type NoTurns = "alone" | "access" | "copy" | "sent";

export const NO_TURNS: Readonly<Record<NoTurns, string>> = {
  alone: "This is done in turns, so both have to be part of the session.",
  access: "This is done in turns, so both need access.",
  copy: "This is done in turns, and only one of the two has it.",
  sent: "This is done in turns, and one of the two has sent theirs.",
};

type Copy = { taskId: string; assignmentId: string; slot: Slot; isSent: boolean };

/** Both partners' copies of one exercise. Pure. */
export function copiesOf<One extends Copy>(offers: readonly One[], { assignmentId }: Copy): One[] {
  return offers.filter((one) => one.assignmentId === assignmentId);
}

/** Why the two cannot take turns on the tablet, from who came, who may have it, and their copies; null where they can. Pure. */
export function noTurns(
  attendees: Attendees,
  people: readonly { slot: Slot }[],
  copies: readonly Pick<Copy, "isSent">[],
): NoTurns | null {
  if (attendees !== "both") return "alone";
  if (people.length < 2) return "access";
  if (copies.length < 2) return "copy";
  return copies.some(({ isSent }) => isSent) ? "sent" : null;
}

/** The one who gets the tablet second, with their own copy. Pure. */
export function otherHolder(
  people: readonly { id: string; slot: Slot }[],
  copies: readonly Copy[],
  first: Slot,
): { partnerId: string; taskId: string } | null {
  const person = people.find(({ slot }) => slot !== first);
  const copy = copies.find(({ slot }) => slot !== first);
  return person && copy ? { partnerId: person.id, taskId: copy.taskId } : null;
}

/** A session that ended so lately that it can be looked back on. */
export type EndedLately = { id: string; attendees: Attendees };

/**
 * For whom of the two the lines after this session are what opens: the newest that ended of those they were in. One that
 * is still on will be that once it has ended. Pure.
 */
export function checkOpensFor(
  session: { id: string; endedAt: Date | null },
  newestFirst: readonly EndedLately[],
  slots: readonly Slot[],
): Slot[] {
  if (session.endedAt === null) return [...slots];
  return slots.filter((slot) => newestFirst.find((one) => came(one.attendees, slot))?.id === session.id);
}

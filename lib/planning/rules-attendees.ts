import type { Slot } from "#lib/access/actor";
import type { Who } from "#lib/exercises/types";
import { ATTENDEES_LABEL, type Attendees, type LibraryEntry, type OpenHomework } from "#lib/planning/types";

/** Who is in the room. */
export function slotsOf(attendees: Attendees): readonly Slot[] {
  return attendees === "both" ? ["A", "B"] : [attendees];
}

/** The sessions one looks back on: for both, none with one alone; for one alone, none with the other alone. */
export function looksBackOn(attendees: Attendees): readonly Attendees[] {
  return attendees === "both" ? ["both"] : ["both", attendees];
}

/** The sessions that look back on one with these people. */
export function lookedBackOnBy(attendees: Attendees): readonly Attendees[] {
  return (["both", "A", "B"] as const).filter((one) => looksBackOn(one).includes(attendees));
}

/** Whether an exercise can be done, or begun, with who comes: what is for the two at once needs both. */
export function suits({ who }: { who: Who }, attendees: Attendees): boolean {
  return attendees === "both" || who !== "together";
}

/** Why an exercise does not suit a session; null where it does. */
export function unsuited(exercise: { who: Who }, attendees: Attendees): string | null {
  return suits(exercise, attendees) ? null : `For the two together; this session is ${alone(attendees)}.`;
}

const alone = (attendees: Attendees) => `with ${ATTENDEES_LABEL[attendees]}`;

/** The library of a session: what needs both stays in sight, locked, where one comes alone. */
export function lockUnsuited(entries: readonly LibraryEntry[], attendees: Attendees): LibraryEntry[] {
  return entries.map((entry) => ({ ...entry, locked: entry.locked ?? unsuited(entry, attendees) }));
}

/** The homework a session talks about: with one alone, what that partner holds, be it theirs or of the two. */
export function homeworkHeld<T extends Pick<OpenHomework, "sent">>(
  open: readonly T[],
  attendees: Attendees,
): T[] {
  if (attendees === "both") return [...open];
  return open.filter(({ sent }) => sent.some(({ slot }) => slot === attendees));
}

/**
 * The homework a session decides about. With one alone that is what nobody else holds: what both hold would end for the
 * other at that moment, and a session with one does not exist for the other. It waits for the next one with both.
 * Source: design, "what one partner does never changes what the other gets".
 */
export function homeworkDecided<T extends Pick<OpenHomework, "sent">>(
  open: readonly T[],
  attendees: Attendees,
): T[] {
  return homeworkHeld(open, attendees).filter(
    ({ sent }) => attendees === "both" || sent.every(({ slot }) => slot === attendees),
  );
}

import { DomainError } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/**
 * A partner's phone is with the other one, for one turn at one question. While a session has this mark it opens
 * that turn, the page to give the phone back, and nothing else. It ends with the owner's passphrase or with the
 * session; a fresh sign-in has none.
 */
export type HandedOver = {
  taskId: Id;
  /** Place of the question, from 1. */
  place: number;
  /** The turn that comes, from 2. */
  turn: number;
  /** Name of the question, the one answer that may be saved meanwhile. */
  field: string;
};

const MARK = /^(\S{36}) ([1-9]\d{0,2}) ([1-9]\d?) (\S+)$/;

/** The mark as a row holds it. */
export function writeHandedOver({ taskId, place, turn, field }: HandedOver): string {
  return `${taskId} ${place} ${turn} ${field}`;
}

/** The mark in a row; null where there is none. One that cannot be read is an error: it is never taken for none. */
export function readHandedOver(text: string | null): HandedOver | null {
  if (text === null) return null;
  const [, taskId, place, turn, field] = MARK.exec(text) ?? [];
  if (!isId(taskId) || !field) throw new DomainError("unexpected", "This phone's mark cannot be read.");
  return { taskId, place: Number(place), turn: Number(turn), field };
}

/** What everything but the turn itself answers while the phone is with the other partner. */
export function passedOn(): DomainError {
  return new DomainError(
    "handed_over",
    "This phone was passed on. Give it back first. What you typed is still on this screen.",
  );
}

/** What everything else answers while a clinician's tablet is with a partner. */
export function tabletIsPassedOn(): DomainError {
  return new DomainError("handed_over", "This tablet was passed on. Pass it back first.");
}

/** The page that asks for the phone back. */
export function giveBackHref({ taskId, place }: HandedOver): string {
  return `/do/${taskId}/${place}/over/back`;
}

/** The page of the turn that may be taken. */
export function turnHref({ taskId, place, turn }: HandedOver): string {
  return `/do/${taskId}/${place}/turn/${turn}`;
}

import type { Slot } from "#lib/access/actor";
import { DomainError } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/**
 * What the tablet is with a partner for: the lines after a session, or one exercise that was given in it. An exercise
 * is `waiting` until its holder takes it up, since one that was begun elsewhere does not open here. `next`: it was passed
 * on between the two for a turn that nobody has taken up. `turn`: that one turn alone is open. `none`: it was passed
 * back, and nothing opens until the clinician signs in again.
 */
export const TABLET_THINGS = ["check", "waiting", "task", "next", "turn", "none"] as const;
export type TabletThing = (typeof TABLET_THINGS)[number];

/** The turn that a tablet was passed on for: the holder's own copy of the question opens, and in it the time alone. */
export type TabletTurn = {
  /** Place of the question, from 1. */
  place: number;
  /** Which turn it is, from 2. */
  number: number;
  /** What ran in the turns before. */
  seconds: number;
  /** Name of the question, the one answer that is shown and saved. */
  field: string;
};

/**
 * A clinician's tablet is with one partner, for one thing. While a session has this mark it opens that thing, as that
 * partner, and nothing of the clinician's; it ends with the clinician's passphrase or with the session.
 */
export type HandedTablet = {
  coupleId: Id;
  sessionId: Id;
  partnerId: Id;
  slot: Slot;
  thing: TabletThing;
  taskId: Id | null;
  /** The draft as this tablet wrote it last; what has another version was written elsewhere, and is not for this tablet. */
  version: number;
  /** Where the two take turns: the one who does not hold it, with their own copy. */
  other: { partnerId: Id; taskId: Id } | null;
  turn: TabletTurn | null;
};

/** What a tablet is handed over with. */
export type TabletStart = Omit<HandedTablet, "version" | "turn">;

/** The page a tablet opens on while it is with a partner. */
export const TABLET_HREF = "/tablet";

const WITH = /( with (?<otherId>\S{36}) (?<otherTask>\S{36}))?/.source;
const AT = /( at (?<place>[1-9]\d{0,2}) (?<number>[1-9]\d?) (?<seconds>0|[1-9]\d{0,6}) (?<field>\S+))?/
  .source;
const MARK = new RegExp(
  `^tablet (?<coupleId>\\S{36}) (?<sessionId>\\S{36}) (?<partnerId>\\S{36}) (?<slot>[AB]) (?<thing>${TABLET_THINGS.join("|")}) (?<task>\\S{36}|-) (?<version>0|[1-9]\\d{0,8})${WITH}${AT}$`,
);

/** Whether a mark is one of a tablet. */
export function isTabletMark(text: string | null): text is string {
  return text?.startsWith("tablet ") ?? false;
}

/** The mark as a row holds it. */
export function writeTablet(tablet: HandedTablet): string {
  const { coupleId, sessionId, partnerId, slot, thing, taskId, version, other, turn } = tablet;
  const words = ["tablet", coupleId, sessionId, partnerId, slot, thing, taskId ?? "-", version];
  if (other) words.push("with", other.partnerId, other.taskId);
  if (turn) words.push("at", turn.place, turn.number, turn.seconds, turn.field);
  return words.join(" ");
}

function unreadable(): DomainError {
  return new DomainError("unexpected", "This tablet's mark cannot be read.");
}

/** The mark in a row. One that cannot be read is an error: it is never taken for none. */
export function readTablet(text: string): HandedTablet {
  const found = MARK.exec(text)?.groups;
  if (!found) throw unreadable();
  const { coupleId, sessionId, partnerId, thing, otherId, otherTask, field } = found;
  const taskId = found.task === "-" ? null : found.task;
  const isTurn = thing === "next" || thing === "turn";
  const isTask = thing === "waiting" || thing === "task" || isTurn;
  if (!isId(coupleId) || !isId(sessionId) || !isId(partnerId) || isTask !== isId(taskId)) throw unreadable();
  // A turn is somebody's own and the other one's before; nothing else has either.
  if (isTurn !== (field !== undefined) || (isTurn && !otherId) || (otherId && !isTask)) throw unreadable();
  if (otherId && !(isId(otherId) && isId(otherTask))) throw unreadable();
  return {
    coupleId,
    sessionId,
    partnerId,
    slot: found.slot as Slot,
    thing: thing as TabletThing,
    taskId: taskId ?? null,
    version: Number(found.version),
    other: otherId && otherTask ? { partnerId: otherId, taskId: otherTask } : null,
    turn: field
      ? { place: Number(found.place), number: Number(found.number), seconds: Number(found.seconds), field }
      : null,
  };
}

/** The same tablet in the other one's hands; null where it is for one of them alone. */
export function inOtherHands(tablet: HandedTablet): HandedTablet | null {
  const { partnerId, slot, taskId, other } = tablet;
  if (!other || !taskId) return null;
  return {
    ...tablet,
    partnerId: other.partnerId,
    slot: slot === "A" ? "B" : "A",
    taskId: other.taskId,
    version: 0,
    other: { partnerId, taskId },
  };
}

type TurnAsked = { taskId: Id; place: number; turn: number };

/** Whether its holder may pass it on for this turn: the next one of the question that is open. */
export function passesOn(tablet: HandedTablet, { taskId, place, turn }: TurnAsked): boolean {
  if (!tablet.other || tablet.taskId !== taskId) return false;
  if (tablet.thing === "task") return turn === 2;
  return tablet.thing === "turn" && tablet.turn?.place === place && tablet.turn.number + 1 === turn;
}

/** Whether it was passed on for this turn, and nobody has taken it up: the same request again changes nothing. */
export function wasPassedOn({ thing, other, turn: next }: HandedTablet, asked: TurnAsked): boolean {
  const { taskId, place, turn } = asked;
  return thing === "next" && other?.taskId === taskId && next?.place === place && next.number === turn;
}

/** Whether one turn of this exercise is open on it, and nothing else of it. */
export function opensTurns({ thing, taskId }: HandedTablet, asked: string): boolean {
  return thing === "turn" && taskId === asked;
}

/** Whether this very turn is open on it, named as "place/turn". */
export function opensTurn(tablet: HandedTablet, task: string, asked: string): boolean {
  return opensTurns(tablet, task) && `${tablet.turn?.place}/${tablet.turn?.number}` === asked;
}

/** Whether the tablet may save all of these answers: of a turn, the time alone. */
export function mayWrite({ thing, turn }: HandedTablet, names: readonly string[]): boolean {
  return thing !== "turn" || names.every((name) => name === turn?.field);
}

/** Whether the lines after a session are open on it. */
export function opensCheck({ thing }: HandedTablet): boolean {
  return thing === "check";
}

/** Whether the lines after this very session are open on it: it was handed over for no other. */
export function opensCheckOf(tablet: HandedTablet, session: string | null): boolean {
  return opensCheck(tablet) && tablet.sessionId === session;
}

/** Whether this exercise is open on it. */
export function opensTask({ thing, taskId }: HandedTablet, asked: string): boolean {
  return thing === "task" && taskId === asked;
}

type DraftSeen = { version: number; answers: object };

/**
 * Whether a draft is the one this tablet wrote: untouched when it was taken up, and saved nowhere else since. Its holder
 * may have given the tablet away by then, and written on at home.
 */
export function wroteDraft(tablet: HandedTablet, { version, answers }: DraftSeen): boolean {
  return version === tablet.version && (version > 0 || Object.keys(answers).length === 0);
}

/** What a tablet answers for words that this hand-over did not write: on a phone, or on a tablet that went back since. */
export function begunBefore(): DomainError {
  return new DomainError(
    "conflict",
    "You have begun this before. What you wrote opens on your own phone alone. Please go on there.",
  );
}

/**
 * Refuses work on a draft that this tablet did not write, told by the version it names: the save itself is refused where
 * that is not the newest. Without a tablet nothing is refused, and of a turn only its time was shown. Throws "conflict".
 */
export function refuseBegun(tablet: HandedTablet | null, version: number): void {
  if (tablet && tablet.thing !== "turn" && version > tablet.version) throw begunBefore();
}

import type { Slot } from "#lib/access/actor";
import { DomainError } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/**
 * What the tablet is with a partner for: the lines after a session, or one exercise that was given in it. An exercise
 * is `waiting` until its holder takes it up, since one that was begun elsewhere does not open here. `none`: it was
 * passed back, and nothing opens until the clinician signs in again.
 */
export const TABLET_THINGS = ["check", "waiting", "task", "none"] as const;
export type TabletThing = (typeof TABLET_THINGS)[number];

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
};

/** The page a tablet opens on while it is with a partner. */
export const TABLET_HREF = "/tablet";

const MARK =
  /^tablet (\S{36}) (\S{36}) (\S{36}) ([AB]) (check|waiting|task|none) (\S{36}|-) (0|[1-9]\d{0,8})$/;

/** Whether a mark is one of a tablet. */
export function isTabletMark(text: string | null): text is string {
  return text?.startsWith("tablet ") ?? false;
}

/** The mark as a row holds it. */
export function writeTablet({
  coupleId,
  sessionId,
  partnerId,
  slot,
  thing,
  taskId,
  version,
}: HandedTablet): string {
  return `tablet ${coupleId} ${sessionId} ${partnerId} ${slot} ${thing} ${taskId ?? "-"} ${version}`;
}

/** The mark in a row. One that cannot be read is an error: it is never taken for none. */
export function readTablet(text: string): HandedTablet {
  const [, coupleId, sessionId, partnerId, slot, thing, task, version] = MARK.exec(text) ?? [];
  const taskId = task === "-" ? null : task;
  const needsTask = thing === "waiting" || thing === "task";
  if (!isId(coupleId) || !isId(sessionId) || !isId(partnerId) || needsTask !== isId(taskId))
    throw new DomainError("unexpected", "This tablet's mark cannot be read.");
  return {
    coupleId,
    sessionId,
    partnerId,
    slot: slot as Slot,
    thing: thing as TabletThing,
    taskId: taskId ?? null,
    version: Number(version),
  };
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
 * that is not the newest. Without a tablet nothing is refused. Throws "conflict".
 */
export function refuseBegun(tablet: HandedTablet | null, version: number): void {
  if (tablet && version > tablet.version) throw begunBefore();
}

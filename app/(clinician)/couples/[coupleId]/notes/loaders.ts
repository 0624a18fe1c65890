import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { listNotes } from "#lib/notes/list-notes";
import { mainRecordOf } from "#lib/notes/rules";

/**
 * How the notes of a couple stand, and the one to write next: a draft that waits, else that of the newest session that
 * took place and has none. A session that nobody wrote about and
 * that is to come is no line of it.
 */
export async function loadNotes(coupleId: string) {
  const actor = await requireActor("clinician");
  const { couple, lines } = await pageRead(() => listNotes(actor, coupleId));
  const now = Date.now();
  const shown = lines.filter(
    ({ session, status }) =>
      Object.values(status).some((one) => one !== "none") ||
      (session.state !== "cancelled" && (session.state !== "planned" || session.startsAt.getTime() <= now)),
  );
  const waiting =
    shown.find(({ session, status }) => status[mainRecordOf(session.attendees)] === "draft") ?? null;
  const unwritten =
    shown.find(
      ({ session, status }) =>
        (session.state === "running" || session.state === "closed") &&
        status[mainRecordOf(session.attendees)] === "none",
    ) ?? null;
  return { couple, lines: shown, next: waiting ?? unwritten };
}

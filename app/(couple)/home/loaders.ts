import { requireActor } from "#lib/auth/require-actor";
import { listToday } from "#lib/homework/list-today";

/** Rows on the page at most; the appointment and the check-in come first, tasks fill what is left. */
const ROWS = 3;

export async function loadHome() {
  const { tasks, checkInOpen, questions, appointment, together } = await listToday(
    await requireActor("partner"),
  );
  const room = ROWS - (checkInOpen ? 1 : 0) - (questions ? 1 : 0) - (appointment ? 1 : 0);
  return { tasks: tasks.slice(0, room), checkInOpen, questions, appointment, together };
}

import { requireActor } from "#lib/auth/require-actor";
import { listToday } from "#lib/homework/list-today";

/** Rows on the page at most; the appointment and the check-in come first, tasks fill what is left. */
const ROWS = 3;

export async function loadHome(isAll: boolean) {
  const {
    tasks,
    afterOpen,
    checkInOpen,
    questions,
    question,
    later,
    toRead,
    paused,
    appointment,
    together,
    ourMap,
    ourPlan,
  } = await listToday(await requireActor("partner"));
  // One piece of homework always has its row; all of them have one for whoever asks for more.
  const room = isAll
    ? tasks.length
    : Math.max(1, ROWS - (checkInOpen ? 1 : 0) - (afterOpen ? 1 : 0) - (appointment ? 1 : 0));
  return {
    tasks: tasks.slice(0, room),
    more: Math.max(0, tasks.length - room),
    afterOpen,
    checkInOpen,
    questions,
    question,
    later,
    toRead,
    paused,
    appointment,
    together,
    ourMap,
    ourPlan,
  };
}

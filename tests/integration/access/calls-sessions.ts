import { ownCalendar } from "#lib/homework/own-calendar";
import { cancelSession, putBackSession } from "#lib/planning/cancel-session";
import { loadCalendar, loadSeriesCalendar } from "#lib/planning/load-calendar";
import { loadChangePage } from "#lib/planning/load-change-page";
import { moveSession } from "#lib/planning/move-session";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { openToday } from "#lib/progress/open-today";
import { openPrepBrief } from "#lib/progress/prep-brief";
import { call, type Given, none, ofCouple, type Prepared } from "#tests/integration/access/call";
import { heldSession } from "#tests/integration/access/states";
import { practiceDay } from "#tests/support/practice-day";

/** How the verbs about the times of sessions are called. */
export const SESSION_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "planning/cancelSession": async (given) =>
    call(await heldSession(given), (actor, ids) => cancelSession(actor, { ...ids, reach: "one" })),
  "planning/loadCalendar": ofCouple((actor, { coupleId }) => loadCalendar(actor, coupleId)),
  "planning/loadChangePage": async (given) =>
    call(await heldSession(given), (actor, ids) => loadChangePage(actor, ids.coupleId, ids.sessionId)),
  "planning/loadSeriesCalendar": async (given) =>
    call(await heldSession(given), (actor, ids) => loadSeriesCalendar(actor, ids.coupleId, ids.sessionId)),
  "planning/moveSession": async (given) =>
    call(await heldSession(given), (actor, ids) =>
      moveSession(actor, {
        ...ids,
        date: practiceDay(20),
        time: "15:00",
        zone: "Europe/Berlin",
        reach: "one",
      }),
    ),
  "planning/putBackSession": async (given) => {
    const ids = await heldSession(given);
    await cancelSession(given.world.treating, { ...ids, reach: "one" });
    return call(ids, (actor, swapped) => putBackSession(actor, swapped));
  },
  "progress/openCouplePage": ofCouple((actor, { coupleId }) => openCouplePage(actor, coupleId)),
  "progress/openPrepBrief": async (given) =>
    call(await heldSession(given), (actor, ids) => openPrepBrief(actor, ids.coupleId, ids.sessionId)),
  "progress/openToday": none((actor) => openToday(actor, "Europe/Berlin")),
  "homework/ownCalendar": none((actor) => ownCalendar(actor)),
};

import { downloadRoute } from "#lib/auth/download-route";
import { ownCalendar } from "#lib/homework/own-calendar";

export const GET = downloadRoute(
  "partner",
  { name: "appointments.ics", type: "text/calendar; charset=utf-8" },
  (actor) => ownCalendar(actor),
);

import { downloadRoute } from "#lib/auth/download-route";
import { loadCalendar } from "#lib/planning/load-calendar";

export const GET = downloadRoute(
  "clinician",
  { name: "appointments.ics", type: "text/calendar; charset=utf-8" },
  (actor, { coupleId }: { coupleId: string }) => loadCalendar(actor, coupleId),
);

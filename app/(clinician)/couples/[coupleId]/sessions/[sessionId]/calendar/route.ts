import { downloadRoute } from "#lib/auth/download-route";
import { loadSeriesCalendar } from "#lib/planning/load-calendar";

export const GET = downloadRoute(
  "clinician",
  { name: "appointments.ics", type: "text/calendar; charset=utf-8" },
  (actor, { coupleId, sessionId }: { coupleId: string; sessionId: string }) =>
    loadSeriesCalendar(actor, coupleId, sessionId),
);

import { putRoute } from "#lib/auth/put-route";
import { recordRunEvents } from "#lib/planning/record-run-events";
import { runEventsInput } from "#lib/planning/run-schema";

/** What happened in a run on one device since it was last told; sent again, it is kept once. */
export const PUT = putRoute(
  "clinician",
  runEventsInput,
  (actor, { sessionId }: { sessionId: string }, input) => recordRunEvents(actor, sessionId, input),
);

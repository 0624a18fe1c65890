import { newId } from "#lib/kernel/ids";
import { recordRunEvents } from "#lib/planning/record-run-events";
import { call, type Given, type Prepared } from "#tests/integration/access/call";
import { startedSession } from "#tests/integration/access/states";

/** How the verbs of a run are called. */
export const RUN_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "planning/recordRunEvents": async (given) => {
    const { sessionId, itemId } = await startedSession(given);
    const event = { id: newId(), place: 1, at: Date.now(), kind: "done" as const, itemId, minutes: 5 };
    return call({ sessionId }, (actor, ids) =>
      recordRunEvents(actor, ids.sessionId, { deviceId: newId(), events: [{ ...event, id: newId() }] }),
    );
  },
};

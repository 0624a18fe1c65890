import { readRoute } from "#lib/auth/read-route";
import { findSwaps } from "#lib/planning/find-swaps";

/** What a search finds in the whole library that may be swapped into a run. */
export const GET = readRoute(
  "clinician",
  async (actor, { coupleId, sessionId }: { coupleId: string; sessionId: string }, search) => ({
    offer: await findSwaps(actor, { coupleId, sessionId, words: search.get("words") ?? "" }),
  }),
);

import { readRoute } from "#lib/auth/read-route";
import { findChoices } from "#lib/planning/find-choices";

/** What a search finds in the whole library, for the plan's pane and for the list of homework. */
export const GET = readRoute(
  "clinician",
  (actor, { coupleId, sessionId }: { coupleId: string; sessionId: string }, search) =>
    findChoices(actor, {
      coupleId,
      sessionId,
      where: search.get("for") === "home" ? "home" : "session",
      words: search.get("words") ?? "",
    }),
);

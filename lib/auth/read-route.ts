import type { ActorOf } from "#lib/access/actor";
import { refusedResponse } from "#lib/auth/refused-response";
import { actorOrRefusal, type SignedInRole } from "#lib/auth/require-actor";

/** A GET handler for what a page asks for after it was drawn: gate, work, and JSON out that nothing may keep. */
export function readRoute<R extends SignedInRole>(role: R, run: (actor: ActorOf<R>) => Promise<object>) {
  return async (): Promise<Response> => {
    try {
      const found = await run(await actorOrRefusal(role));
      return Response.json(found, { headers: { "cache-control": "private, no-store" } });
    } catch (error) {
      return refusedResponse(error, "nothing");
    }
  };
}

import type { ActorOf } from "#lib/access/actor";
import { refusedResponse } from "#lib/auth/refused-response";
import { actorOrRefusal, type SignedInRole } from "#lib/auth/require-actor";

/**
 * A GET handler for what a page asks for after it was drawn: gate, work, and JSON out that nothing may keep.
 * Besides what stands in its path it takes a search alone.
 */
export function readRoute<R extends SignedInRole, P extends Record<string, string> = Record<string, never>>(
  role: R,
  run: (actor: ActorOf<R>, params: P, search: URLSearchParams) => Promise<object>,
) {
  return async (request?: Request, context?: { params: Promise<P> }): Promise<Response> => {
    try {
      const actor = await actorOrRefusal(role);
      const search = request === undefined ? new URLSearchParams() : new URL(request.url).searchParams;
      const found = await run(actor, (await context?.params) ?? ({} as P), search);
      return Response.json(found, { headers: { "cache-control": "private, no-store" } });
    } catch (error) {
      return refusedResponse(error, "nothing");
    }
  };
}

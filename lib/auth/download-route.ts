import type { ActorOf } from "#lib/access/actor";
import { refusedResponse } from "#lib/auth/refused-response";
import { actorOrRefusal, type SignedInRole } from "#lib/auth/require-actor";

/**
 * A GET handler that hands out one file: gate, work, and the file out. It takes no parameter but what stands
 * in its path, and nothing may keep a copy. `file.name` is a fixed name without quotes.
 */
export function downloadRoute<
  R extends SignedInRole,
  P extends Record<string, string> = Record<string, never>,
>(role: R, file: { name: string; type: string }, run: (actor: ActorOf<R>, params: P) => Promise<string>) {
  return async (_request?: Request, context?: { params: Promise<P> }): Promise<Response> => {
    try {
      const body = await run(await actorOrRefusal(role), (await context?.params) ?? ({} as P));
      return new Response(body, {
        headers: {
          "cache-control": "private, no-store",
          "content-type": file.type,
          "content-disposition": `attachment; filename="${file.name}"`,
        },
      });
    } catch (error) {
      return refusedResponse(error, "nothing");
    }
  };
}

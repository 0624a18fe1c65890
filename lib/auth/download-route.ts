import type { ActorOf } from "#lib/access/actor";
import { toRefusal } from "#lib/auth/refusal";
import { requestId } from "#lib/auth/request";
import { actorOrRefusal, type SignedInRole } from "#lib/auth/require-actor";
import { STATUS_OF } from "#lib/kernel/errors";

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
      const refusal = toRefusal(error, await requestId());
      const retry = refusal.code === "unavailable" ? { "retry-after": "5" } : {};
      return Response.json(
        { code: refusal.code, message: refusal.message },
        { status: STATUS_OF[refusal.code], headers: { "cache-control": "private, no-store", ...retry } },
      );
    }
  };
}

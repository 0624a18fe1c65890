import { toRefusal } from "#lib/auth/refusal";
import { requestId } from "#lib/auth/request";
import { STATUS_OF } from "#lib/kernel/errors";

/** What a handler answers when its work threw: code and sentence, for one that takes input its fields too. */
export async function refusedResponse(error: unknown, takes: "input" | "nothing"): Promise<Response> {
  const { code, message, fields } = toRefusal(error, await requestId());
  const retry = code === "unavailable" ? { "retry-after": "5" } : {};
  return Response.json(takes === "input" ? { code, message, fields } : { code, message }, {
    status: STATUS_OF[code],
    headers: { "cache-control": "private, no-store", ...retry },
  });
}

import { toRefusal } from "#lib/auth/refusal";
import { requestId } from "#lib/auth/request";
import { STATUS_OF } from "#lib/kernel/errors";

/** What a handler answers when its work threw: code, sentence and fields, kept by nobody. */
export async function refusedResponse(error: unknown): Promise<Response> {
  const { code, message, fields } = toRefusal(error, await requestId());
  const retry = code === "unavailable" ? { "retry-after": "5" } : {};
  return Response.json(
    { code, message, fields },
    { status: STATUS_OF[code], headers: { "cache-control": "private, no-store", ...retry } },
  );
}

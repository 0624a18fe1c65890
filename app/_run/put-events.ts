import type { KeptEvent } from "#lib/planning/run-types";
import type { PutAnswer, PutEvents } from "./keeper";

type ToldAnswer = { events: readonly KeptEvent[]; isClosed: boolean };
type Refusal = { code: string; message: string };

const has = (answer: unknown, ...keys: string[]) =>
  typeof answer === "object" && answer !== null && keys.every((key) => key in answer);
const isTold = (answer: unknown): answer is ToldAnswer => has(answer, "events", "isClosed");
const isRefusal = (answer: unknown): answer is Refusal => has(answer, "code", "message");

/** A server that takes longer counts as gone; what it did keep is not kept again. */
const PATIENCE_MS = 15_000;
/** In characters: well below what all requests together may carry beyond their page. Ours. */
const CARRIED = 16_000;

/** Sends what happened to its address. Anything that is no answer of ours counts as unreachable. */
export const putEvents: PutEvents = async (sessionId, body, leaving): Promise<PutAnswer> => {
  const text = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(`/api/runs/${sessionId}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: text,
      // A press right before the page goes away is sent all the same; browsers carry only so much beyond a page.
      keepalive: leaving || text.length < CARRIED,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return { kind: "unreachable" };
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && isTold(answer)) return { kind: "told", ...answer };
  if (response.status >= 500 || !isRefusal(answer)) return { kind: "unreachable" };
  return { kind: "refused", code: answer.code, message: answer.message };
};

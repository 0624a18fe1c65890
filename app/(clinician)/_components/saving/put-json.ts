import type { Refused } from "./saver";

type Refusal = { code: string; message: string; fields?: Record<string, string[]> };

/** An answer with these keys, or nothing. */
export function hasKeys(answer: unknown, ...keys: string[]): boolean {
  return typeof answer === "object" && answer !== null && keys.every((key) => key in answer);
}

const isRefusal = (answer: unknown): answer is Refusal => hasKeys(answer, "code", "message");

/** More than this a browser does not send after its page is gone; then it goes like every other request. */
const KEEPALIVE_BYTES = 60_000;

/** Sends work to its address. Anything that is no answer of ours counts as unreachable. */
export async function putJson<Saved>(
  address: string,
  body: unknown,
  leaving: boolean,
  isSaved: (answer: unknown) => answer is Saved,
): Promise<{ kind: "saved"; answer: Saved } | { kind: "stale" } | { kind: "unreachable" } | Refused> {
  const text = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(address, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: text,
      keepalive: leaving && new TextEncoder().encode(text).length < KEEPALIVE_BYTES,
    });
  } catch {
    return { kind: "unreachable" };
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && isSaved(answer)) return { kind: "saved", answer };
  if (response.status >= 500 || !isRefusal(answer)) return { kind: "unreachable" };
  if (answer.code === "stale_version") return { kind: "stale" };
  return { kind: "refused", code: answer.code, message: answer.message, fields: answer.fields ?? {} };
}

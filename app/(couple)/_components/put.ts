import { offline } from "./put-words";

/** What came of a PUT. `again`: nothing is decided, and the same request may be repeated as it is. */
export type PutAnswer =
  | { ok: true; body: Readonly<Record<string, unknown>> }
  | {
      ok: false;
      code: string;
      message: string;
      fields: Readonly<Record<string, readonly string[]>>;
      again: boolean;
    };

const PASSING = new Set(["unavailable", "too_many_tries", "unexpected", "offline"]);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refusalFrom(body: unknown, fallback: string): PutAnswer {
  const { code, message, fields } = isRecord(body) ? body : {};
  const known = typeof code === "string" ? code : "offline";
  return {
    ok: false,
    code: known,
    message: typeof message === "string" ? message : fallback,
    fields: isRecord(fields) ? (fields as Readonly<Record<string, readonly string[]>>) : {},
    again: PASSING.has(known),
  };
}

/** Sends JSON to a stable address of our own. With `keepalive` it outlives the page. Never throws. */
export async function put(
  address: string,
  body: unknown,
  { keepalive = false, fallback = offline }: { keepalive?: boolean; fallback?: string } = {},
): Promise<PutAnswer> {
  try {
    const response = await fetch(address, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      keepalive,
    });
    const answer: unknown = await response.json();
    return response.ok && isRecord(answer) ? { ok: true, body: answer } : refusalFrom(answer, fallback);
  } catch {
    return refusalFrom(null, fallback); // no network, or an answer that is not ours: the same to the reader
  }
}

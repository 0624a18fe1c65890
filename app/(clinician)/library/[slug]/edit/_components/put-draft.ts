import type { Fault } from "#lib/exercises/types";
import type { PutDraft } from "./draft-saver";

type Saved = { revision: number; savedAt: string; faults: readonly Fault[] };
type Refusal = { code: string; message: string; fields?: Record<string, string[]> };

const has = (answer: unknown, ...keys: string[]): boolean =>
  typeof answer === "object" && answer !== null && keys.every((key) => key in answer);
const isSaved = (answer: unknown): answer is Saved => has(answer, "revision", "savedAt", "faults");
const isRefusal = (answer: unknown): answer is Refusal => has(answer, "code", "message");

/** "body.fields.0.label" as "fields.0.label": places are those of the draft. */
function ofDraft(fields: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, texts]) => [path.replace(/^body\./, ""), texts]),
  );
}

/** Sends a draft to its address. Anything that is no answer of ours counts as unreachable. */
export const putDraft: PutDraft = async (body, leaving) => {
  let response: Response;
  try {
    response = await fetch("/api/exercises", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      keepalive: leaving,
    });
  } catch {
    return { kind: "unreachable" };
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && isSaved(answer)) {
    return {
      kind: "saved",
      revision: answer.revision,
      savedAt: new Date(answer.savedAt),
      faults: answer.faults,
    };
  }
  if (response.status >= 500 || !isRefusal(answer)) return { kind: "unreachable" };
  if (answer.code === "stale_version") return { kind: "stale" };
  return { kind: "refused", message: answer.message, fields: ofDraft(answer.fields ?? {}) };
};

import type { PutPlan } from "./plan-saver";

type Refusal = { code: string; message: string; fields?: Record<string, string[]> };

/** Sends a list to its address. Anything that is no answer of ours counts as unreachable. */
export function putPlan(planId: string): PutPlan {
  return async (body, leaving) => {
    let response: Response;
    try {
      response = await fetch(`/api/plans/${planId}`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        keepalive: leaving,
      });
    } catch {
      return { kind: "unreachable" };
    }
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && isSaved(answer))
      return { kind: "saved", version: answer.version, savedAt: new Date(answer.savedAt) };
    if (response.status >= 500 || !isRefusal(answer)) return { kind: "unreachable" };
    if (answer.code === "stale_version") return { kind: "stale" };
    return { kind: "refused", code: answer.code, message: answer.message, fields: answer.fields ?? {} };
  };
}

function isSaved(answer: unknown): answer is { version: number; savedAt: string } {
  return typeof answer === "object" && answer !== null && "version" in answer && "savedAt" in answer;
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "code" in answer && "message" in answer;
}

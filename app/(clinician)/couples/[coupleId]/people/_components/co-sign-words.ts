import type { Decision } from "#lib/supervision/types";
import { formatDate } from "../../../../../_ui/when";

const day = (at: Date) => formatDate(at.toISOString().slice(0, 10));

/** Where a request to co-sign stands. */
export function coSignStatus(askedAt: Date, decision: Decision | null): string {
  if (decision === null) return `Asked on ${day(askedAt)}. The work stays held until a supervisor agrees.`;
  const who = `${decision.by} on ${day(decision.at)}`;
  return decision.outcome === "agreed" && decision.until
    ? `Co-signed by ${who}, until ${formatDate(decision.until)}. Each time it asks for care.`
    : `Refused by ${who}. The work stays held.`;
}

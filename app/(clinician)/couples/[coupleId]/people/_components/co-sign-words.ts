import type { Decision } from "#lib/supervision/types";
import { formatDate, formatDay } from "../../../../../_ui/when";

/** Where a request to co-sign stands. */
export function coSignStatus(askedAt: Date, decision: Decision | null, timeZone: string): string {
  const day = (at: Date) => formatDay(at, timeZone);
  if (decision === null) return `Asked on ${day(askedAt)}. The work stays held until a supervisor agrees.`;
  const who = `${decision.by} on ${day(decision.at)}`;
  return decision.outcome === "agreed" && decision.until
    ? `Co-signed by ${who}, until ${formatDate(decision.until)}. Each time it asks for care.`
    : `Refused by ${who}. The work stays held.`;
}

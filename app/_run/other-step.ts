import type { KeptEvent, RunEvent } from "#lib/planning/run-types";
import type { RunSight } from "./keeper";

/**
 * The last step that another device took while this page was open; null where none did. A page that keeps nothing here
 * does not know the pages that were open in this browser before it, so what is older may be their own.
 */
export function lastOtherStep({
  events,
  own,
  openedAt,
}: Pick<RunSight, "events" | "own" | "openedAt">): KeptEvent | RunEvent | null {
  const others = events.filter(({ deviceId, at }) => at > openedAt && !own.has(deviceId));
  return others.toSorted((one, other) => other.at - one.at)[0] ?? null;
}

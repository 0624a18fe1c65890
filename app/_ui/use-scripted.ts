import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and in the first paint, true once scripts run: without them the plain form stays. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/**
 * The class of what only scripts can work. Until they run it keeps its room unseen, so that no button below moves away
 * under a finger when they begin; where there are none it takes no room.
 */
export function onceScripted(scripted: boolean): string {
  return scripted ? "" : "invisible noscript:hidden";
}

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

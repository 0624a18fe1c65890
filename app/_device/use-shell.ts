import { useEffect, useState } from "react";
import { keepShell } from "./own-device";

/** Has the shell of this page kept, so that it opens without a network; true once it would. */
export function useShell(on: boolean): boolean {
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    setKept(false);
    if (!on || !("serviceWorker" in navigator)) return;
    let isGone = false;
    const keep = async () => {
      await keepShell();
      if (!isGone) setKept(true);
    };
    // Without it the page works as before, while there is a network.
    void keep().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [on]);
  return isKept;
}

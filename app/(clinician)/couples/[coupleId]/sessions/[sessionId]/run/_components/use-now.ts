import { useEffect, useState } from "react";

const LOOK_AGAIN = 10_000;

/**
 * The time, looked at every ten seconds. It begins with the server's moment, so that both draw the same
 * first page, and runs on by the browser's clock from there, however wrong that clock is set.
 */
export function useNow(serverNow: Date, stopped: boolean): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (stopped) return;
    const offset = serverNow.getTime() - Date.now();
    const look = () => setNow(new Date(Date.now() + offset));
    const timer = setInterval(look, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [serverNow, stopped]);
  return now;
}

const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30_000;

/** Where it is heard that asking may bring something now. */
type Around = {
  window: Pick<EventTarget, "addEventListener" | "removeEventListener">;
  document: Pick<EventTarget, "addEventListener" | "removeEventListener"> & {
    readonly visibilityState: string;
  };
};

export type Asking = { now: () => void; stop: () => void };

/**
 * Asks again and again, each time after a longer wait, one at a time; at once when a network is back or the page comes
 * into sight. A page out of sight does not ask. Goes on until it is stopped.
 */
export function keepAsking(ask: () => Promise<unknown>, { window, document }: Around): Asking {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let isAsking = false;
  let isStopped = false;
  const wait = () => {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => void go(), Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries));
    tries += 1;
  };
  const go = async () => {
    if (isAsking || isStopped) return;
    clearTimeout(timer);
    isAsking = true;
    try {
      if (document.visibilityState !== "hidden") await ask();
    } finally {
      isAsking = false;
      wait();
    }
  };
  const now = () => {
    tries = 0;
    void go();
  };
  const seen = () => {
    if (document.visibilityState === "visible") now();
  };
  window.addEventListener("online", now);
  document.addEventListener("visibilitychange", seen);
  wait();
  return {
    now,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      window.removeEventListener("online", now);
      document.removeEventListener("visibilitychange", seen);
    },
  };
}

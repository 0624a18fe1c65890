/** A running clock as it is kept for this tab, so that a reload or a locked screen does not stop it: numbers alone. */
export type KeptClock = {
  /** Address of the page it belongs to. */
  path: string;
  /** The instant from which this part's time counts, in milliseconds. */
  since: number;
  /** Seconds of the parts before. */
  before: number;
  part: number;
  minutes: number;
};

const KEY = "clock";

function isKept(value: unknown): value is KeptClock {
  if (typeof value !== "object" || value === null) return false;
  const { path, ...rest } = value as Record<string, unknown>;
  return (
    typeof path === "string" &&
    ["since", "before", "part", "minutes"].every((name) => Number.isFinite(rest[name]))
  );
}

/** The clock that runs on this page; null where none does, or where the browser keeps nothing. */
export function keptClock(): KeptClock | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return isKept(kept) && kept.path === location.pathname ? kept : null;
  } catch {
    return null; // storage is turned off, or holds something else: the clock begins anew
  }
}

export function keepClock(clock: Omit<KeptClock, "path">): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...clock, path: location.pathname }));
  } catch {
    return; // storage is turned off: the clock still runs for as long as the page is open
  }
}

export function forgetClock(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return; // storage is turned off: nothing was kept
  }
}

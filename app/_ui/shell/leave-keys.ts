/** How far somebody is in pressing Shift three times. */
export type ShiftRun = { presses: number; lastAt: number; down: boolean };

export const NO_PRESSES: ShiftRun = { presses: 0, lastAt: 0, down: false };

export const PRESSES_TO_LEAVE = 3;

const WINDOW_MS = 5000;

type KeyMoment = { type: "keydown" | "keyup"; key: string; at: number };

/**
 * Counts lone presses of Shift, each within five seconds of the one before. Shift held for a capital letter does not
 * count and starts the count anew, so typing never closes the page. Source: security paper, SAFE-07.
 */
export function countShift(run: ShiftRun, { type, key, at }: KeyMoment): ShiftRun {
  if (key !== "Shift") return type === "keydown" ? NO_PRESSES : run;
  if (type === "keydown") return { ...run, down: true };
  if (!run.down) return run;
  const inTime = run.presses > 0 && at - run.lastAt <= WINDOW_MS;
  return { presses: inTime ? run.presses + 1 : 1, lastAt: at, down: false };
}

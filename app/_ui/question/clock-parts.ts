/** Where a clock of several parts stands: the part, the seconds of it that ran, and those of the parts before. */
export type ClockPlace = { part: number; ran: number; before: number };

/**
 * Where a clock that ran for `saved` seconds is taken up again, on any device: in the part that was under way, and at
 * a swap before the next one. A part is over when its whole length ran, so the seconds say which one it is. One of a
 * single part, or whose length was chosen, begins anew on top of what ran.
 */
export function placeInParts(saved: number, minutes: readonly number[], parts: number): ClockPlace {
  const [first, ...others] = minutes;
  const length = (first ?? 0) * 60;
  if (parts === 1 || length === 0 || others.length > 0 || saved === 0) {
    return { part: 1, ran: 0, before: saved };
  }
  const whole = Math.floor(saved / length);
  if (whole >= parts) return { part: parts, ran: length, before: saved - length };
  const rest = saved - whole * length;
  return rest > 0
    ? { part: whole + 1, ran: rest, before: saved - rest }
    : { part: whole, ran: length, before: saved - length };
}

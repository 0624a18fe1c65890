/** What an exercise can need that a couple may not have, in the order in which it is asked. */
export const THINGS = ["private_place", "phone", "timer", "audio", "warmth", "calendar"] as const;
export type Thing = (typeof THINGS)[number];

/** How the needs of an exercise name it. Words a practice wrote itself are read in the same way. */
const NAMES: Readonly<Record<Thing, RegExp>> = {
  private_place: /\bprivate (place|room|space)\b|\bno one (reads|listens|hears)\b/i,
  phone: /\bphone\b/i,
  timer: /\btimer\b/i,
  audio: /\b(audio|headphones|playlist|music)\b/i,
  warmth: /\bwarm(th| room)\b/i,
  calendar: /\bcalendar\b/i,
};

/** What may be left away, or has another way beside it, stands in nobody's way. */
const OPTIONAL = /\bif you like\b|\bany aids?\b|\bor\b/i;

/** The things an exercise cannot be done without. */
export function thingsNeeded(materials: readonly string[]): Thing[] {
  const needed = materials.filter((one) => !OPTIONAL.test(one));
  return THINGS.filter((thing) => needed.some((one) => NAMES[thing].test(one)));
}

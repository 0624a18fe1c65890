import type { Exercise } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";
import { entryFor } from "#lib/planning/rules-known";
import type { Attendees, LibraryEntry, PlanItem } from "#lib/planning/types";

/**
 * The rule of an exercise by which it asks for a step that settles before it. The softer reach has it ("needs a calm
 * base", exercise paper, 21), and a practice's own may. Too much tension this week locks such an exercise by itself.
 */
const CALM_BASE = "calm_base";

/** Whether an exercise is begun from a calm base alone. Source: screen paper, sections 2.4 and 3. */
export function asksForCalm({ gates }: Pick<Exercise, "gates">): boolean {
  return gates.some(({ machine }) => machine?.gate === CALM_BASE);
}

/** What settles: work on regulation before all else, but nothing with touch or sexual work: that asks for calm itself. */
const settles = ({ lead, asksForCalm: asks, onlyNow }: LibraryEntry) =>
  lead === "regulation" && !asks && !onlyNow;

/** What could be put before it, the shortest first: free to be planned, and neither in the plan nor taken out for the couple. */
function shortestStep(library: readonly LibraryEntry[], taken: ReadonlySet<string>): LibraryEntry | null {
  const [first] = library
    .filter((entry) => settles(entry) && entry.locked === null && entry.care === null && entry.ask === null)
    .filter(({ slug }) => !taken.has(slug))
    .toSorted(
      (one, other) => one.minutes.typical - other.minutes.typical || (one.slug < other.slug ? -1 : 1),
    );
  return first ?? null;
}

/**
 * The planned items that need everybody settled first and have no such step before them, each with what to add; null
 * where nothing can be. It is a note: the plan is saved and made final all the same, as the papers stop nothing by it.
 * What is locked says its own reason instead. What the therapist hid for the couple, or left for later, is not added. `entryOf` knows of all
 * that may stand in a plan; only what is in the library is added.
 */
export function unsettled(
  items: readonly PlanItem[],
  library: readonly LibraryEntry[],
  outOfList: readonly string[] = [],
  entryOf = entryFor(library),
): ReadonlyMap<Id, LibraryEntry | null> {
  const inPlan = items.flatMap((item) => {
    const entry = item.state === "set_aside" ? null : entryOf(item);
    return entry ? [{ id: item.id, entry }] : [];
  });
  const firstStep = inPlan.findIndex(({ entry }) => settles(entry));
  const step = shortestStep(library, new Set([...inPlan.map(({ entry }) => entry.slug), ...outOfList]));
  return new Map(
    inPlan.flatMap(({ id, entry }, place) =>
      entry.asksForCalm && entry.locked === null && (firstStep < 0 || firstStep > place) ? [[id, step]] : [],
    ),
  );
}

/** Why a step belongs before it. Source: screen paper, section 3. */
export function settleLine(title: string, attendees: Attendees): string {
  const who = attendees === "both" ? "both partners" : attendees;
  return `${title} needs ${who} settled first. No regulation step comes before it.`;
}

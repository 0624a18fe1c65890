import type { Id } from "#lib/kernel/ids";
import { blockItem, inPhaseOrder, reviewItem } from "#lib/planning/rules";
import { partsOf, shareOut } from "#lib/planning/rules-frame";
import { LOOK_BACK, type OpenHomework, type PlanItem } from "#lib/planning/types";

/** Last time's homework as review items that share the given minutes, at least one each. */
function reviewItems(open: readonly OpenHomework[], minutes: number, makeId: () => Id): PlanItem[] {
  const shares = shareOut(
    Math.max(minutes, open.length),
    open.map(() => 1),
  );
  return open.map((homework, place) => reviewItem(homework, makeId(), shares[place] ?? 1));
}

/**
 * The suggested frame: the parts of a session scaled to its length, their minutes summing to it exactly.
 * Open homework takes the place and the minutes of the look back. Source: sessions paper, section 1.
 */
export function suggestedFrame(length: number, open: readonly OpenHomework[], makeId: () => Id): PlanItem[] {
  return partsOf(length).flatMap(({ part, minutes }) =>
    part.title === LOOK_BACK && open.length > 0
      ? reviewItems(open, minutes, makeId)
      : [blockItem(part.title, part.phase, minutes, makeId())],
  );
}

const BLANK_REVIEW = 5;

/** Nothing but last time's homework, five minutes each. */
export function blankFrame(open: readonly OpenHomework[], makeId: () => Id): PlanItem[] {
  return reviewItems(open, BLANK_REVIEW * open.length, makeId);
}

/** What becomes of an exercise of an earlier plan or a template. */
export type Fate = "planned" | "set_aside" | "left_out";

/**
 * Of an item and what a run swapped in for it, right below it, what was not set aside: the new one, or the old one
 * again where the swap was taken back. Where all of it was set aside, the last.
 */
function notReplaced(items: readonly PlanItem[]): PlanItem[] {
  const places: PlanItem[][] = [];
  for (const item of items) {
    const place = item.addedInRun ? places.at(-1) : undefined;
    if (place) place.push(item);
    else places.push([item]);
  }
  return places.flatMap((place) => {
    const left = place.filter(({ state }) => state !== "set_aside");
    return left.length > 0 ? left : place.slice(-1);
  });
}

/**
 * Structure and minutes of the last plan, with the homework that is open now. Decisions, ticks and the
 * minutes it really took stay behind; what was swapped in comes along as planned, in place of what it was taken
 * for. The order is that of the plan, whatever the run took first. What is not there any more is left out, and what may not go on now comes along set aside: it takes no time,
 * and says why.
 */
export function copiedFrame(
  last: readonly PlanItem[],
  open: readonly OpenHomework[],
  fateOf: (slug: string, version: number) => Fate,
  makeId: () => Id,
): PlanItem[] {
  const isLookingBack = (item: PlanItem) => item.kind === "review" || item.title === LOOK_BACK;
  const minutes = last.filter(isLookingBack).reduce((sum, item) => sum + item.minutes, 0);
  const looking =
    open.length > 0
      ? reviewItems(open, minutes || BLANK_REVIEW * open.length, makeId)
      : minutes > 0
        ? [blockItem(LOOK_BACK, "review", minutes, makeId())]
        : [];
  const rest = notReplaced(last)
    .filter((item) => !isLookingBack(item))
    .flatMap((item): PlanItem[] => {
      const { exerciseSlug: slug, exerciseVersion: version } = item;
      const fate = slug === null ? "planned" : fateOf(slug, version ?? 1);
      if (fate === "left_out") return [];
      const plain = { actualMinutes: null, addedInRun: false, leaveOut: false, runPlace: null };
      return [{ ...item, ...plain, id: makeId(), state: fate }];
    });
  return inPhaseOrder([...looking, ...rest]);
}

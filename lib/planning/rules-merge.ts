import { inPhaseOrder } from "#lib/planning/rules";
import type { PlanItem } from "#lib/planning/types";

const content = ({ phase, kind, title, minutes, disposition, state, exerciseSlug }: PlanItem) =>
  JSON.stringify([phase, kind, title, minutes, disposition, state, exerciseSlug]);
const same = (one: PlanItem | null, other: PlanItem | null) =>
  one === null || other === null ? one === other : content(one) === content(other);

/** One item that two hands changed in different ways; null where one of them took it out. */
export type Clash = {
  readonly id: string;
  readonly title: string;
  readonly mine: PlanItem | null;
  readonly theirs: PlanItem | null;
};
export type Choice = "mine" | "theirs" | "both";

export type Merge = {
  /** Both hands' changes joined; where they clash it holds mine, so that nothing typed is gone. */
  readonly items: readonly PlanItem[];
  readonly clashes: readonly Clash[];
};

const byId = (items: readonly PlanItem[]) => new Map(items.map((item) => [item.id, item]));

/** Homework is looked back on once, so two hands that each brought it in mean one item: that of the other list. */
function namedAs(theirs: readonly PlanItem[], list: readonly PlanItem[]): readonly PlanItem[] {
  const reviewed = new Map(
    theirs.flatMap(({ kind, assignmentId, id }) => (kind === "review" ? [[assignmentId, id] as const] : [])),
  );
  return list.map((item) => {
    const id = item.kind === "review" && item.assignmentId ? reviewed.get(item.assignmentId) : undefined;
    return id === undefined || id === item.id ? item : { ...item, id };
  });
}

/**
 * Joins two lists that were made from one: what only one hand changed, added or took out goes in as it is; what both
 * changed differently is a clash. Never drops a change on its own.
 */
export function mergePlans(
  shared: readonly PlanItem[],
  own: readonly PlanItem[],
  theirs: readonly PlanItem[],
): Merge {
  const [base, mine] = [namedAs(theirs, shared), namedAs(theirs, own)];
  const [was, my, their] = [byId(base), byId(mine), byId(theirs)];
  const clashes: Clash[] = [];
  const kept = new Map<string, PlanItem>();
  for (const id of new Set([...my.keys(), ...their.keys(), ...was.keys()])) {
    const [before, one, other] = [was.get(id) ?? null, my.get(id) ?? null, their.get(id) ?? null];
    const isMine = same(other, before);
    const item = same(one, other) || isMine ? one : same(one, before) ? other : (one ?? other);
    if (!same(one, other) && !isMine && !same(one, before))
      clashes.push({ id, title: (one ?? other ?? before)?.title ?? "", mine: one, theirs: other });
    if (item) kept.set(id, item);
  }
  return { items: inOrder(base, mine, theirs, kept), clashes };
}

/**
 * What one's own list and another were made from: the list that the server was known to hold, with every item of the other
 * that is as one sent it without hearing an answer. Ids are made once, so the server has taken that item from here, and
 * somebody may have gone on with it since.
 */
export function madeFrom(
  kept: readonly PlanItem[],
  unheard: readonly (readonly PlanItem[])[],
  theirs: readonly PlanItem[],
): readonly PlanItem[] {
  const isSent = (item: PlanItem) =>
    unheard.some((list) => list.some((one) => one.id === item.id && same(one, item)));
  const taken = byId(theirs.filter(isSent));
  const base = kept.map((item) => taken.get(item.id) ?? item);
  theirs.forEach((item, place) => {
    if (!taken.has(item.id) || base.some(({ id }) => id === item.id)) return;
    const before = theirs.slice(0, place).findLast(({ id }) => base.some((one) => one.id === id));
    base.splice(before ? base.findIndex(({ id }) => id === before.id) + 1 : 0, 0, item);
  });
  return base;
}

/** The order of whoever changed it, mine where both did; what only the other has follows what it follows there. */
function inOrder(
  base: readonly PlanItem[],
  mine: readonly PlanItem[],
  theirs: readonly PlanItem[],
  kept: ReadonlyMap<string, PlanItem>,
): readonly PlanItem[] {
  const common = (list: readonly PlanItem[], other: readonly PlanItem[]) => {
    const ids = new Set(other.map((item) => item.id));
    return list.flatMap((item) => (ids.has(item.id) ? [item.id] : [])).join();
  };
  const iMoved = common(mine, base) !== common(base, mine);
  const [first, second] =
    iMoved || common(theirs, base) === common(base, theirs) ? [mine, theirs] : [theirs, mine];
  const order = first.flatMap(({ id }) => (kept.has(id) ? [id] : []));
  second.forEach(({ id }, place) => {
    if (!kept.has(id) || order.includes(id)) return;
    const before = second.slice(0, place).findLast((item) => order.includes(item.id));
    order.splice(before ? order.indexOf(before.id) + 1 : 0, 0, id);
  });
  return inPhaseOrder(order.flatMap((id) => kept.get(id) ?? []));
}

/** The joined list as chosen, clash by clash. `both` keeps theirs and puts mine after it as an item of its own. */
export function settleClashes(
  { items, clashes }: Merge,
  choices: Readonly<Record<string, Choice>>,
  makeId: () => string,
): readonly PlanItem[] {
  return clashes.reduce<readonly PlanItem[]>((now, { id, mine, theirs }) => {
    const choice = choices[id] ?? "mine";
    if (choice === "mine") return mine ? now : now.filter((item) => item.id !== id);
    const put = (found: PlanItem): PlanItem[] => {
      if (choice === "theirs") return theirs ? [theirs] : [];
      if (!mine || !theirs) return [found];
      // Homework is looked back on once, so of it there is one.
      return mine.kind === "review" ? [mine] : [theirs, { ...mine, id: makeId() }];
    };
    return inPhaseOrder(now.flatMap((item) => (item.id === id ? put(item) : [item])));
  }, items);
}

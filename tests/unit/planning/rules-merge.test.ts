import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { removePlanItem, setMinutes, toggleAside } from "#lib/planning/rules";
import { mergePlans, settleClashes } from "#lib/planning/rules-merge";
import { movePlanItem } from "#lib/planning/rules-move";
import { changeSentence } from "#lib/planning/rules-versions";
import { PHASES, type PlanItem } from "#lib/planning/types";
import { item, items } from "./arbitrary-items";

const blocks = items.map((list) => list.map((one) => ({ ...one, kind: "block" as const })));
const step = fc.record({
  do: fc.constantFrom("move", "remove", "minutes", "aside", "add"),
  place: fc.nat(12),
  minutes: fc.integer({ min: 1, max: 90 }),
});
type Step = { do: string; place: number; minutes: number };

function act(
  list: readonly PlanItem[],
  { do: what, place, minutes }: Step,
  name: string,
): readonly PlanItem[] {
  const id = list[place % Math.max(1, list.length)]?.id ?? "";
  if (what === "move") return movePlanItem(list, id, place % 2 === 0 ? "up" : "down");
  if (what === "remove") return removePlanItem(list, id);
  if (what === "minutes") return setMinutes(list, id, minutes);
  if (what === "aside") return toggleAside(list, id);
  return [...list, item(`${name}-${place}`, { phase: "close" })];
}
const edited = (base: readonly PlanItem[], steps: readonly Step[], name: string) =>
  steps.reduce<readonly PlanItem[]>((now, one, at) => act(now, one, `${name}${at}`), base);
const ids = (list: readonly PlanItem[]) => list.map(({ id }) => id);
const steps = fc.array(step, { maxLength: 5 });

describe("joining two lists made from one", () => {
  it("is one's own where the other changed nothing, and the other way round", () => {
    fc.assert(
      fc.property(blocks, steps, (base, done) => {
        const mine = edited(base, done, "m");
        expect(mergePlans(base, mine, base)).toEqual({ items: mine, clashes: [] });
        expect(mergePlans(base, base, mine)).toEqual({ items: mine, clashes: [] });
        expect(mergePlans(base, mine, mine)).toEqual({ items: mine, clashes: [] });
      }),
    );
  });

  it("drops no change and doubles nothing, and asks about every item both changed", () => {
    fc.assert(
      fc.property(blocks, steps, steps, (base, mySteps, theirSteps) => {
        const [mine, theirs] = [edited(base, mySteps, "m"), edited(base, theirSteps, "t")];
        const { items: joined, clashes } = mergePlans(base, mine, theirs);
        expect(new Set(ids(joined)).size).toBe(joined.length);
        const ranks = joined.map(({ phase }) => PHASES.indexOf(phase));
        expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
        const clashing = new Set(clashes.map(({ id }) => id));
        const find = (list: readonly PlanItem[], id: string) => list.find((one) => one.id === id);
        for (const id of new Set([...ids(base), ...ids(mine), ...ids(theirs)])) {
          if (clashing.has(id)) continue;
          const [was, my, their, now] = [base, mine, theirs, joined].map((list) => find(list, id));
          const changed = [my, their].filter((one) => JSON.stringify(one) !== JSON.stringify(was));
          expect(now).toEqual(changed.length > 0 ? changed[0] : was);
        }
        for (const { id } of clashes) expect(find(mine, id)).not.toEqual(find(theirs, id));
      }),
    );
  });

  it("holds homework once that each hand brought into the review", () => {
    const review = (id: string, minutes = 5) =>
      item(id, { kind: "review", phase: "review", title: "Given", assignmentId: "given", minutes });
    const base = [item("a")];
    expect(mergePlans(base, [review("m"), ...base], [review("t"), ...base])).toEqual({
      items: [review("t"), ...base],
      clashes: [],
    });
    const merge = mergePlans(base, [review("m", 7), ...base], [review("t", 9), ...base]);
    expect(merge.clashes).toEqual([
      { id: "t", title: "Given", mine: { ...review("m", 7), id: "t" }, theirs: review("t", 9) },
    ]);
    for (const choice of ["mine", "theirs", "both"] as const)
      expect(ids(settleClashes(merge, { t: choice }, () => "new"))).toEqual(["t", "a"]);
  });

  it("is settled clash by clash: mine, theirs or both", () => {
    const base = [item("a"), item("b"), item("r", { kind: "review", phase: "core" })];
    const mine = [item("a", { minutes: 7 }), item("r", { kind: "review", minutes: 3 })];
    const theirs = [
      item("a", { minutes: 9 }),
      item("b", { minutes: 6 }),
      item("r", { kind: "review", minutes: 4 }),
    ];
    const merge = mergePlans(base, mine, theirs);
    expect(merge.clashes.map(({ id }) => id)).toEqual(["a", "r", "b"]);
    const settle = (choice: "mine" | "theirs" | "both") =>
      settleClashes(merge, { a: choice, b: choice, r: choice }, () => "new").map(
        ({ id, minutes }) => `${id} ${minutes}`,
      );
    expect(settle("mine").toSorted()).toEqual(["a 7", "r 3"]);
    expect(settle("theirs").toSorted()).toEqual(["a 9", "b 6", "r 4"]);
    expect(settle("both").toSorted()).toEqual(["a 9", "b 6", "new 7", "r 3"]);
  });
});

describe("what lies between two versions", () => {
  it("is said in a line", () => {
    const was = [item("a"), item("b"), item("c"), item("d")];
    expect(changeSentence(was, was)).toBe("No change");
    expect(changeSentence(was, [item("b"), item("c"), item("d"), item("a")])).toBe("Moved 1");
    expect(changeSentence(was, [item("a"), item("n"), item("b"), item("d")])).toBe("Added 1, removed 1");
    expect(changeSentence(was, [item("a", { state: "set_aside" }), item("b"), item("c"), item("d")])).toBe(
      "-5 min",
    );
    expect(
      changeSentence(was, [item("a", { phase: "review" }), item("b"), item("c"), item("d", { minutes: 9 })]),
    ).toBe("Moved 1, +4 min");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setMinutes } from "#lib/planning/rules";
import { applyChange, beginHistory, joinHistory, redo, undo } from "#lib/planning/rules-history";
import { mergePlans } from "#lib/planning/rules-merge";
import type { PlanItem } from "#lib/planning/types";
import { item } from "./arbitrary-items";

const ids = (list: readonly PlanItem[]) => list.map(({ id }) => id).toSorted();
const minutes = (list: readonly PlanItem[], id: string) => list.find((one) => one.id === id)?.minutes;

describe("taking back a step after another hand's list was joined", () => {
  it("takes back one's own work alone, and can be done again", () => {
    const base = [item("a"), item("b")];
    const mine = [...base, item("mine")];
    const theirs = [item("a"), item("b", { minutes: 9 }), item("theirs")];
    const joined = joinHistory(applyChange(beginHistory(base), mine), base, theirs);
    expect(ids(joined.items)).toEqual(["a", "b", "mine", "theirs"]);
    const back = undo(joined);
    expect(ids(back.items)).toEqual(["a", "b", "theirs"]);
    expect(minutes(back.items, "b")).toBe(9);
    expect(ids(redo(back).items)).toEqual(["a", "b", "mine", "theirs"]);
    const later = [...theirs, item("later")];
    expect(ids(redo(joinHistory(back, theirs, later)).items)).toEqual(["a", "b", "later", "mine", "theirs"]);
  });

  it("takes back what was saved before the other's list came", () => {
    const first = [item("a"), item("b")];
    const saved = [...first, item("mine")];
    const theirs = [...saved, item("theirs")];
    const joined = joinHistory(applyChange(beginHistory(first), saved), saved, theirs);
    expect(joined.items).toEqual(theirs);
    expect(ids(undo(joined).items)).toEqual(["a", "b", "theirs"]);
  });

  it("leaves what the other changed as the other has it, however many steps are taken back", () => {
    const change = fc.record({ place: fc.nat(3), to: fc.integer({ min: 10, max: 90 }) });
    const base = ["a", "b", "c", "d"].map((id) => item(id));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.array(change, { maxLength: 3 }), (mine, other) => {
        const edit = (list: readonly PlanItem[], { place, to }: { place: number; to: number }) =>
          setMinutes(list, base[place]?.id ?? "", to);
        const theirs = [...other.reduce(edit, base), item("theirs")];
        let history = mine.reduce((now, one) => applyChange(now, edit(now.items, one)), beginHistory(base));
        const { items } = mergePlans(base, history.items, theirs);
        history = joinHistory(history, base, theirs);
        expect(history.items).toEqual(items);
        for (let steps = history.past.length; steps > 0; steps -= 1) {
          history = undo(history);
          expect(ids(history.items)).toEqual(ids(theirs));
          for (const { id, minutes: long } of theirs)
            if (long !== minutes(base, id)) expect(minutes(history.items, id)).toBe(long);
        }
      }),
    );
  });
});

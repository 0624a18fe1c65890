import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noteFacts } from "#lib/notes/note-facts";
import { copiedFrame } from "#lib/planning/frames";
import { applyRunEvent, beginRun, runOf } from "#lib/planning/rules-run";
import { inDoneOrder } from "#lib/planning/rules-run-order";
import type { RunChange, RunEvent } from "#lib/planning/run-types";
import type { PlanItem, SessionFacts } from "#lib/planning/types";
import { item } from "./arbitrary-items";

const START = Date.parse("2026-11-03T14:00:00Z");
const MINUTE = 60_000;
const list = ["a", "b", "c", "d"].map((id) => item(id, { minutes: 10 }));

let made = 0;
function told(minute: number, change: RunChange, deviceId = "one"): RunEvent {
  made += 1;
  return { id: `e${made}`, deviceId, place: made, at: START + minute * MINUTE, ...change };
}
const now = (itemId: string): RunChange => ({ kind: "now", itemId });
const done = (itemId: string): RunChange => ({ kind: "done", itemId, minutes: null });
const aside = (itemId: string): RunChange => ({ kind: "set_aside", itemId, minutes: null });
const swap = (itemId: string, newItemId: string): RunChange => ({
  kind: "swap",
  itemId,
  newItemId,
  exerciseSlug: "pause-pact",
  exerciseVersion: 1,
  title: "Pause pact",
});
const idsOf = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id).join("");

describe("an item taken now", () => {
  it("is up at once, and what it interrupts comes next, undone, with the minutes it used", () => {
    const before = runOf(list, START, [told(4, now("c"))]);
    expect([idsOf(before), before.currentId, before.nextId]).toEqual(["cabd", "c", "a"]);
    expect(before.items.find(({ id }) => id === "a")).toMatchObject({
      state: "planned",
      actualMinutes: null,
      spent: 4 * MINUTE,
    });
    const after = runOf(list, START, [told(4, now("c")), told(11, done("c")), told(17, done("a"))]);
    expect(after.items.map(({ id, actualMinutes }) => [id, actualMinutes])).toEqual([
      ["c", 7],
      ["a", 10],
      ["b", null],
      ["d", null],
    ]);
    expect(after.planned.join("")).toBe("abcd");
  });

  it("comes back from what was set aside or done, and goes on with the minutes it had", () => {
    const events = [told(3, done("a")), told(5, aside("c")), told(6, now("c")), told(8, now("a"))];
    const state = runOf(list, START, [...events, told(10, done("a"))]);
    expect(idsOf(state)).toBe("acbd");
    expect(state.items[0]).toMatchObject({ state: "done", actualMinutes: 5 });
    expect([state.currentId, state.nextId]).toEqual(["c", "b"]);
  });

  it("comes last where nothing is up, and does nothing where it is up, unknown, or the run is over", () => {
    const all = list.map(({ id }, place) => told(place + 1, done(id)));
    const again = runOf(list, START, [...all, told(9, now("b"))]);
    expect([idsOf(again), again.currentId]).toEqual(["acdb", "b"]);
    for (const id of ["a", "gone"]) expect(idsOf(runOf(list, START, [told(2, now(id))]))).toBe("abcd");
    const over = [told(2, { kind: "end" }), told(3, aside("c")), told(4, now("c"))];
    expect(runOf(list, START, over).items.map(({ state }) => state)).toEqual([
      "planned",
      "planned",
      "set_aside",
      "planned",
    ]);
  });

  it("takes no time while the clock stands", () => {
    const state = runOf(list, START, [told(2, { kind: "pause" }), told(5, now("d")), told(9, done("d"))]);
    expect(state.items.find(({ id }) => id === "d")?.spent).toBe(0);
    expect(state.isPaused).toBe(true);
  });

  it("keeps what was swapped in after what it was taken for, in the plan and in the run", () => {
    const state = runOf(list, START, [told(1, now("c")), told(2, swap("c", "n")), told(3, now("b"))]);
    expect([idsOf(state), state.planned.join("")]).toEqual(["cbnad", "abcnd"]);
    expect(state.currentId).toBe("b");
  });

  it("holds for any run: it is up, the others keep their order, and not a moment is lost", () => {
    const change = fc.constantFrom("a", "b", "c", "d", "n").chain((id) =>
      fc.constantFrom<RunChange>(
        now(id),
        done(id),
        aside(id),
        { kind: "planned_again", itemId: id },
        swap(id, "n"),
        { kind: "pause" },
        { kind: "go_on" },
        {
          kind: "safety_on",
        },
      ),
    );
    const run = fc.array(fc.tuple(change, fc.integer({ min: 0, max: 90 })), { maxLength: 16 });
    fc.assert(
      fc.property(run, fc.constantFrom("a", "b", "c", "d"), (moments, id) => {
        const events = moments
          .toSorted(([, one], [, other]) => one - other)
          .map(([one, at]) => told(at, one));
        const before = runOf(list, START, events);
        const at = before.countedTo;
        const after = applyRunEvent(before, told((at - START) / MINUTE, now(id)), at);
        const rest = (state: typeof before) => state.items.filter((one) => one.id !== id);
        expect(after.currentId).toBe(id);
        expect(rest(after)).toEqual(rest(before));
        expect(after.planned).toEqual(before.planned);
        expect(after.items.map(({ spent }) => spent).toSorted()).toEqual(
          before.items.map(({ spent }) => spent).toSorted(),
        );
        if (before.currentId !== id) expect(after.nextId).toBe(before.currentId);
        // The server writes the plan's order and begins anew from it each time: that changes nothing.
        const byId = new Map(after.items.map((one) => [one.id, one]));
        const kept = after.planned.flatMap((one) => byId.get(one) ?? []);
        expect(runOf(kept, START, events)).toEqual(before);
      }),
    );
  });

  it("is safe from a newer device: what is not known changes nothing", () => {
    const first = told(2, done("a"));
    const strange = told(4, { kind: "from_tomorrow", itemId: "c" } as unknown as RunChange);
    const state = runOf(list, START, [first, strange, told(6, done("b"))]);
    expect(state.items.map((one) => one.actualMinutes)).toEqual([2, 4, null, null]);
    expect(applyRunEvent(beginRun(list, START), strange, strange.at).countedTo).toBe(strange.at);
  });
});

const ran = (order: string): PlanItem[] =>
  list.map((one) => ({ ...one, state: "done", runPlace: order.indexOf(one.id) + 1 }));

describe("the order of the plan and that of the run", () => {
  it("are both told, with the place the plan had for whatever stands elsewhere", () => {
    expect(inDoneOrder(ran("acdb")).map((one) => [one.item.id, one.planned, one.isMoved])).toEqual([
      ["a", 1, false],
      ["c", 3, true],
      ["d", 4, true],
      ["b", 2, true],
    ]);
    const { items } = runOf(list, START, [
      told(2, done("a")),
      told(3, aside("b")),
      told(4, done("c")),
      told(5, now("b")),
    ]);
    const kept = list.map((one) => ({ ...one, runPlace: items.findIndex(({ id }) => id === one.id) + 1 }));
    const moved = inDoneOrder(kept).filter(({ isMoved }) => isMoved);
    expect(moved.map((one) => [one.item.id, one.planned])).toEqual([
      ["c", 3],
      ["b", 2],
    ]);
    const asPlanned = inDoneOrder(list.map((one) => ({ ...one, runPlace: null })));
    expect(asPlanned.map(({ item: { id }, isMoved }) => [id, isMoved])).toEqual(
      list.map(({ id }) => [id, false]),
    );
  });

  it("stand in the note as done, and in a copy as planned", () => {
    const session = { startsAt: new Date(START), startedAt: new Date(START), zone: "UTC" } as SessionFacts;
    const nothing = { homework: [], next: null, changes: [], measures: [], givenTo: new Map() };
    expect(noteFacts({ session, items: ran("dabc"), ...nothing }).work).toMatch(
      /^Done: Item d .*; Item a .*; Item b .*; Item c /,
    );
    const ids = ["n1", "n2", "n3", "n4"];
    const copy = copiedFrame(
      ran("dabc"),
      [],
      () => "planned",
      () => ids.shift() ?? "",
    );
    expect(copy.map(({ title, runPlace }) => [title, runPlace])).toEqual(
      list.map(({ title }) => [title, null]),
    );
  });
});

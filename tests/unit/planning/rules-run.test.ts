import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  beginRun,
  countTo,
  easiestToSetAside,
  inRunOrder,
  minutesLeft,
  paceLine,
  paceOf,
  runOf,
  shorten,
} from "#lib/planning/rules-run";
import type { RunChange, RunEvent } from "#lib/planning/run-types";
import { item } from "./arbitrary-items";

const START = Date.parse("2026-11-03T14:00:00Z");
const MINUTE = 60_000;
const list = [
  item("a", { minutes: 10, phase: "arrive" }),
  item("r", { minutes: 8, kind: "review", phase: "review" }),
  item("b", { minutes: 20 }),
  item("c", { minutes: 12, phase: "close" }),
];

let made = 0;
/** One event of one device, so many minutes into the run. */
function told(minute: number, change: RunChange, deviceId = "one", place?: number): RunEvent {
  made += 1;
  return { id: `e${made}`, deviceId, place: place ?? made, at: START + minute * MINUTE, ...change };
}
const done = (itemId: string, minutes: number | null = null): RunChange => ({
  kind: "done",
  itemId,
  minutes,
});
const aside = (itemId: string): RunChange => ({ kind: "set_aside", itemId, minutes: null });
const swap = (itemId: string, newItemId: string): RunChange => ({
  kind: "swap",
  itemId,
  newItemId,
  exerciseSlug: "pause-pact",
  exerciseVersion: 1,
  title: "Pause pact",
});
const outcomes = (events: readonly RunEvent[]) =>
  runOf(list, START, events).items.map(({ id, state, actualMinutes }) => [id, state, actualMinutes]);

describe("a run told by its events", () => {
  it("begins with everything planned, whatever was written into the plan since", () => {
    const stale = list.map((one) => ({ ...one, state: "done" as const, actualMinutes: 3 }));
    const state = beginRun([...stale, item("x", { addedInRun: true })], START);
    expect(state.items.map(({ id, state: is }) => [id, is])).toEqual([
      ["a", "planned"],
      ["r", "planned"],
      ["b", "planned"],
      ["c", "planned"],
    ]);
    expect([state.currentId, state.nextId]).toEqual(["a", "r"]);
  });

  it("counts the minutes of what is up, not those of a pause or of the safety agenda", () => {
    const events = [
      told(4, { kind: "pause" }),
      told(9, { kind: "go_on" }),
      told(11, { kind: "safety_on" }),
      told(21, { kind: "safety_off" }),
      told(23, done("a")),
      told(30, done("r", 6)),
    ];
    expect(outcomes(events)).toEqual([
      ["a", "done", 8],
      ["r", "done", 6],
      ["b", "planned", null],
      ["c", "planned", null],
    ]);
  });

  it("sets aside, takes back and goes on where it was", () => {
    const events = [told(5, aside("a")), told(6, { kind: "planned_again", itemId: "a" }), told(8, done("a"))];
    const state = runOf(list, START, events);
    expect(state.items[0]).toMatchObject({ state: "done", actualMinutes: 7 });
    expect(state.currentId).toBe("r");
  });

  it("puts what is swapped in after what it takes the place of, with its room", () => {
    const longer: RunChange = { kind: "minutes", itemId: "b", minutes: 5 };
    const state = runOf(list, START, [told(1, longer), told(2, swap("b", "n")), told(3, swap("r", "m"))]);
    expect(state.items.map(({ id }) => id)).toEqual(["a", "r", "b", "n", "c"]);
    expect(state.items[2]).toMatchObject({ state: "set_aside", minutes: 20, actualMinutes: null });
    expect(state.items[3]).toMatchObject({
      state: "planned",
      kind: "exercise",
      title: "Pause pact",
      minutes: 25,
      phase: "core",
      addedInRun: true,
    });
  });

  it("leaves a swap that was refused out, and all that speaks of it", () => {
    const kept = [
      { ...told(2, swap("b", "n")), isRefused: true },
      { ...told(3, done("n")), isRefused: false },
    ];
    expect(runOf(list, START, kept).items.map(({ id, state }) => [id, state])).toEqual([
      ["a", "planned"],
      ["r", "planned"],
      ["b", "planned"],
      ["c", "planned"],
    ]);
  });

  it("keeps the planned minutes while the room changes, within what an item can take", () => {
    const change = (minutes: number): RunChange => ({ kind: "minutes", itemId: "a", minutes });
    expect(runOf(list, START, [told(1, change(5))]).items[0]).toMatchObject({ minutes: 10, room: 15 });
    expect(runOf(list, START, [told(1, change(-90))]).items[0]).toMatchObject({ minutes: 10, room: 1 });
  });

  it("ends once, and what is recorded after takes no more time", () => {
    const events = [told(40, { kind: "end" }), told(50, { kind: "end" }), told(52, done("a"))];
    const state = runOf(list, START, events);
    expect(state.endedAt).toBe(START + 40 * MINUTE);
    expect(state.items[0]).toMatchObject({ state: "done", actualMinutes: 40 });
  });

  it("lets the later of two devices have the last word", () => {
    const tablet = told(12, done("a"), "tablet", 1);
    const laptop = told(14, aside("a"), "laptop", 1);
    expect(outcomes([laptop, tablet])[0]).toEqual(["a", "set_aside", 12]);
  });
});

describe("the order of a run", () => {
  it("keeps a device's own order when its clock is set back", () => {
    const events = [
      told(30, aside("a"), "one", 1),
      told(10, { kind: "planned_again", itemId: "a" }, "one", 2),
    ];
    expect(inRunOrder(events).map(({ event, at }) => [event.place, (at - START) / MINUTE])).toEqual([
      [1, 30],
      [2, 30],
    ]);
    expect(outcomes(events.toReversed())[0]).toEqual(["a", "planned", null]);
  });

  const change: fc.Arbitrary<RunChange> = fc.oneof(
    fc
      .constantFrom("a", "r", "b", "c", "n", "m", "gone")
      .chain((itemId) =>
        fc.constantFrom<RunChange>(
          done(itemId),
          done(itemId, 4),
          aside(itemId),
          { kind: "planned_again", itemId },
          { kind: "now", itemId },
          { kind: "minutes", itemId, minutes: 5 },
          { kind: "minutes", itemId, minutes: -7 },
          { kind: "note", itemId, tag: "quote" },
          swap(itemId, "n"),
          swap(itemId, "m"),
        ),
      ),
    fc.constantFrom<RunChange>(
      { kind: "pause" },
      { kind: "go_on" },
      { kind: "safety_on" },
      { kind: "safety_off" },
      { kind: "end" },
    ),
  );
  const device = (deviceId: string) =>
    fc
      .array(fc.tuple(change, fc.integer({ min: -5, max: 90 })), { maxLength: 14 })
      .map((moments) => moments.map(([one, minute], at) => told(minute, one, deviceId, at + 1)));

  it("does not depend on how two devices are heard: batches shuffled, cut, repeated", () => {
    fc.assert(
      fc.property(
        device("laptop"),
        device("tablet"),
        fc.array(fc.nat(), { maxLength: 60 }),
        fc.infiniteStream(fc.nat()),
        (one, two, again, draws) => {
          const all = [...one, ...two];
          const repeated = [...all, ...again.flatMap((at) => all[at % Math.max(1, all.length)] ?? [])];
          const heard: RunEvent[] = [];
          let state = runOf(list, START, []);
          // Each draw is a batch that comes in; the server works the run out anew from all it has.
          while (repeated.length > 0) {
            const at = (draws.next().value ?? 0) % repeated.length;
            const batch = repeated.splice(at, 1 + (at % 3));
            heard.push(...batch.filter(({ id }) => !heard.some((kept) => kept.id === id)));
            state = runOf(list, START, heard);
          }
          expect(state).toEqual(runOf(list, START, all));
          expect(new Set(state.items.map(({ id }) => id)).size).toBe(state.items.length);
          expect(state.items.map(({ id }) => id).toSorted()).toEqual(state.planned.toSorted());
          expect(state.items.filter(({ addedInRun }) => addedInRun).length).toBeLessThanOrEqual(2);
          const spent = state.items.reduce((sum, one_) => sum + one_.spent, 0);
          expect(spent).toBeLessThanOrEqual(Math.max(0, state.countedTo - START));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("time in a run", () => {
  it("is left in whole minutes", () => {
    const state = countTo(beginRun(list, START), START + 3 * MINUTE + 10_000);
    const [a] = state.items;
    expect(a && minutesLeft(a)).toBe(7);
    expect(paceOf(state, START, 50)).toEqual({ left: 47, planned: 47, isBehind: false });
    expect(paceLine({ left: 1, planned: 3, isBehind: false })).toBe("1 minute left, 3 planned");
  });

  it("is called short from three minutes on, and help takes off just that much", () => {
    const late = countTo(beginRun(list, START), START + 14 * MINUTE);
    // Item a ran over by four minutes; 40 are planned and 36 are left.
    const pace = paceOf(late, START, 50);
    expect(pace).toEqual({ left: 36, planned: 40, isBehind: true });
    expect(shorten(late, pace, { b: 18 })).toEqual([
      { itemId: "b", minutes: -2 },
      { itemId: "c", minutes: -2 },
    ]);
    expect(easiestToSetAside(late)?.id).toBe("b");
    expect(paceOf(late, START, 52).isBehind).toBe(false);
  });

  it("never shortens below the least, nor below what is used already", () => {
    const late = countTo(beginRun(list, START), START + 9 * MINUTE);
    const all = shorten(late, { left: 0, planned: 50, isBehind: true }, {});
    expect(all).toEqual([
      { itemId: "b", minutes: -17 },
      { itemId: "c", minutes: -9 },
      { itemId: "a", minutes: -1 },
      { itemId: "r", minutes: -5 },
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sevenDayLoopLog } from "#lib/exercises/catalogue/seven-day-loop-log";
import { DAY_PARTS, nameInEntry } from "#lib/exercises/entries";
import type { Answers, AnswerValue } from "#lib/exercises/types";
import { EPISODES_A_DAY } from "#lib/formulation/constants";
import {
  episodesOfLog,
  hasLoopRoomOn,
  LOOP_LOG,
  loopsMadeBy,
  loopsOn,
  placedInDay,
} from "#lib/formulation/rules-log";

const { fields } = sevenDayLoopLog;
const MONDAY = "2026-11-23";
const TUESDAY = "2026-11-24";

/** An entry of the log with its stamp. */
const entry = (number: number, answers: Record<string, AnswerValue>, stamp = `${MONDAY} evening`): Answers =>
  Object.fromEntries(
    Object.entries({ day: stamp, ...answers }).map(([name, value]) => [nameInEntry(name, number), value]),
  );
const loop = (number: number, answers: Record<string, AnswerValue> = {}, stamp?: string) =>
  entry(number, { log_kind: "loop", ...answers }, stamp);

describe("the entries of a log that are episodes", () => {
  it("are those that felt the pull and say one thing more, on the day and part of day they were begun on", () => {
    const answers = {
      ...loop(1, { trigger_kind: "distance", belief: "I am too much", relief_now: 8 }),
      ...entry(2, { log_kind: "none_today", response_given: "gave_in" }),
      ...loop(3),
      ...loop(4, { real_need: "To be held" }, `${TUESDAY} night`),
      repeat_seen: "I ask at night",
    };
    expect(episodesOfLog(fields, answers)).toEqual([
      {
        entry: 1,
        day: MONDAY,
        part: "evening",
        answers: { trigger_kind: "distance", belief: "I am too much", relief_now: 8 },
        later: {},
      },
      { entry: 4, day: TUESDAY, part: "night", answers: { real_need: "To be held" }, later: {} },
    ]);
  });

  it("bring what the log asked later, each kind only where something of it was told", () => {
    const told = (answers: Record<string, AnswerValue>) =>
      episodesOfLog(fields, loop(1, { relief_now: 8, ...answers }))[0]?.later;
    expect(told({})).toEqual({});
    expect(told({ relief_24h: 0 })).toEqual({ next_day: { relief_24h: 0 } });
    expect(told({ tension_2d: 6, cost_note: "A cold evening" })).toEqual({
      two_days: { tension_2d: 6, cost_note: "A cold evening" },
    });
  });

  it("are none where only what came later was told, or where no day was kept", () => {
    expect(episodesOfLog(fields, loop(1, { relief_24h: 2 }))).toEqual([]);
    expect(episodesOfLog(fields, { "log_kind.1": "loop", "relief_now.1": 3 })).toEqual([]);
    expect(episodesOfLog(fields, loop(1, { relief_now: 3 }, "some day"))).toEqual([]);
  });

  it("leave out what a field keeps for the writer alone", () => {
    const mine = fields.map((field) =>
      ["belief", "cost_note"].includes(field.name) ? { ...field, visibility: "me" as const } : field,
    );
    const answers = loop(1, { belief: "Mine", relief_now: 4, cost_note: "Mine too", tension_2d: 7 });
    expect(episodesOfLog(mine, answers)).toMatchObject([
      { answers: { relief_now: 4 }, later: { two_days: { tension_2d: 7 } } },
    ]);
    expect(JSON.stringify(episodesOfLog(mine, answers))).not.toContain("Mine");
    expect(episodesOfLog(mine, loop(1, { belief: "Mine" }))).toEqual([]);
  });

  it("never hold an answer that the entry does not, whatever is in the log", () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.string({ maxLength: 8 }));
    const own = fc.dictionary(fc.constantFrom(...fields.map(({ name }) => name)), value);
    const stamp = fc
      .tuple(fc.constantFrom(MONDAY, TUESDAY), fc.constantFrom(...DAY_PARTS))
      .map(([day, part]) => `${day} ${part}`);
    const kind = fc.constantFrom("loop", "none_today");
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, own, stamp), { maxLength: 21 }), (entries) => {
        const answers: Answers = Object.assign(
          {},
          ...entries.map(([log_kind, one, when], place) => entry(place + 1, { ...one, log_kind }, when)),
        );
        const found = episodesOfLog(fields, answers);
        expect(new Set(found.map((one) => one.entry)).size).toBe(found.length);
        for (const one of found) {
          const [log_kind, given, when] = entries[one.entry - 1] ?? [];
          expect([log_kind, `${one.day} ${one.part}`]).toEqual(["loop", when]);
          for (const told of [one.answers, ...Object.values(one.later)])
            expect(given).toMatchObject({ ...told });
        }
        for (const day of [MONDAY, TUESDAY])
          expect(found.filter((one) => one.day === day).length).toBeLessThanOrEqual(loopsOn(answers, day));
      }),
    );
  });

  it("are of the log that is in the catalogue", () => expect(LOOP_LOG).toBe(sevenDayLoopLog.slug));
});

describe("three of a day", () => {
  it("are counted over the log and all other places, each day for itself", () => {
    const log = {
      ...loop(1),
      ...loop(2),
      ...entry(3, { log_kind: "none_today" }),
      ...loop(4, {}, `${TUESDAY} morning`),
    };
    expect([loopsOn(log, MONDAY), loopsOn(log, TUESDAY)]).toEqual([2, 1]);
    expect(hasLoopRoomOn(log, MONDAY, {})).toBe(true);
    expect(hasLoopRoomOn(log, MONDAY, { [TUESDAY]: 3 })).toBe(true);
    expect(hasLoopRoomOn(log, MONDAY, { [MONDAY]: 1 })).toBe(false);
    expect(hasLoopRoomOn(log, TUESDAY, { [TUESDAY]: 1 })).toBe(true);
  });

  it("are asked of an entry that becomes a loop, on its own day, and of no other change", () => {
    const log = { ...entry(1, { log_kind: "none_today" }), ...loop(2) };
    const made = (change: Record<string, AnswerValue | null>) => loopsMadeBy(log, change, TUESDAY);
    expect(made({ "log_kind.1": "loop" })).toEqual([{ name: "log_kind.1", day: MONDAY }]);
    expect(made({ "log_kind.3": "loop" })).toEqual([{ name: "log_kind.3", day: TUESDAY }]);
    expect(made({ "log_kind.2": "loop", "log_kind.1": null, "belief.3": "loop" })).toEqual([]);
  });

  it("give each a place after those that are there, and leave out what finds its day full", () => {
    const of = (...days: string[]) => days.map((day, index) => ({ day, index }));
    expect(placedInDay(of(MONDAY, TUESDAY, MONDAY), { [MONDAY]: 1 })).toEqual([
      { day: MONDAY, index: 0, place: 2 },
      { day: TUESDAY, index: 1, place: 1 },
      { day: MONDAY, index: 2, place: 3 },
    ]);
    expect(placedInDay(of(MONDAY, MONDAY, TUESDAY), { [MONDAY]: 2 })).toEqual([
      { day: MONDAY, index: 0, place: 3 },
      { day: TUESDAY, index: 2, place: 1 },
    ]);
  });

  it("are never more than three, with no place taken twice", () => {
    const day = fc.constantFrom("a", "b", "c");
    const there = fc.dictionary(day, fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 21 }), there, (days, before) => {
        const placed = placedInDay(
          days.map((one) => ({ day: one })),
          before,
        );
        expect(new Set(placed.map((one) => `${one.day}${one.place}`)).size).toBe(placed.length);
        for (const one of placed) {
          expect(one.place).toBeGreaterThan(before[one.day] ?? 0);
          expect(one.place).toBeLessThanOrEqual(EPISODES_A_DAY);
        }
        for (const one of new Set(days)) {
          const wanted = days.filter((other) => other === one).length;
          expect(placed.filter((other) => other.day === one)).toHaveLength(
            Math.min(wanted, EPISODES_A_DAY - (before[one] ?? 0)),
          );
        }
      }),
    );
  });
});

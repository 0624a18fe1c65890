import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAfter } from "#lib/couples/days";
import { LOOP_FIELDS } from "#lib/exercises/catalogue/loop-fields";
import {
  feelingBits,
  feelingsIn,
  moveBits,
  movesIn,
  partNumber,
  partOf,
  QUESTIONS,
} from "#lib/formulation/episode-choices";
import { byWeek, cutAtDay, firstShownDay, isDay, mondayOf } from "#lib/formulation/rules-lanes";

const optionsOf = (name: string) => {
  const field = LOOP_FIELDS.find((one) => one.name === name);
  return field && "options" in field ? field.options.map(({ value }) => value) : [];
};

describe("picks as bits", () => {
  // The place of a choice is the place of its bit in what is stored: a new one comes at the end.
  it("keep their places", () => {
    expect(optionsOf("feelings")).toEqual("scared ashamed lonely angry sad guilty numb jealous".split(" "));
    expect(optionsOf("move")).toEqual(
      "asked_praise fished asked_ok started_sex offered_sex asked_touch checked_again sorry_again over_gave show quiet_to_be_chased".split(
        " ",
      ),
    );
    expect(feelingBits(["scared", "jealous"])).toBe(1 + 128);
    expect(moveBits(["checked_again"])).toBe(64);
    expect(feelingBits([])).toBeNull();
    expect((["morning", "afternoon", "evening", "night"] as const).map(partNumber)).toEqual([1, 2, 3, 4]);
    expect([1, 2, 3, 4].map(partOf)).toEqual(["morning", "afternoon", "evening", "night"]);
  });

  it("come back as they went in, in the order of the list", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(optionsOf("move")), (picked) => {
        expect(new Set(movesIn(moveBits(picked)))).toEqual(new Set(picked));
      }),
    );
    expect(feelingsIn(feelingBits(["jealous", "scared"]))).toEqual(["scared", "jealous"]);
  });
});

describe("the questions of an episode", () => {
  it("are those of the log, for the writer and the therapist alone", () => {
    const all = Object.values(QUESTIONS).flat();
    expect(all.map(({ name }) => name)).toEqual(
      LOOP_FIELDS.filter(({ step, asked }) => step > 1 && asked === undefined)
        .map(({ name }) => name)
        .sort(
          (one, other) =>
            all.findIndex(({ name }) => name === one) - all.findIndex(({ name }) => name === other),
        ),
    );
    expect(new Set(all.map(({ visibility }) => visibility))).toEqual(new Set(["therapist"]));
  });
});

const MOST = 6;
/** Days as a lane holds them, newest first; at most five of a day, which is less than a page reads. */
const lane = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 5 })), { maxLength: 12 })
  .map((days) => [...new Map(days)].flatMap(([day, times]) => Array(times).fill(dayAfter("2026-01-01", day))))
  .map((days) =>
    days
      .sort()
      .reverse()
      .map((day: string, place) => ({ day, key: `${day} ${place}` })),
  );

describe("a page of lanes", () => {
  it("shows every row once, in whole days, and ends", () => {
    fc.assert(
      fc.property(lane, lane, (one, two) => {
        const shown: string[] = [];
        let before: string | null = null;
        for (let pages = 0; pages < 100; pages += 1) {
          const from: string | null = before;
          const lists = [one, two].map((list) =>
            list.filter(({ day }) => from === null || day < from).slice(0, MOST),
          );
          const cut = cutAtDay(lists, MOST);
          const page = lists.flat().filter(cut.isShown);
          shown.push(...page.map(({ key, day }) => `${key} ${lists[0]?.some((row) => row.day === day)}`));
          if (cut.before === null) break;
          expect(from === null || cut.before < from).toBe(true);
          before = cut.before;
        }
        expect(shown).toHaveLength(one.length + two.length);
      }),
    );
  });

  it("is all there is where no list is full", () => {
    const cut = cutAtDay([[{ day: "2026-11-03" }], []], MOST);
    expect(cut.before).toBeNull();
    expect(cut.isShown({ day: "1999-01-01" })).toBe(true);
  });
});

describe("weeks", () => {
  it("begin on Monday, the newest first", () => {
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
    expect(byWeek([{ day: "2026-11-10" }, { day: "2026-11-23" }, { day: "2026-11-09" }])).toEqual([
      { monday: "2026-11-23", items: [{ day: "2026-11-23" }] },
      { monday: "2026-11-09", items: [{ day: "2026-11-10" }, { day: "2026-11-09" }] },
    ]);
  });

  it("know a day that there is from one there is not", () => {
    for (const day of ["2026-11-03", "2028-02-29"]) expect(isDay(day)).toBe(true);
    for (const day of ["", "2026-02-30", "2026-13-01", "2026-1-1", "x", "2026-11-03T00:00:00Z"])
      expect([day, isDay(day)]).toEqual([day, false]);
  });
});

describe("the weeks that are drawn", () => {
  it("are eight with the one that runs, and begin on a Monday", () => {
    expect(firstShownDay("2026-11-24")).toBe("2026-10-05");
    expect(firstShownDay("2026-11-23")).toBe("2026-10-05");
    expect(firstShownDay("2026-11-22")).toBe("2026-09-28");
  });
});

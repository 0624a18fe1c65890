import { describe, expect, it } from "vitest";
import { answersSchema } from "#lib/exercises/answers-schema";
import { questionsOf } from "#lib/exercises/rules";
import type { Field } from "#lib/exercises/types";
import { weekExercise } from "#tests/support/week-exercise";

const base = { why: "It helps.", visibility: "therapist", required: false, step: 1 } as const;
const options = ["kind", "honest", "play", "rest"].map((value) => ({ value, label: value }));
const piles = ["very", "not"].map((value) => ({ value, label: value }));

const FIELDS: readonly Field[] = [
  { ...base, type: "lines", name: "lines", label: "Lines", max: 3 },
  { ...base, type: "rank", name: "rank", label: "Rank", options, max: 2 },
  { ...base, type: "sort", name: "sort", label: "Sort", options, piles },
  { ...base, type: "dates", name: "dates", label: "Days", max: 2 },
  { ...base, type: "pacer", name: "pacer", label: "Breath", minutes: 3, inSeconds: 4, outSeconds: 6 },
  { ...base, type: "short", name: "short", label: "Short" },
  { ...base, type: "long", name: "long", label: "Long" },
];
const schema = answersSchema({ fields: FIELDS });
const takes = (answers: object) => schema.safeParse(answers).success;
const says = (answers: object) => schema.safeParse(answers).error?.issues[0]?.message;

describe("lines", () => {
  it("take some short texts, each of one line", () => {
    for (const lines of [[], ["one"], ["one", "one", "two"], ["x".repeat(140)]])
      expect(takes({ lines })).toBe(true);
    expect(says({ lines: ["x".repeat(141)] })).toBe("Please keep each one to 140 characters.");
    expect(says({ lines: ["a", "b", "c", "d"] })).toBe("Please write 3 at most.");
    expect(says({ lines: ["a", " "] })).toBe("Please leave out empty lines.");
    expect(says({ lines: ["a\nb"] })).toBe("Please keep each one to a single line.");
    for (const lines of ["one", 1, [1], [null], { 0: "a" }, [["a"]]]) expect(takes({ lines })).toBe(false);
  });
});

describe("an order", () => {
  it("takes options, each once, up to its places", () => {
    expect(takes({ rank: ["rest", "kind"] })).toBe(true);
    expect(schema.parse({ rank: ["rest", "kind"] })).toEqual({ rank: ["rest", "kind"] });
    expect(says({ rank: ["rest", "rest"] })).toBe("Please choose each one only once.");
    expect(says({ rank: ["rest", "kind", "play"] })).toBe("Please choose 2 at most.");
    for (const rank of [["constructor"], ["Kind"], [""], "rest", 1]) expect(takes({ rank })).toBe(false);
  });
});

describe("cards on piles", () => {
  it("take each card on one pile, of this question's own", () => {
    expect(takes({ sort: ["kind=very", "rest=not"] })).toBe(true);
    expect(says({ sort: ["kind=very", "kind=not"] })).toBe("Please put each card on one pile only.");
    for (const one of [
      "money=very",
      "kind=maybe",
      "kind",
      "kind=",
      "=very",
      "kind=very=not",
      "__proto__=very",
    ]) {
      expect(says({ sort: [one] })).toBe("Please choose from the list.");
    }
    for (const sort of ["kind=very", [1], { kind: "very" }]) expect(takes({ sort })).toBe(false);
  });
});

describe("days", () => {
  it("take real days, each once", () => {
    expect(takes({ dates: ["2026-02-28", "2028-02-29"] })).toBe(true);
    for (const one of [
      "2026-02-30",
      "2026-13-01",
      "26-01-01",
      "2026-1-1",
      "tomorrow",
      "",
      "2026-01-01T10:00",
    ]) {
      expect(says({ dates: [one] })).toBe("Please choose a day.");
    }
    expect(says({ dates: ["2026-02-01", "2026-02-01"] })).toBe("Please choose each day only once.");
    expect(takes({ dates: ["2026-02-01", "2026-02-02", "2026-02-03"] })).toBe(false);
    expect(takes({ dates: [20260201] })).toBe(false);
  });
});

describe("time", () => {
  it("takes whole seconds of one day at most", () => {
    for (const pacer of [0, 1, 86_400]) expect(takes({ pacer })).toBe(true);
    for (const pacer of [-1, 1.5, 86_401, "60", Number.NaN, Number.POSITIVE_INFINITY, null, [60]]) {
      expect(takes({ pacer })).toBe(false);
    }
  });
});

describe("text", () => {
  const KEPT = [
    "🌊 👩🏽‍🤝‍👩🏻",
    "שלום עולם",
    "مرحبا \u200Fيا\u200E",
    "e\u0301 Z\u0351",
    "one\ttwo",
    "東京",
    "\u200fright",
  ];
  it.each(KEPT)("keeps %j as it is", (text) => {
    expect(schema.parse({ short: text, long: text, lines: [text] })).toEqual({
      short: text,
      long: text,
      lines: [text],
    });
  });

  it("keeps line ends where there is room for them", () => {
    expect(takes({ long: "one\r\ntwo\n\nthree" })).toBe(true);
  });

  it.each(["\u0000", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u2067right\u2069"])(
    "refuses %j, which nobody sees",
    (text) => {
      for (const answers of [{ short: `a${text}` }, { long: `${text}b` }, { lines: [`c${text}`] }]) {
        expect(takes(answers)).toBe(false);
      }
    },
  );
});

describe("keys", () => {
  const week = weekExercise();
  const asked = answersSchema(week, questionsOf(week));
  it("are questions of this exercise: no stamp, no other entry, nothing of the language itself", () => {
    expect(asked.safeParse({ "calm.3": 1, hope: "x" }).success).toBe(true);
    for (const key of [
      "day.1",
      "day",
      "calm",
      "calm.0",
      "calm.4",
      "calm.01",
      "calm.1.1",
      "constructor",
      "toString",
    ]) {
      expect(asked.safeParse({ [key]: 1 }).success).toBe(false);
    }
    for (const key of ["__proto__", "__proto__.1"]) {
      expect(asked.safeParse(JSON.parse(`{"${key}": 1}`)).success).toBe(false);
    }
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answersOfEntry,
  entryOfName,
  isAsked,
  nameInEntry,
  opensOn,
  ruledOut,
  unfoldFields,
  valuesOf,
  withoutUnasked,
  writtenEntries,
} from "#lib/exercises/entries";
import { countOf, derive, evaluateDone } from "#lib/exercises/evaluate";
import { partnerFields, questionsOf } from "#lib/exercises/rules";
import type { EntryRule, Exercise, Field } from "#lib/exercises/types";
import { arbitraryAnswers } from "./arbitrary-answers";

const base = { label: "What?", why: "So.", visibility: "therapist", required: false, step: 1 } as const;
const week: Pick<Exercise, "fields" | "repeat"> = {
  repeat: { unit: "day", times: 3 },
  fields: [
    { ...base, type: "short", name: "plan", asked: "start" },
    { ...base, type: "yesno", name: "happened" },
    {
      ...base,
      type: "scale",
      name: "relief",
      low: "None",
      high: "Much",
      onlyIf: { field: "happened", value: "yes" },
    },
    { ...base, type: "scale", name: "left", low: "None", high: "Much", asked: "next_day" },
    { ...base, type: "short", name: "surprise", asked: "end" },
  ],
};
const names = (fields: readonly Field[]) => fields.map(({ name }) => name);

describe("unfoldFields", () => {
  it("asks what comes once before and after, and the rest in each entry, its stamp first", () => {
    expect(names(unfoldFields(week))).toEqual([
      "plan",
      ...[1, 2, 3].flatMap((n) => [`day.${n}`, `happened.${n}`, `relief.${n}`, `left.${n}`]),
      "surprise",
    ]);
    expect(names(questionsOf(week))).not.toContain("day.1");
  });

  it("leaves an exercise that is written once as it is, with a stamp only where a later question needs one", () => {
    const [plan, happened] = week.fields;
    if (!plan || !happened) throw new Error("the fields are gone");
    expect(names(unfoldFields({ fields: [happened] }))).toEqual(["happened"]);
    expect(names(unfoldFields({ fields: [happened, { ...plan, asked: "next_day" }] }))).toEqual([
      "day",
      "happened",
      "plan",
    ]);
  });

  it("points a condition at the same entry", () => {
    const relief = partnerFields(week).find(({ name }) => name === "relief.2");
    expect(relief?.onlyIf).toEqual({ field: "happened.2", value: "yes" });
    if (!relief) throw new Error("the field is gone");
    expect(isAsked(relief, { "happened.1": "yes" })).toBe(false);
    expect(isAsked(relief, { "happened.2": "no" })).toBe(false);
    expect(isAsked(relief, { "happened.2": "yes" })).toBe(true);
  });
});

describe("entries", () => {
  const rule: EntryRule = { op: "minEntries", count: 2, rule: { op: "filled", field: "happened" } };

  it("are counted by the inner rule, one by one", () => {
    const answers = { "happened.1": "yes", "happened.3": "no", "relief.2": 4, "day.2": "2026-11-03 evening" };
    expect(writtenEntries(answers)).toEqual([1, 2, 3]);
    expect(countOf(rule, answers)).toBe(2);
    expect(evaluateDone(rule, answers)).toBe(true);
    expect(evaluateDone({ ...rule, count: 3 }, answers)).toBe(false);
  });

  it("are counted by their days, each once, where a rule counts days", () => {
    const of = { ...rule, op: "minDays" } as const;
    const day = (n: number, day: string) => ({ [`happened.${n}`]: "yes", [`day.${n}`]: day });
    const answers = {
      ...day(1, "2026-11-03 morning"),
      ...day(2, "2026-11-03 evening"),
      "happened.3": "yes",
      "day.4": "2026-11-05 evening",
    };
    expect(countOf(of, answers)).toBe(1);
    expect(countOf(of, { ...answers, ...day(3, "2026-11-04 night") })).toBe(2);
  });

  it("are counted by different answers, where a rule asks for them", () => {
    const of = {
      op: "minDifferent",
      field: "happened",
      count: 2,
      rule: { op: "filled", field: "relief" },
    } as const;
    const one = (n: number, happened: string) => ({ [`happened.${n}`]: happened, [`relief.${n}`]: 1 });
    expect(countOf(of, { ...one(1, "yes"), ...one(2, "yes") })).toBe(1);
    expect(countOf(of, { ...one(1, "yes"), ...one(2, "no") })).toBe(2);
    expect(countOf(of, { ...one(1, "yes"), "happened.2": "no" })).toBe(1);
  });

  it("do not begin with their stamp alone", () => {
    expect(writtenEntries({ "day.2": "2026-11-03 evening" })).toEqual([]);
  });

  it("give back under plain names what was kept under numbered ones", () => {
    fc.assert(
      fc.property(arbitraryAnswers(unfoldFields(week)), (answers) => {
        for (const entry of writtenEntries(answers)) {
          for (const [name, value] of Object.entries(answersOfEntry(answers, entry))) {
            expect(answers[nameInEntry(name, entry)]).toEqual(value);
          }
        }
        const perEntry = Object.keys(answers).filter((name) => entryOfName(name) !== null);
        expect(valuesOf(answers, "happened").length).toBe(
          perEntry.filter((name) => name.startsWith("happened.")).length,
        );
      }),
    );
  });

  it("never look like one another from the tenth on", () => {
    expect(answersOfEntry({ "a.1": 1, "a.11": 2 }, 1)).toEqual({ a: 1 });
  });
});

describe("questions that became moot", () => {
  it("lose their answer, in their own entry alone; everything else stays", () => {
    const answers = { plan: "x", "happened.1": "no", "relief.1": 3, "happened.2": "yes", "relief.2": 4 };
    expect(withoutUnasked(partnerFields(week), answers)).toEqual({
      plan: "x",
      "happened.1": "no",
      "happened.2": "yes",
      "relief.2": 4,
    });
  });

  it("take along what hangs on them, however long the chain, and in whatever order it stands", () => {
    const ask = (name: string, on?: string) =>
      ({ name, type: "yesno", ...(on && { onlyIf: { field: on, value: "yes" } }) }) as Field;
    const chain = [ask("a"), ask("b", "a"), ask("c", "b"), ask("d", "c"), ask("e")];
    const all = { a: "yes", b: "yes", c: "yes", d: "no", e: "no" };
    for (const fields of [chain, chain.toReversed()]) {
      expect(withoutUnasked(fields, all)).toEqual(all);
      expect(withoutUnasked(fields, { ...all, a: "no" })).toEqual({ a: "no", e: "no" });
      expect(withoutUnasked(fields, { ...all, b: "no" })).toEqual({ a: "yes", b: "no", e: "no" });
      expect(withoutUnasked(fields, { c: "yes", d: "yes" })).toEqual({});
      expect([...ruledOut(fields, { ...all, a: "no" })].toSorted()).toEqual(["b", "c", "d"]);
      expect([...ruledOut(fields, { b: "no" })].toSorted()).toEqual(["c", "d"]);
      expect([...ruledOut(fields, {})]).toEqual([]);
    }
    expect(withoutUnasked([ask("a", "b"), ask("b", "a")], { a: "yes" })).toEqual({});
  });

  it("keep the day of an entry, which is never asked", () => {
    const kept = { "day.1": "2026-11-03 evening", "happened.1": "no" };
    expect(withoutUnasked(partnerFields(week), kept)).toEqual(kept);
  });
});

describe("later questions", () => {
  const left = partnerFields(week).find(({ name }) => name === "left.1");
  it("open on the day after the entry, over the end of a year too", () => {
    if (!left) throw new Error("the field is gone");
    expect(opensOn(left, { "day.1": "2026-12-31 evening" })).toBe("2027-01-01");
    expect(opensOn({ ...left, asked: "two_days" }, { "day.1": "2026-11-03 night" })).toBe("2026-11-05");
    expect(opensOn(left, {})).toBeNull();
    expect(opensOn({ ...left, asked: "each" }, { "day.1": "2026-11-03 night" })).toBeNull();
  });
});

describe("derived numbers over entries", () => {
  it("take the mean of the differences, the share of all picks and the rate of one answer", () => {
    const answers = {
      "before.1": 8,
      "after.1": 4,
      "before.2": 6,
      "after.2": 4,
      "before.3": 9,
      "away.1": ["guilt"],
      "toward.1": ["fun", "play"],
      "away.2": ["fear"],
      "did.1": "answered",
      "did.2": "missed",
      "did.3": "answered",
    };
    expect(
      derive(
        [
          { name: "drop", label: "Drop", kind: "difference", from: "before", minus: "after" },
          { name: "away_share", label: "Away", kind: "share", part: "away", among: ["away", "toward"] },
          { name: "turn", label: "Turn", kind: "rate", of: "did", value: "answered" },
          { name: "none", label: "None", kind: "rate", of: "nothing", value: "answered" },
        ],
        answers,
      ),
    ).toEqual({ drop: 3, away_share: 0.5, turn: 2 / 3, none: null });
  });
});

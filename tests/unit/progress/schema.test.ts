import { describe, expect, it } from "vitest";
import { checkInInput } from "#lib/progress/schema";

const good = {
  submissionId: "0198f0a2-5b7c-7d3e-8f10-223344556677",
  week: "2026-09-07",
  q1: 8,
  q2: 2,
  q3: 3,
  q4: null,
  q5: 7,
  q6: 10,
  q2NotApplicable: false,
};

function fieldsRefused(input: unknown): string[] {
  const result = checkInInput.safeParse(input);
  return result.success ? [] : [...new Set(result.error.issues.map((issue) => issue.path.join(".")))];
}

describe("checkInInput", () => {
  it("takes a check-in as it is, gaps included", () => {
    expect(checkInInput.parse(good)).toEqual(good);
    expect(fieldsRefused({ ...good, q1: 0, q2: null, q2NotApplicable: true })).toEqual([]);
  });

  it("refuses unknown keys and missing ones", () => {
    expect(checkInInput.safeParse({ ...good, note: "hello" }).success).toBe(false);
    const { q6, ...withoutQ6 } = good;
    expect(q6).toBe(10);
    expect(fieldsRefused(withoutQ6)).toEqual(["q6"]);
  });

  it("refuses answers that are not whole numbers from 0 to 10", () => {
    for (const bad of [-1, 11, 2.5, "5", Number.NaN, undefined, true]) {
      expect(fieldsRefused({ ...good, q3: bad })).toEqual(["q3"]);
    }
  });

  it("refuses a week that is not the date of a Monday", () => {
    for (const bad of ["2026-09-08", "2026-09-06", "2026-02-30", "2026-9-7", "next week", 20260907, ""]) {
      expect(fieldsRefused({ ...good, week: bad })).toEqual(["week"]);
    }
  });

  it("refuses an id that is not a lower-case UUID", () => {
    for (const bad of ["", "1", good.submissionId.toUpperCase(), `${good.submissionId} `]) {
      expect(fieldsRefused({ ...good, submissionId: bad })).toEqual(["submissionId"]);
    }
  });

  it("takes 'I did not look for any' only with q1 = 0 and an empty q2", () => {
    expect(fieldsRefused({ ...good, q1: 1, q2: null, q2NotApplicable: true })).toEqual(["q2NotApplicable"]);
    expect(fieldsRefused({ ...good, q1: null, q2: null, q2NotApplicable: true })).toEqual([
      "q2NotApplicable",
    ]);
    expect(fieldsRefused({ ...good, q1: 0, q2: 4, q2NotApplicable: true })).toEqual(["q2"]);
  });

  it("answers with sentences a person can read", () => {
    const result = checkInInput.safeParse({ ...good, week: "2026-09-08", q3: 11 });
    const messages = result.success ? [] : result.error.issues.map((issue) => issue.message);
    expect(messages).toEqual(["A week starts on a Monday.", "Pick a number from 0 to 10."]);
  });
});

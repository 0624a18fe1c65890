import { describe, expect, it } from "vitest";
import { decisionsInWords, dispositionsFor } from "#lib/planning/rules-decisions";
import { DISPOSITIONS } from "#lib/planning/types";

const choices = (timesCarried: number, smaller = false) => dispositionsFor({ timesCarried, smaller });

describe("what can be decided about homework", () => {
  it("is everything twice, and from the third time on no longer to keep it as it is", () => {
    for (const times of [0, 1]) expect(choices(times)).toEqual(DISPOSITIONS);
    for (const times of [2, 3, 7]) expect(choices(times)).toEqual(["shrink", "replace", "drop"]);
  });

  it("is not to make it smaller where it is in its smaller form", () => {
    for (const times of [0, 1]) expect(choices(times, true)).toEqual(["keep", "replace", "drop"]);
    for (const times of [2, 3, 7]) expect(choices(times, true)).toEqual(["replace", "drop"]);
  });

  it("is said in words", () => {
    expect(decisionsInWords(choices(0))).toBe("keep it, make it smaller, replace it or let it rest");
    expect(decisionsInWords(choices(2, true))).toBe("replace it or let it rest");
  });
});

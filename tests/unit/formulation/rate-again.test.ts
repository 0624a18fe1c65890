import { describe, expect, it } from "vitest";
import { rateAgainWords } from "../../../app/(clinician)/couples/[coupleId]/formulation/_components/words";

describe("when the ratings are looked at again", () => {
  it.each([
    [null, null],
    [0, "No sessions since you last rated; again after 4, at feedback and at the end."],
    [1, "One session since you last rated; again after 4, at feedback and at the end."],
    [3, "3 sessions since you last rated; again after 4, at feedback and at the end."],
    [4, "4 sessions since you last rated: rate again, and ask both to rate again."],
    [9, "9 sessions since you last rated: rate again, and ask both to rate again."],
  ])("after %s sessions: %s", (sessions, words) => {
    expect(rateAgainWords(sessions)).toBe(words);
  });
});

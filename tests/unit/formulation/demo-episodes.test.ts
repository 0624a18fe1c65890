import { describe, expect, it } from "vitest";
import { demoCouples } from "#lib/demo/couples/index";
import type { EpisodeStory } from "#lib/demo/types";
import { patternOf } from "#lib/formulation/rules-episode";
import type { EpisodeFacts } from "#lib/formulation/types";

const numberIn = (value: unknown) => (typeof value === "number" ? value : null);

function factsOf({ answers, nextDay, twoDays }: EpisodeStory): EpisodeFacts {
  const { move, asked_plainly: plainly, response_seen: seen } = answers;
  return {
    checkedAgain: Array.isArray(move) ? move.includes("checked_again") : null,
    reliefNow: numberIn(answers.relief_now),
    reliefNextDay: nextDay ?? null,
    askedPlainly: plainly === undefined ? null : plainly === "yes",
    namedNeed: answers.real_need !== undefined,
    tensionTwoDays: twoDays?.[1] ?? null,
    isCostlyResponse: seen === "gave_in" || seen === "pulled_away",
  };
}

/** What the rules say of each couple of the sample practice: the story of each comes out of them. */
const STORIES = {
  "alex-and-sam": ["stuck, 3 of 6", "not_enough, 0 of 1"],
  "tomas-and-oliver": ["moving, 1 of 6", "not_enough, 0 of 1"],
  "ingrid-and-paul": ["stuck, 5 of 6", "stuck, 5 of 6"],
  "leyla-and-mert": ["stuck, 4 of 6", "stuck, 5 of 6"],
  "robin-and-kit": ["not_enough, 3 of 3", "not_enough, 1 of 1"],
  "margaret-and-henrik": ["not_enough, 0 of 2", "not_enough, 0 of 1"],
  "noor-and-elise": ["stuck, 5 of 6", "not_enough, 0 of 0"],
  "priya-and-daniel": ["not_enough, 0 of 1", "not_enough, 0 of 0"],
} as const;

describe("the episodes of the sample practice", () => {
  it("tell a different story of each couple", () => {
    const told = demoCouples.map(({ slug, episodes }) => [
      slug,
      (["A", "B"] as const).map((slot) => {
        const { pattern, stuck, of } = patternOf(
          [...(episodes?.[slot].episodes ?? [])].reverse().map(factsOf),
        );
        return `${pattern}, ${stuck} of ${of}`;
      }),
    ]);
    expect(Object.fromEntries(told)).toEqual(STORIES);
  });

  it("are days gone by, oldest first, three of a day at most, with nothing left to ask today", () => {
    for (const { slug, meetings, episodes } of demoCouples) {
      for (const slot of ["A", "B"] as const) {
        const days = (episodes?.[slot].episodes ?? []).map(({ day }) => day);
        expect([slug, days]).toEqual([slug, [...days].sort((one, other) => one - other)]);
        expect(days.every((day) => day <= -3 && day > (meetings[0]?.day ?? 0))).toBe(true);
        for (const day of days) expect(days.filter((one) => one === day).length).toBeLessThanOrEqual(3);
      }
    }
  });
});

import { describe, expect, it } from "vitest";
import { demoCouples } from "#lib/demo/couples/index";
import { ratingsInForce } from "#lib/demo/rating-rows";
import { LOOP_MECHANISMS, profileFrom } from "#lib/formulation/rules-profile";
import type { Lead } from "#lib/formulation/types";

const found = demoCouples.flatMap((story) =>
  ratingsInForce(story).map(({ day, ratings }) => ({ story, day, lead: profileFrom(ratings).lead })),
);
const inWord = (lead: Lead) => (lead.kind === "lead" ? lead.mechanism : lead.kind);

/** What a note says of the findings, in the same word; null where it says nothing of them. */
function saidIn(note: string): string | null {
  const leads = LOOP_MECHANISMS.find((one) => new RegExp(`\\b${one} leads\\b`, "i").test(note));
  if (leads) return leads;
  if (/\bmechanisms mixed\b/i.test(note)) return "mixed";
  return /\blow signal\b/i.test(note) ? "low_signal" : null;
}

describe("what leads the loop of each sample couple", () => {
  it("is what their story tells, on each day they were rated", () => {
    expect(found.map(({ story, day, lead }) => [story.slug, day, inWord(lead)])).toEqual([
      ["alex-and-sam", -56, "attachment"],
      ["alex-and-sam", -14, "attachment"],
      ["tomas-and-oliver", -53, "regulation"],
      ["tomas-and-oliver", -11, "low_signal"],
      ["ingrid-and-paul", -54, "dissonance"],
      ["leyla-and-mert", -44, "mixed"],
      ["robin-and-kit", -10, "dissonance"],
      ["margaret-and-henrik", -59, "low_signal"],
      ["noor-and-elise", -43, "attachment"],
    ]);
  });

  it("fits the shape of the loop", () => {
    for (const { story, lead } of found) {
      if (lead.kind !== "lead") continue;
      if (story.shape === "reach_pull_away") expect(lead.mechanism, story.slug).not.toBe("dissonance");
      if (story.shape === "give_in_resent") expect(lead.mechanism, story.slug).toBe("dissonance");
    }
  });

  it("is what the note of the feedback session says", () => {
    const said = demoCouples.flatMap(({ slug, meetings }) =>
      meetings.flatMap(({ note }) => {
        const word = note === undefined ? null : saidIn(note);
        return word === null ? [] : [[slug, word]];
      }),
    );
    const first = found.filter(({ story }, place) => found[place - 1]?.story !== story);
    expect(said).toEqual(first.map(({ story, lead }) => [story.slug, inWord(lead)]));
  });
});

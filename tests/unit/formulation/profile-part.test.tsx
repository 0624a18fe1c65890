import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { profileOf, wholeShares } from "#lib/formulation/rules-profile";
import { ProfilePart } from "../../../app/(clinician)/couples/[coupleId]/formulation/_components/profile-part";
import { WORKED } from "./arbitrary-ratings";

const shown = (partners: Parameters<typeof profileOf>[0]) => {
  const profile = profileOf(partners);
  return renderToStaticMarkup(
    <ProfilePart profile={profile} shares={wholeShares(profile)} basis={[]} isEmpty={false} again={null} />,
  );
};
const flat = (value: number) => ({
  dissonance: value,
  regulation: value,
  attachment: value,
  communication: value,
});

describe("the profile as it is drawn", () => {
  it("has the couple's own mark in each row, in words too, and the shares of the three", () => {
    const drawn = shown(WORKED);
    // One in the legend, one a row.
    expect(drawn.match(/class="chart-mark-both"/g)).toHaveLength(5);
    expect(drawn).toContain("Dissonance: partner A 4.0, partner B 6.5, couple 5.8.");
    expect(drawn).toContain("Of the three: Dissonance 33 / Regulation 35 / Attachment 32 %");
  });

  it("has no share where all is low, and no mark where one of the two is not rated", () => {
    expect(shown({ A: flat(1), B: flat(1) })).not.toContain("Of the three:");
    const nothing = { dissonance: null, regulation: null, attachment: null, communication: null };
    const drawn = shown({ A: flat(6), B: nothing });
    expect(drawn).not.toContain("Of the three:");
    expect(drawn.match(/class="chart-mark-both"/g)).toHaveLength(1);
  });
});

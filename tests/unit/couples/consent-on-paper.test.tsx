import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { INDICATORS } from "#lib/formulation/indicators";
import { ConsentOnPaper } from "../../../app/(clinician)/couples/[coupleId]/formulation/_components/consent-on-paper";

type Given = Partial<Parameters<typeof ConsentOnPaper>[0]>;
const shown = (given: Given) =>
  renderToStaticMarkup(
    <ConsentOnPaper
      checks={[
        { slot: "A", keys: [] },
        { slot: "B", keys: [] },
      ]}
      marks={[]}
      wordsOf={Object.fromEntries(INDICATORS.map(({ key, words }) => [key, words]))}
      yesStatus={[
        { exerciseClass: "T", isAvailable: true, askedAt: new Date("2026-11-20T12:00:00Z"), askFrom: null },
        { exerciseClass: "X", isAvailable: false, askedAt: null, askFrom: null },
      ]}
      timeZone="Europe/Berlin"
      {...given}
    />,
  );

describe("what consent asks, on paper", () => {
  it("names each open check with its statement, and has no form", () => {
    const said = shown({
      checks: [
        { slot: "A", keys: [] },
        { slot: "B", keys: ["D1", "K3"] },
      ],
    });
    expect(said).toContain("See each alone about consent before any touch or sexual work");
    expect(said).toContain("Partner B: D1, I say yes, or offer sex or touch");
    expect(said).toContain("K3, I am not sure I can say no");
    expect(said).not.toContain("Partner A:");
    expect(said).not.toContain("<form");
  });

  it("says when checks were done, and nothing of a check where none is", () => {
    expect(shown({ marks: [{ id: "1", slot: "A", on: "3 Nov 2026" }] })).toContain(
      "Consent checks that were done: partner A on 3 Nov 2026.",
    );
    expect(shown({})).not.toMatch(/See each alone|Consent checks/);
  });

  it("says whether touch and sexual work are available", () => {
    const said = shown({});
    expect(said).toContain("Touch: available. For one exercise.");
    expect(said).toContain("Sexual work: not available. Nobody was asked yet.");
  });
});

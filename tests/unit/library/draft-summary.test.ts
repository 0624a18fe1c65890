import { describe, expect, it } from "vitest";
import { placeOfPath } from "../../../app/(clinician)/_components/exercise-part-words";
import { withArticle } from "../../../app/(clinician)/_components/exercise-words";
import { inPageOrder } from "../../../app/(clinician)/library/[slug]/edit/_components/draft-faults";

describe("what is left before publishing", () => {
  it("comes in the order of the page, by the names that stand there", () => {
    const said = ["x"];
    const faults = { stages: said, weights: said, "steps.10": said, "steps.2": said, aim: said, title: said };
    expect(inPageOrder({ evidence: said, ...faults }).map(([path]) => placeOfPath(path))).toEqual([
      "Title",
      "Aim",
      "Step 3",
      "Step 11",
      "What it works on",
      "When in the work",
      "Evidence",
    ]);
  });

  it("is added with the right article", () => {
    expect(["Adaptation", "Step", "Card"].map(withArticle)).toEqual(["an adaptation", "a step", "a card"]);
  });
});

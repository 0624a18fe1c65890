import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { cardAnswers, isCard } from "#lib/homework/rules-card";

const plan = catalogue.find(({ slug }) => slug === "loop-first-aid-plan");
if (!plan) throw new Error("No plan.");

describe("a card to keep", () => {
  it("is made by an exercise whose questions are all written for both, and by no other", () => {
    expect(catalogue.filter(isCard).map(({ slug }) => slug)).toEqual(["loop-first-aid-plan"]);
    expect(isCard({ fields: [] })).toBe(false);
    const [first, ...rest] = plan.fields;
    if (!first) throw new Error("No question.");
    expect(isCard({ fields: [{ ...first, visibility: "therapist" }, ...rest] })).toBe(false);
  });

  it("has what either wrote in the order it was asked, once where both wrote the same", () => {
    const answers = cardAnswers(
      plan,
      { call_rule: "After two bad weeks", if_then: ["If ill, then we rest"] },
      { call_rule: "After two bad weeks", confidence: 8 },
    );
    expect(answers.map(({ field, first, second, isSame }) => [field.name, first, second, isSame])).toEqual([
      ["if_then", ["If ill, then we rest"], null, false],
      ["call_rule", "After two bad weeks", "After two bad weeks", true],
      ["confidence", null, 8, false],
    ]);
  });
});

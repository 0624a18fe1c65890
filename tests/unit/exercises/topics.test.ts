import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { asksOfSafety, countsSex, topicFaults } from "#lib/exercises/topic-checks";
import type { Field } from "#lib/exercises/types";
import { at, map, more, short, told } from "./changed-exercise.ts";
import { COUNT_SET, SAFETY_SET } from "./topic-set.ts";

type Judged = { readonly bad: boolean; readonly named: boolean };

function measured(name: string, judged: readonly Judged[]) {
  const right = judged.filter(({ bad, named }) => bad && named).length;
  const precision = right / judged.filter(({ named }) => named).length;
  const recall = right / judged.filter(({ bad }) => bad).length;
  console.log(
    `${name}: ${judged.length} questions; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  );
  return { precision, recall };
}

describe("the topics of a question", () => {
  // What they reach today; never lower.
  it("are told with known precision and recall: what may not be shared", () => {
    const judged = SAFETY_SET.map(([text, bad]) => ({ bad, named: asksOfSafety(text) }));
    const { precision, recall } = measured("safety, pressure, freedom, upset", judged);
    expect([precision >= 0.96, recall >= 0.96]).toEqual([true, true]);
  });

  it("are told with known precision and recall: what counts sexual acts", () => {
    const judged = COUNT_SET.map(([text, type, bad]) => ({ bad, named: countsSex(text, type) }));
    const { precision, recall } = measured("counts of sexual acts", judged);
    expect([precision === 1, recall >= 0.93]).toEqual([true, true]);
  });

  it("are fine in every exercise of the catalogue", () => {
    for (const exercise of catalogue)
      expect([exercise.slug, topicFaults(exercise)]).toEqual([exercise.slug, []]);
  });

  it.each([
    "Did you feel threatened at home this week?",
    "Has your partner hit you?",
    "How distressed were you?",
    "Did you feel you had to say yes?",
  ])("keep from sharing: %s", (label) => {
    const message = `fields.${at(0)}: What asks about safety, pressure, freedom or upset is not shared.`;
    const asked = (change: Partial<Field>) => told(more(short("one", { label, ...change })));
    expect(asked({ visibility: "shared" })).toContain(message);
    expect(asked({ visibility: "therapist" })).not.toContain(message);
  });

  it("count sexual acts in no words and on no days", () => {
    const message = `fields.${at(0)}: No field counts sexual acts.`;
    expect(told(more(short("one", { label: "How many times did you make love this week?" })))).toContain(
      message,
    );
    const days = { type: "dates", max: 7, label: "On which days did you have sex?" } as Partial<Field>;
    expect(told(more(short("one", days)))).toContain(message);
  });
});

describe("worked-out numbers", () => {
  it("have a name each", () => {
    const gap = {
      name: "gap",
      label: "Gap",
      kind: "difference",
      from: "belief_a_true",
      minus: "belief_b_true",
    } as const;
    expect(told({ ...map, derived: [gap, { ...gap, name: "other" }] })).toEqual([]);
    expect(told({ ...map, derived: [gap, { ...gap, label: "Another" }] })).toEqual([
      'derived.1: Another number is called "gap": names are unique.',
    ]);
  });
});

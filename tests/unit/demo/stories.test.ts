import { describe, expect, it } from "vitest";
import { demoCouples } from "#lib/demo/couples/index";
import { inEntries } from "#lib/demo/written-entries";
import { answersSchema } from "#lib/exercises/answers-schema";
import { evaluateDone } from "#lib/exercises/evaluate";
import { findExercise } from "#lib/exercises/queries";

describe("the words of the demo", () => {
  it("answers only what the exercises ask, completely where it says so", () => {
    let answered = 0;
    for (const story of demoCouples) {
      for (const { exercise: slug, sent, draft, key } of story.homework) {
        const exercise = findExercise(slug);
        if (!exercise) throw new Error(`${slug} is not in the catalogue.`);
        const schema = answersSchema(exercise);
        if (draft) expect(schema.safeParse(draft.answers).success, `${story.slug} ${key}`).toBe(true);
        for (const one of Object.values(sent)) {
          answered += 1;
          const answers = inEntries(exercise, one.answers, {
            isStopped: one.stopped === true,
            lastDay: "2026-11-20",
          });
          expect(Object.keys(answers).length, `${story.slug} ${key}`).toBeGreaterThanOrEqual(
            Object.keys(one.answers).length,
          );
          const parsed = schema.safeParse(answers);
          expect(parsed.error?.issues ?? [], `${story.slug} ${key}`).toEqual([]);
          expect(evaluateDone(exercise.done, answers), `${story.slug} ${key}`).toBe(!one.stopped);
        }
      }
    }
    expect(answered).toBeGreaterThan(50);
  });

  it("gives no couple work above the lower ceiling, beyond level 1, or for the room only", () => {
    for (const { homework, partners, slug } of demoCouples) {
      for (const { exercise } of homework) {
        const found = findExercise(exercise);
        const ceiling = Math.min(...Object.values(partners).map((p) => p.explicitnessCeiling ?? 1));
        expect(found?.explicitness ?? 9, `${slug} ${exercise}`).toBeLessThanOrEqual(Math.min(1, ceiling));
        expect(found?.format).not.toBe("session");
      }
    }
  });
});

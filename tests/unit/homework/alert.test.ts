import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import { alertOf } from "#lib/homework/rules";

const exercise = (slug: string) => {
  const found = listExercises().find((e) => e.slug === slug);
  if (!found) throw new Error(slug);
  return found;
};

describe("alertOf", () => {
  it("raises a broken agreement and nothing else of the same exercise", () => {
    expect(alertOf(exercise("touch-no-agenda"), { agreement_kept: "no", pressure: 0 })).toBe("agreement");
    expect(alertOf(exercise("touch-no-agenda"), { agreement_kept: "yes", pressure: 10 })).toBeNull();
    expect(alertOf(exercise("touch-no-agenda"), {})).toBeNull();
  });

  it("raises a consent check from 3 downwards when a no did not feel all right to hear", () => {
    expect(alertOf(exercise("plain-ask"), { heard_no_is_ok: 3 })).toBe("consent_check");
    expect(alertOf(exercise("plain-ask"), { heard_no_is_ok: 0 })).toBe("consent_check");
    expect(alertOf(exercise("plain-ask"), { heard_no_is_ok: 4 })).toBeNull();
    expect(alertOf(exercise("plain-ask"), { heard_no_is_ok: "not_sure" })).toBeNull();
  });
});

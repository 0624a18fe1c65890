import { describe, expect, it } from "vitest";
import { isHeld } from "#lib/couples/holds";
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

  it.each(["sensate-focus-1", "sensate-focus-2"])("raises a broken agreement of %s, done or not", (slug) => {
    expect(alertOf(exercise(slug), { timer: 1800, agreement_kept: "no" })).toBe("agreement");
    expect(alertOf(exercise(slug), { agreement_kept: "no" })).toBe("agreement");
    expect(alertOf(exercise(slug), { timer: 1800, agreement_kept: "yes", pressure: 10 })).toBeNull();
  });

  it("raises a consent check from 3 downwards when a no did not feel all right to hear", () => {
    expect(alertOf(exercise("plain-ask"), { heard_no_is_ok: 3 })).toBe("consent_check");
    expect(alertOf(exercise("plain-ask"), { heard_no_is_ok: 0 })).toBe("consent_check");
    expect(alertOf(exercise("plain-ask"), { heard_no_is_ok: 4 })).toBeNull();
    expect(alertOf(exercise("plain-ask"), { heard_no_is_ok: "not_sure" })).toBeNull();
  });

  it("raises a consent check for sex that was not free, and for nothing else that was not", () => {
    const day = (n: number, offered: string, freedom: number) => ({
      [`today.${n}`]: "something",
      [`offered.${n}`]: ["praise", offered],
      [`freedom.${n}`]: freedom,
    });
    const audit = exercise("offer-audit");
    expect(alertOf(audit, { ...day(1, "touch", 9), ...day(5, "sex", 3) })).toBe("consent_check");
    expect(alertOf(audit, day(1, "sex", 4))).toBeNull();
    expect(alertOf(audit, day(1, "touch", 0))).toBeNull();
    // Freedom of one day never stands for the sex of another.
    expect(alertOf(audit, { ...day(1, "touch", 0), ...day(2, "sex", 8) })).toBeNull();
  });

  it("raises a consent check from 4 downwards where it did not feel safe to say no", () => {
    const no = exercise("kind-no-warm-yes");
    expect(alertOf(no, { felt_safe_to_say_no: 4, practice: 720 })).toBe("consent_check");
    expect(alertOf(no, { felt_safe_to_say_no: 5, sting: 10 })).toBeNull();
  });

  it("holds sexual work alone after a consent check of that kind", () => {
    expect((["I", "J", "T", "X"] as const).map((c) => isHeld("sexual", c))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it("holds touch and sexual work alone", () => {
    expect((["I", "J", "T", "X"] as const).map((c) => isHeld("touch", c))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect((["I", "J", "T", "X"] as const).map((c) => isHeld("joint", c))).toEqual([false, true, true, true]);
    expect((["I", "J", "T", "X"] as const).map((c) => isHeld("all", c))).toEqual([true, true, true, true]);
    expect((["I", "J", "T", "X"] as const).map((c) => isHeld("none", c))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

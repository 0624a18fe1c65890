import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import type { Answers, Exercise, GateEffect } from "#lib/exercises/types";
import { asksAgreement, raisedBy } from "#lib/homework/rules";

const exercise = (slug: string) => {
  const found = listExercises().find((e) => e.slug === slug);
  if (!found) throw new Error(slug);
  return found;
};

const alertOf = (one: Pick<Exercise, "exerciseClass" | "gates">, answers: Answers) =>
  raisedBy(one, answers, null).alert;

describe("what answers hold", () => {
  it("is what the exercise says, whatever its name is", () => {
    const fork = { ...exercise("kind-no-warm-yes"), slug: "own-a-kind-no" };
    expect(raisedBy(fork, { felt_safe_to_say_no: 4 }, null)).toEqual({
      alert: "consent_check",
      holds: ["X"],
    });
    expect(raisedBy(fork, { felt_safe_to_say_no: 5 }, null)).toEqual({ alert: null, holds: [] });
    expect(raisedBy(exercise("touch-no-agenda"), { agreement_kept: "no" }, null).holds).toEqual(["T", "X"]);
    expect(raisedBy(exercise("plain-ask"), { heard_no_is_ok: 0 }, null)).toEqual({
      alert: "consent_check",
      holds: [],
    });
  });

  it("is an alert also where the exercise holds by a gate of its own", () => {
    const [gate] = exercise("kind-no-warm-yes").gates.filter(({ machine }) => machine?.holds);
    const { alert: _, ...machine } = gate?.machine ?? { gate: "G04", effect: "block" };
    const own = {
      exerciseClass: "J",
      gates: [{ text: "x", machine: { ...machine, gate: "G04", holds: ["J"] } }],
    } as const;
    expect(raisedBy(own, { felt_safe_to_say_no: 1 }, null)).toEqual({ alert: "answer", holds: ["J"] });
  });
});

describe("the agreement that the check asks for", () => {
  it("is asked after touch and sexual work that does not ask it itself", () => {
    const asked = listExercises().filter(asksAgreement);
    expect(asked.map(({ slug }) => slug).toSorted()).toEqual(["private-yes-no-maybe", "stay-after"]);
  });

  it("is asked beside a question of its own that does not hold touch and sexual work", () => {
    const own = (machine: Partial<GateEffect>) => {
      const touch = exercise("touch-no-agenda");
      const [gate] = touch.gates;
      const whole = { ...gate?.machine, ...machine } as GateEffect;
      const { holds, ...rest } = whole;
      return { ...touch, gates: [{ text: "x", machine: holds?.length ? whole : rest }] };
    };
    expect(asksAgreement(own({}))).toBe(false);
    expect(asksAgreement(own({ holds: ["X"] }))).toBe(true);
    expect(asksAgreement(own({ holds: [] }))).toBe(true);
    expect(asksAgreement(own({ holds: [], effect: "warn" }))).toBe(true);
    expect(raisedBy(own({ holds: ["X"] }), { agreement_kept: "yes" }, "no")).toEqual({
      alert: "agreement",
      holds: ["T", "X"],
    });
  });

  it("holds touch and sexual work when it was not kept, and nothing else", () => {
    const broken = { alert: "agreement", holds: ["T", "X"] };
    expect(raisedBy(exercise("stay-after"), {}, "no")).toEqual(broken);
    for (const kept of ["yes", null] as const) {
      expect(raisedBy(exercise("stay-after"), {}, kept)).toEqual({ alert: null, holds: [] });
    }
    expect(raisedBy(exercise("plain-ask"), {}, "no")).toEqual({ alert: null, holds: [] });
  });
});

describe("the alert of answers", () => {
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
});

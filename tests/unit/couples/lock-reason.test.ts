import { describe, expect, it } from "vitest";
import { HOLD_GATES, MARKER } from "#lib/couples/gates";
import { careGates, careReason, type Limits, lockReason } from "#lib/couples/lock-reason";
import { findExercise, listExercises } from "#lib/exercises/queries";

const of = (slug: string) => {
  const found = findExercise(slug);
  if (!found) throw new Error(slug);
  return found;
};
const base = { slug: "x", explicitness: 0, sessionFirst: false, gates: [] } as const;
const alone = { ...base, exerciseClass: "I" } as const;
const joint = { ...base, exerciseClass: "J" } as const;
const touch = { ...base, exerciseClass: "T" } as const;
const sexual = { ...base, exerciseClass: "X", explicitness: 2 } as const;

const free: Limits = {
  isPaused: false,
  isConsentOpen: false,
  ratings: [],
  answerHolds: [],
  hasConsent: true,
  gates: [],
  agreed: [],
  ceiling: 3,
  freshYes: [],
  thisWeek: [],
  strained: [],
  doneInSession: [],
};
const agreement = (["T", "X"] as const).map((one) => ({ alert: "agreement", exerciseClass: one }) as const);
const consent = { alert: "consent_check", exerciseClass: "X" } as const;
const reason = (exercise: Parameters<typeof lockReason>[0], change: Partial<Limits>, where = "home") =>
  lockReason(exercise, { ...free, ...change }, where as "home");

describe("why an exercise cannot be chosen", () => {
  it("is nothing where nothing stands against it", () => {
    for (const exercise of [alone, joint, touch, sexual]) expect(reason(exercise, {})).toBeNull();
  });

  it("follows the hold first, then consent, then the lower ceiling", () => {
    expect(reason(alone, { isPaused: true })).toMatch(/paused/);
    expect(reason(joint, { gates: ["G02"] })).toMatch(/alone/);
    expect(reason(alone, { gates: ["G02"] })).toBeNull();
    expect(reason(alone, { gates: ["G05"] })).toMatch(/paused/);
    expect(reason(sexual, { gates: ["G16"] })).toMatch(/safety hold/);
    expect(reason(sexual, { ceiling: 1 })).toMatch(/explicit/);
    expect(reason(sexual, { ceiling: 1, hasConsent: false })).toMatch(/join and agree/);
  });

  it("lets in the room what is stopped at home alone", () => {
    expect(reason(joint, { gates: ["G01"] })).not.toBeNull();
    expect(reason(joint, { gates: ["G01"] }, "session")).toBeNull();
    expect(reason(alone, { gates: ["G05"] }, "session")).toBeNull();
  });

  it("keeps an exercise back that names the gate of the hold itself, also one done alone", () => {
    expect(reason(of("urge-wave"), { gates: ["G02"] })).toMatch(/not with the hold/);
    expect(reason(of("urge-wave"), { gates: ["G16"] })).toBeNull();
    expect(reason(of("name-it-first"), { gates: ["G02"] })).toBeNull();
  });

  it("keeps sexual work back, and no other, while a no may not feel safe", () => {
    const answerHolds = [consent];
    expect([alone, joint, touch].map((one) => reason(one, { answerHolds }))).toEqual([null, null, null]);
    expect(reason(sexual, { answerHolds })).toMatch(/may not feel safe/);
  });

  it("is an open consent check for touch and sexual work, at home and in the room, before any hold", () => {
    for (const where of ["home", "session"]) {
      for (const change of [{}, { gates: ["G02"] as const }]) {
        const limits = { isConsentOpen: true, ...change };
        for (const one of [touch, sexual])
          expect(reason(one, limits, where)).toBe("On hold: see each alone about consent first.");
        for (const one of [alone, joint]) expect(reason(one, limits, where) ?? "").not.toMatch(/consent/);
      }
    }
    expect([alone, joint].map((one) => reason(one, { isConsentOpen: true }))).toEqual([null, null]);
  });

  it("is a broken agreement for touch and sexual work alone", () => {
    const answerHolds = agreement;
    expect([alone, joint].map((one) => reason(one, { answerHolds }))).toEqual([null, null]);
    for (const one of [touch, sexual]) expect(reason(one, { answerHolds })).toMatch(/agreement/);
    expect(reason(sexual, { answerHolds: [consent, ...agreement] })).toMatch(/agreement/);
  });

  it("is whatever class an answer holds, in the room as well, and no other", () => {
    const answerHolds = [{ alert: "answer", exerciseClass: "J" }] as const;
    for (const where of ["home", "session"]) {
      expect(reason(joint, { answerHolds }, where)).toMatch(/answer asks for a look/);
      expect([alone, touch, sexual].map((one) => reason(one, { answerHolds }, where))).toEqual([
        null,
        null,
        null,
      ]);
    }
  });

  it("is missing consent for everything but work done alone, at home and in the room", () => {
    const hasConsent = false;
    for (const where of ["home", "session"]) {
      expect(reason(alone, { hasConsent }, where)).toBeNull();
      for (const one of [joint, touch, sexual])
        expect(reason(one, { hasConsent }, where)).toMatch(/join and agree/);
    }
  });

  it("is this week's tension above 6 of either, and no other answer", () => {
    const softer = of("softer-reach");
    const week = (...q6: (number | null)[]) => ({ thisWeek: q6.map((value) => ({ q1: 10, q6: value })) });
    expect(reason(softer, week(6, 6))).toBeNull();
    expect(reason(softer, week(7))).toMatch(/tension/);
    expect(reason(softer, week(0, 7), "session")).toMatch(/tension/);
    expect(reason(softer, week(null, 0))).toBeNull();
    expect(reason(joint, week(10))).toBeNull();
  });

  it("is a session first for homework that has to be taught, and never for the session itself", () => {
    const pact = of("pause-pact");
    expect(reason(pact, {})).toMatch(/session/);
    expect(reason(pact, { doneInSession: ["plain-ask"] })).toMatch(/session/);
    expect(reason(pact, { doneInSession: ["pause-pact"] })).toBeNull();
    expect(reason(pact, {}, "session")).toBeNull();
  });

  it("is work that upset somebody: that exercise, and any sexual one after a sexual one", () => {
    const strained = [{ slug: "plain-ask", exerciseClass: "J" }];
    expect(reason({ ...joint, slug: "plain-ask" }, { strained })).toMatch(/upsetting/);
    expect(reason(joint, { strained })).toBeNull();
    expect(reason(sexual, { strained: [{ slug: "other", exerciseClass: "X" }] })).toMatch(/upsetting/);
  });

  it("never says who it was", () => {
    const sentences = [
      reason(joint, { isPaused: true }),
      reason(joint, { gates: ["G10"], hasConsent: false }),
      reason(sexual, { gates: ["G10"] }),
      reason(sexual, { ceiling: 0 }),
      reason(touch, { answerHolds: agreement }),
      reason({ ...joint, slug: "y" }, { strained: [{ slug: "y", exerciseClass: "J" }] }),
      reason(of("softer-reach"), { thisWeek: [{ q6: 9 }] }),
    ];
    for (const sentence of sentences) {
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/partner|\bA\b|\bB\b|secret/);
    }
  });
});

describe("what asks for care", () => {
  it("is a gate that warns, where nothing stops it", () => {
    expect(careReason(joint, { ...free, gates: ["G16"] }, "home")).toMatch(/care/);
    expect(careReason(sexual, { ...free, gates: ["G16"] }, "home")).toBeNull();
    expect(careReason(joint, free, "home")).toBeNull();
    expect(careReason(of("staying-same-ledger"), { ...free, gates: ["G11"] }, "home")).toMatch(/care/);
  });

  it("names the gates to weigh wherever it asks for care, and none elsewhere", () => {
    expect(careGates(joint, { ...free, gates: ["G08", "G11", "G16"] }, "home")).toEqual(["G11", "G16"]);
    for (const gate of HOLD_GATES.filter((one) => one !== MARKER))
      for (const exercise of [alone, joint, touch, sexual, ...listExercises()])
        for (const where of ["home", "session"] as const)
          for (const exerciseClass of ["I", "J", "T", "X"] as const) {
            const agreed = [{ gate, exerciseClass, until: "2999-01-01", decidedAt: "2026-01-01T00:00:00Z" }];
            for (const limits of [
              { ...free, gates: [gate] },
              { ...free, gates: [gate], agreed },
            ]) {
              if (lockReason({ ...exercise, sessionFirst: false }, limits, where) !== null) continue;
              const asks = careReason(exercise, limits, where) !== null;
              expect([gate, exercise.slug, careGates(exercise, limits, where)]).toEqual([
                gate,
                exercise.slug,
                asks ? [gate] : [],
              ]);
            }
          }
  });
});

import { describe, expect, it } from "vitest";
import { askFrom, freshSince, needsYes, yesReason } from "#lib/couples/fresh-yes";
import { FRESH_YES_DAYS } from "#lib/couples/rules";

const NOW = new Date("2026-11-24T09:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe("a fresh yes", () => {
  it("is needed for touch and sexual work alone", () => {
    expect((["I", "J", "T", "X"] as const).filter(needsYes)).toEqual(["T", "X"]);
  });

  it("stands against giving where its class has none, in a sentence without a partner", () => {
    for (const exerciseClass of ["I", "J"] as const)
      expect(yesReason({ exerciseClass }, { freshYes: [] })).toBeNull();
    for (const exerciseClass of ["T", "X"] as const) {
      const sentence = yesReason({ exerciseClass }, { freshYes: exerciseClass === "T" ? ["X"] : ["T"] });
      expect(sentence).toMatch(/^Not available yet/);
      expect(sentence).not.toMatch(/partner|\bA\b|\bB\b/);
      expect(yesReason({ exerciseClass }, { freshYes: [exerciseClass] })).toBeNull();
    }
  });

  it("counts for fourteen days", () => {
    expect(FRESH_YES_DAYS).toBe(14);
    expect(freshSince(NOW)).toEqual(daysAgo(14));
  });

  it("can be asked for again once it was used or let go of, and not while the question is open", () => {
    const asked = (days: number, change: { usedAt?: Date; isAvailable?: boolean } = {}) =>
      askFrom(
        { at: daysAgo(days), usedAt: change.usedAt ?? null, isAvailable: change.isAvailable ?? false },
        NOW,
      );
    expect(askFrom(null, NOW)).toBeNull();
    expect(asked(1)).toEqual(daysAgo(-13));
    expect(asked(13.9)).not.toBeNull();
    expect(asked(14)).toBeNull();
    expect(asked(1, { usedAt: NOW })).toBeNull();
    expect(asked(20, { isAvailable: true })).not.toBeNull();
  });
});

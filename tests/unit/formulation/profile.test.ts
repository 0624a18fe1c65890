import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingGrade } from "#lib/exercises/reading-grade";
import { MECHANISMS, type Mechanism } from "#lib/exercises/types";
import { CONSENT_CHECK_FROM, LEAST_RATED } from "#lib/formulation/constants";
import { INDICATORS, type IndicatorKey } from "#lib/formulation/indicators";
import {
  combined,
  consentChecks,
  mechanismScore,
  openChecks,
  profileFrom,
  profileOf,
  talkingPoints,
  wholeShares,
} from "#lib/formulation/rules-profile";
import type { Ratings, SafetyLink } from "#lib/formulation/types";
import { ratingsOf, ratingsOfPartner, WORKED } from "./arbitrary-ratings";

const keysOf = (mechanism: Mechanism) =>
  INDICATORS.filter((one) => one.mechanism === mechanism).map(({ key }) => key);

describe("the indicators", () => {
  it("are the paper's 27, seven for each mechanism and six for the need to talk", () => {
    expect(MECHANISMS.map((mechanism) => keysOf(mechanism).join(" "))).toEqual([
      "D1 D2 D3 D4 D5 D6 D7",
      "R1 R2 R3 R4 R5 R6 R7",
      "A1 A2 A3 A4 A5 A6 A7",
      "K1 K2 K3 K4 K5 K6",
    ]);
  });

  it("read at grade 8 or lower, in the first person", () => {
    for (const { key, words } of INDICATORS) {
      expect([key, readingGrade(words) <= 8]).toEqual([key, true]);
      expect([key, /\b(I|my|me|us|we)\b/i.test(words) || key === "R2"]).toEqual([key, true]);
    }
  });

  it("open a private consent check at 7 or more of D1 or K3, whoever rated it, and for nothing else", () => {
    expect(consentChecks({ self: { D1: 7 }, therapist: {} })).toEqual(["D1"]);
    expect(consentChecks({ self: { K3: 2 }, therapist: { K3: 7, D1: 6 } })).toEqual(["K3"]);
    const high = Object.fromEntries(INDICATORS.map(({ key }) => [key, 10]));
    expect(consentChecks({ self: high, therapist: high })).toEqual(["D1", "K3"]);
    expect(consentChecks({ self: { D1: CONSENT_CHECK_FROM - 1 }, therapist: { K3: 6 } })).toEqual([]);
  });

  it("keep that check open until a mark that is not older than the number", () => {
    const at = (day: number) => new Date(Date.UTC(2026, 10, day));
    const links: SafetyLink[] = [
      { key: "D1", rater: "self", number: 8, at: at(2) },
      { key: "K3", rater: "self", number: 2, at: at(5) },
      { key: "K3", rater: "therapist", number: 9, at: at(3) },
    ];
    expect(openChecks(links, null)).toEqual(["D1", "K3"]);
    expect(openChecks(links, at(1))).toEqual(["D1", "K3"]);
    expect(openChecks(links, at(2))).toEqual(["K3"]);
    expect(openChecks(links, at(3))).toEqual([]);
    expect(openChecks([], null)).toEqual([]);
  });
});

describe("two ratings of one indicator", () => {
  it("count 0.6 and 0.4, and one alone counts whole", () => {
    expect(combined(2, 7)).toBeCloseTo(5, 10);
    expect(combined(undefined, 7)).toBe(7);
    expect(combined(2, undefined)).toBe(2);
    expect(combined(undefined, undefined)).toBeNull();
    expect(combined(0, undefined)).toBe(0);
  });

  it("are a talking point at 4 or more apart, in either direction", () => {
    const ratings = { self: { D2: 2, R1: 9, A1: 3, K1: 5 }, therapist: { D2: 6, R1: 5, A1: 6, A2: 9 } };
    expect(talkingPoints(ratings)).toEqual([
      { key: "D2", self: 2, therapist: 6 },
      { key: "R1", self: 9, therapist: 5 },
    ]);
  });
});

describe("the score of a mechanism", () => {
  it("is the mean of what is rated, and missing below the least count", () => {
    const rated = (mechanism: Mechanism, count: number): Ratings =>
      Object.fromEntries(
        keysOf(mechanism)
          .slice(0, count)
          .map((key, place) => [key, place + 1]),
      );
    for (const mechanism of MECHANISMS) {
      const least = LEAST_RATED[mechanism];
      const score = (count: number) =>
        mechanismScore(mechanism, { self: rated(mechanism, count), therapist: {} });
      expect([mechanism, score(least - 1)]).toEqual([mechanism, null]);
      expect([mechanism, score(least)]).toEqual([mechanism, (least + 1) / 2]);
    }
    expect([LEAST_RATED.dissonance, LEAST_RATED.communication]).toEqual([4, 3]);
  });

  it("is never lowered by raising one rating, and stays between 0 and 10", () => {
    fc.assert(
      fc.property(
        ratingsOfPartner,
        fc.constantFrom(...INDICATORS),
        fc.constantFrom("self" as const, "therapist" as const),
        fc.integer({ min: 0, max: 10 }),
        (ratings, { key, mechanism }, rater, higher) => {
          const was = ratings[rater][key];
          fc.pre(was !== undefined && higher >= was);
          const raised = { ...ratings, [rater]: { ...ratings[rater], [key]: higher } };
          const before = mechanismScore(mechanism, ratings);
          const after = mechanismScore(mechanism, raised);
          if (before === null) return after === null;
          return after !== null && after >= before - 1e-9 && after >= 0 && after <= 10;
        },
      ),
    );
  });
});

describe("the profile", () => {
  it("has the paper's numbers for its worked example", () => {
    const { couple, shares, lead } = profileOf(WORKED);
    expect(couple.dissonance).toBeCloseTo(5.75, 10);
    expect(couple.regulation).toBeCloseTo(6.15, 10);
    expect(couple.attachment).toBeCloseTo(5.7, 10);
    expect(couple.communication).toBeCloseTo(6.7, 10);
    expect(shares?.dissonance.toFixed(3)).toBe("0.327");
    expect(shares?.regulation.toFixed(3)).toBe("0.349");
    expect(shares?.attachment.toFixed(3)).toBe("0.324");
    expect(lead).toEqual({ kind: "mixed" });
  });

  const flat = (dissonance: number, regulation: number, attachment: number) => {
    const scores = { dissonance, regulation, attachment, communication: 10 };
    return profileOf({ A: scores, B: scores });
  };

  it("names a lead at 5 or more and 1 ahead, else it is mixed; the need to talk never competes", () => {
    expect(flat(6, 5, 4).lead).toEqual({ kind: "lead", mechanism: "dissonance" });
    expect(flat(3, 4, 5).lead).toEqual({ kind: "lead", mechanism: "attachment" });
    expect(flat(5.9, 5, 4).lead).toEqual({ kind: "mixed" });
    expect(flat(2, 4.9, 3).lead).toEqual({ kind: "mixed" });
    expect(flat(6, 6, 1).lead).toEqual({ kind: "mixed" });
  });

  it("calls less than 6 together a low signal, and shows no couple's score where one partner is not rated", () => {
    expect(flat(2, 2, 1.9).lead).toEqual({ kind: "low_signal" });
    expect(flat(2, 2, 2).lead).toEqual({ kind: "mixed" });
    expect(flat(0, 0, 0)).toMatchObject({ lead: { kind: "low_signal" }, shares: null });
    const unrated = { dissonance: null, regulation: null, attachment: null, communication: null };
    const { couple, shares, lead } = profileOf({ A: WORKED.A, B: unrated });
    expect([couple, shares, lead]).toEqual([unrated, null, { kind: "not_enough" }]);
  });

  it("is the same with the two partners swapped, and its shares sum to 1", () => {
    fc.assert(
      fc.property(ratingsOfPartner, ratingsOfPartner, (a, b) => {
        const one = profileFrom({ A: a, B: b });
        const other = profileFrom({ A: b, B: a });
        expect([one.couple, one.lead]).toEqual([other.couple, other.lead]);
        if (one.shares) {
          const sum = Object.values(one.shares).reduce((total, share) => total + share, 0);
          expect(sum).toBeCloseTo(1, 10);
        }
      }),
    );
  });

  it("reads one rating per indicator and partner", () => {
    const ratings = ratingsOf("R", [6, 6, 6, 6]);
    const { partners } = profileFrom({
      A: { self: ratings, therapist: {} },
      B: { self: {}, therapist: ratings },
    });
    expect([partners.A.regulation, partners.B.regulation, partners.A.dissonance]).toEqual([6, 6, null]);
    expect(Object.keys(ratings) satisfies string[] as IndicatorKey[]).toEqual(["R1", "R2", "R3", "R4"]);
  });
});

describe("the shares in whole per cent", () => {
  it("are those of the worked example", () => {
    expect(wholeShares(profileOf(WORKED))).toEqual([
      ["dissonance", 33],
      ["regulation", 35],
      ["attachment", 32],
    ]);
  });

  it("always make 100, each within one of what it is", () => {
    const score = fc.double({ min: 0.01, max: 10, noNaN: true });
    fc.assert(
      fc.property(score, score, score, (dissonance, regulation, attachment) => {
        const sum = dissonance + regulation + attachment;
        const shares = {
          dissonance: dissonance / sum,
          regulation: regulation / sum,
          attachment: attachment / sum,
        };
        const whole = wholeShares({ shares, lead: { kind: "mixed" } }) ?? [];
        expect(whole.reduce((total, [, share]) => total + share, 0)).toBe(100);
        for (const [mechanism, share] of whole)
          expect(Math.abs(share - shares[mechanism] * 100)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { INDICATORS } from "#lib/formulation/indicators";
import { indicatorGroups } from "#lib/formulation/rules-indicators";
import { profileFrom } from "#lib/formulation/rules-profile";
import type { RatingsOfPartner } from "#lib/formulation/types";

const NOTHING: RatingsOfPartner = { self: {}, therapist: {} };
const groupsOf = (A: RatingsOfPartner, B: RatingsOfPartner = NOTHING) =>
  indicatorGroups({ A, B }, profileFrom({ A, B }));
const row = (groups: ReturnType<typeof groupsOf>, key: string) =>
  groups.flatMap(({ rows }) => rows).find((one) => one.key === key);

describe("the indicators side by side", () => {
  it("are all 27, each once, in the paper's order, also where nothing is rated", () => {
    const groups = groupsOf(NOTHING);
    expect(groups.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(
      INDICATORS.map(({ key }) => key),
    );
    expect(row(groups, "D1")?.of.A).toEqual({
      self: null,
      therapist: null,
      combined: null,
      isApart: false,
    });
    expect(groups[0]?.scores).toEqual({ A: null, B: null, couple: null });
  });

  it("say of each what both raters gave and what it comes to", () => {
    const groups = groupsOf({ self: { D1: 2, D2: 0, R1: 5 }, therapist: { D1: 6, D3: 4, R1: 4 } });
    const cell = (key: string) => row(groups, key)?.of.A;
    expect(cell("D1")).toMatchObject({ self: 2, therapist: 6, isApart: true });
    expect(cell("D1")?.combined).toBeCloseTo(4.4);
    expect(cell("D2")).toEqual({ self: 0, therapist: null, combined: 0, isApart: false });
    expect(cell("D3")).toEqual({ self: null, therapist: 4, combined: 4, isApart: false });
    expect(cell("R1")?.combined).toBeCloseTo(4.4);
    expect(cell("R1")?.isApart).toBe(false);
    expect(row(groups, "D1")?.of.B).toEqual({
      self: null,
      therapist: null,
      combined: null,
      isApart: false,
    });
  });

  it("carry the scores they come to", () => {
    const of = (number: number) => ({
      self: { D1: number, D2: number, D3: number, D4: number },
      therapist: {},
    });
    const [dissonance, regulation] = groupsOf(of(4), of(6));
    expect(dissonance?.scores.A).toBe(4);
    expect(dissonance?.scores.B).toBe(6);
    expect(dissonance?.scores.couple).toBeCloseTo(5.4);
    expect(regulation?.scores).toEqual({ A: null, B: null, couple: null });
  });
});

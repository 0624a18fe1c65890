import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAP_LIMITS } from "#lib/formulation/constants";
import { saveLoopMapInput } from "#lib/formulation/map-schema";
import type { JointMap } from "#lib/formulation/map-types";
import {
  blankMap,
  blankNotes,
  endsOf,
  isDrawn,
  isSameMap,
  LINK_KEYS,
  MAP_PARTS,
  mapChanges,
  RING,
} from "#lib/formulation/rules-map";

const anyMap = fc
  .record(Object.fromEntries(MAP_PARTS.map((part) => [part, fc.constantFrom("", "one", "two")])))
  .map((map) => map as JointMap);

describe("the ring", () => {
  it("goes round both of them and ends where it began", () => {
    expect(RING.map(({ part }) => part)).toEqual([
      "A.soft",
      "A.reach",
      "B.respond",
      "B.soft",
      "B.reach",
      "A.respond",
    ]);
    RING.forEach(({ part, link }, place) => {
      const [slot, kind] = link.split(".") as ["A", "soft_reach"];
      const next = RING[(place + 1) % RING.length]?.part;
      expect(endsOf(slot, kind)).toEqual({ from: part, to: next });
    });
    expect(RING.map(({ link }) => link).sort()).toEqual([...LINK_KEYS].sort());
  });
});

describe("two versions", () => {
  it("are the same only where every part and every note is", () => {
    fc.assert(
      fc.property(anyMap, anyMap, (one, other) => {
        const notes = blankNotes();
        const changed = mapChanges(one, other).some(({ kind }) => kind !== "same");
        expect(isSameMap({ map: one, notes }, { map: other, notes })).toBe(!changed);
      }),
    );
    const map = { ...blankMap(), name: "x" };
    const noted = { ...blankNotes(), hypotheses: "y" };
    expect(isSameMap({ map, notes: blankNotes() }, { map, notes: noted })).toBe(false);
  });

  it("tell what is new, taken out and changed, in the order of the map", () => {
    const before = { ...blankMap(), name: "a", "A.soft": "b", stressors: "c" };
    const after = { ...blankMap(), name: "a", "A.soft": "d", exceptions: "e" };
    expect(mapChanges(before, after).map(({ part, kind }) => [part, kind])).toEqual([
      ["name", "same"],
      ["A.soft", "changed"],
      ["stressors", "taken_out"],
      ["exceptions", "new"],
    ]);
  });
});

describe("the form of a map", () => {
  const coupleId = "01999999-0000-7000-8000-000000000001";
  const errors = (fields: Record<string, string>) =>
    saveLoopMapInput
      .safeParse({ coupleId, version: "0", ...fields })
      .error?.issues.map(({ path }) => path.join());

  it("takes what fits, reads line ends alike, and refuses what is too long, unknown or out of the lists", () => {
    const { map, notes } = saveLoopMapInput.parse({
      coupleId,
      version: "3",
      "A.reach": "one\r\ntwo ",
    });
    expect(map["A.reach"]).toBe("one\ntwo");
    expect(notes).toBeNull();
    const noted = saveLoopMapInput.parse({
      coupleId,
      version: "3",
      hypotheses: "",
      "B.reach_response.mechanism": "regulation",
      "B.reach_response.confidence": "",
    });
    expect(noted.notes?.links["B.reach_response"]).toEqual({
      mechanism: "regulation",
      confidence: null,
      evidence: "",
    });
    expect(isDrawn(map)).toBe(true);
    expect(isDrawn(blankMap())).toBe(false);
    expect(errors({ "A.reach": "x".repeat(MAP_LIMITS.reach) })).toBeUndefined();
    expect(errors({ "A.reach": "x".repeat(MAP_LIMITS.reach + 1) })).toEqual(["A.reach"]);
    expect(errors({ "A.soft_reach.mechanism": "communication" })).toEqual(["A.soft_reach.mechanism"]);
    expect(errors({ "A.soft_reach.confidence": "certain" })).toEqual(["A.soft_reach.confidence"]);
    expect(errors({ "C.reach": "x" })).toBeDefined();
    expect(errors({ version: "-1" })).toEqual(["version"]);
  });
});

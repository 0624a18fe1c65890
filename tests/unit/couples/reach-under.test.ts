import { describe, expect, it } from "vitest";
import { HOLD_GATES, reachOf } from "#lib/couples/gates";
import { type Agreed, isOverridable, reachUnder } from "#lib/couples/rules-co-sign";

const agreed = (gate: Agreed["gate"], exerciseClass: Agreed["exerciseClass"]): Agreed => ({
  gate,
  exerciseClass,
  until: "2099-01-01",
  decidedAt: "2026-01-01T00:00:00Z",
});

describe("how far a hold reaches while a co-signature lasts", () => {
  it("is as far as before where nothing was co-signed", () => {
    for (const gate of HOLD_GATES) expect(reachUnder([gate], [])).toEqual(reachOf([gate]));
  });

  it("stops what was co-signed no more, and asks to weigh it", () => {
    for (const gate of HOLD_GATES)
      for (const one of reachOf([gate]).block) {
        const reach = reachUnder([gate], [agreed(gate, one)]);
        expect(reach.block.includes(one)).toBe(!isOverridable(gate));
        expect(reach.warn.includes(one)).toBe(isOverridable(gate));
      }
  });

  it("leaves what another gate stops", () => {
    const reach = reachUnder(["G06", "G04"], [agreed("G06", "X")]);
    expect(reach.block).toEqual(reachOf(["G04"]).block);
  });
});

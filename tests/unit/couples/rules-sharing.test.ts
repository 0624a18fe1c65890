import { describe, expect, it } from "vitest";
import { HOLD_GATES } from "#lib/couples/gates";
import { mayReveal } from "#lib/couples/rules-sharing";

const facts = { isPaused: false, gates: [], partners: [{ ended: false }, { ended: false }] };

describe("whether anything may be revealed", () => {
  it("is stopped by a pause, by the end of an access, and by every gate that stops work", () => {
    expect(mayReveal(facts)).toBe(true);
    expect(mayReveal({ ...facts, isPaused: true })).toBe(false);
    expect(mayReveal({ ...facts, partners: [{ ended: false }, { ended: true }] })).toBe(false);
    const stopping = HOLD_GATES.filter((gate) => !mayReveal({ ...facts, gates: [gate] }));
    // The very list of `app.may_share`.
    expect(stopping.join(" ")).toBe("G01 G02 G03 G04 G05 G05p G06 G07 G09 G10 G11 G12 G14 G16");
  });
});

import { describe, expect, it } from "vitest";
import { openWork } from "#lib/couples/open-work";

const free = { isPaused: false, gates: [] } as const;

describe("whether homework reaches the partners", () => {
  it("is held by a pause, by a gate it carries, and by any gate where it carries none of its own", () => {
    const work = { heldBy: "G02 G05", isRefused: false };
    expect(openWork(free, [], work)).toBe("open");
    expect(openWork({ ...free, isPaused: true }, [], work)).toBe("held");
    expect(openWork({ ...free, gates: ["G03"] }, [], work)).toBe("open");
    expect(openWork({ ...free, gates: ["G03", "G05"] }, [], work)).toBe("held");
    expect(openWork({ ...free, gates: ["G03"] }, [], { ...work, heldBy: "any" })).toBe("held");
    // Two tasks of one exercise, and a name that begins like another.
    expect(openWork({ ...free, gates: ["G05p"] }, [], work)).toBe("open");
    expect(openWork(free, [], { heldBy: "", isRefused: true })).toBe("refused");
  });

  it("is let through by a co-signature for its gate and class, and by no other", () => {
    const work = { heldBy: "G02 G06:X", isRefused: false };
    const signed = (gate: "G06" | "G09", exerciseClass: "T" | "X") =>
      openWork(
        { ...free, gates: ["G06"] },
        [{ gate, exerciseClass, until: "2026-12-31", decidedAt: "2026-11-20T10:00:00Z" }],
        work,
      );
    expect(openWork({ ...free, gates: ["G06"] }, [], work)).toBe("held");
    expect(signed("G06", "X")).toBe("open");
    expect(signed("G06", "T")).toBe("held");
    expect(signed("G09", "X")).toBe("held");
    expect(openWork({ ...free, gates: ["G17"] }, [], { ...work, heldBy: "any" })).toBe("open");
  });

  it("says of a hold first: what stands behind it stays out of sight", () => {
    expect(openWork({ ...free, isPaused: true }, [], { heldBy: "", isRefused: true })).toBe("held");
  });
});

import { describe, expect, it } from "vitest";
import { lostOf, lostWords } from "../../../app/_device/lost-here";

const row = (id: string, sessionId: string) => ({ id, sessionId });

describe("what goes when nothing is kept on a device any more", () => {
  it("is counted but for what the window that asks holds itself", () => {
    const queue = [row("e1", "s1"), row("e2", "s1"), row("e3", "s2")];
    const works = [row("mine", "s1"), row("other", "s1"), row("w3", "s3"), row("w4", "s3")];
    expect(lostOf({ queue, works }, { work: "mine" })).toEqual({ events: 3, plans: 2 });
    expect(lostOf({ queue, works }, { queueOf: "s1" })).toEqual({ events: 1, plans: 2 });
    expect(lostOf({ queue: [], works: [row("mine", "s1")] }, { work: "mine" })).toBeNull();
    expect(lostOf({ queue: [row("e1", "s1")], works: [] }, { queueOf: "s1" })).toBeNull();
  });

  it("is said in words", () => {
    expect(lostWords({ events: 1, plans: 0 })).toContain("1 step or note of a run. It would be erased");
    expect(lostWords({ events: 3, plans: 2 })).toContain(
      "3 steps and notes of a run, and changes to 2 plans.",
    );
  });
});

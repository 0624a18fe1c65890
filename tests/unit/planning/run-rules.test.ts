import { describe, expect, it } from "vitest";
import { clockTimes, dayLabel } from "#lib/planning/rules";
import { movedSentence, movePlanItem } from "#lib/planning/rules-move";
import { item } from "./arbitrary-items";

describe("clock times", () => {
  it("run on in the zone of the session, also over a change of the clocks", () => {
    const start = new Date("2026-11-03T14:00:00Z");
    expect(clockTimes([{ minutes: 27 }, { minutes: 40 }, { minutes: 5 }], start, "Europe/Berlin")).toEqual([
      "15:00",
      "15:27",
      "16:07",
    ]);
    const spring = new Date("2026-03-29T00:50:00Z");
    expect(clockTimes([{ minutes: 10 }, { minutes: 5 }], spring, "Europe/Berlin")).toEqual([
      "01:50",
      "03:00",
    ]);
    expect(dayLabel(new Date("2026-11-03T23:30:00Z"), "Europe/Berlin")).toBe("Wed 4 Nov 2026");
  });

  it("are part of what is said after a move", () => {
    const start = new Date("2026-11-03T14:00:00Z");
    const before = [item("a", { title: "Calm", minutes: 27 }), item("b", { title: "Reach" })];
    const after = movePlanItem(before, "a", "down");
    expect(movedSentence(before, after, "a", start, "Europe/Berlin")).toBe(
      "Calm moved to 2 of 2, starts 15:05",
    );
    const across = movePlanItem(after, "a", "down");
    expect(movedSentence(after, across, "a", start, "Europe/Berlin")).toBe(
      "Calm moved to Close and assign, 2 of 2, starts 15:05",
    );
  });
});

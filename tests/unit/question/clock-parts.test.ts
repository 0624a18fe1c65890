import { describe, expect, it } from "vitest";
import { placeInParts } from "../../../app/_ui/question/clock-parts";

describe("a clock of two parts, five minutes each, taken up again", () => {
  const from = (saved: number) => placeInParts(saved, [5], 2);

  it("begins at the beginning where nothing ran", () => {
    expect(from(0)).toEqual({ part: 1, ran: 0, before: 0 });
  });
  it("goes on within the part that was stopped", () => {
    expect(from(180)).toEqual({ part: 1, ran: 180, before: 0 });
    expect(from(420)).toEqual({ part: 2, ran: 120, before: 300 });
  });
  it("stands at the swap once the first part is over", () => {
    expect(from(300)).toEqual({ part: 1, ran: 300, before: 0 });
  });
  it("runs no third part once both are over", () => {
    expect(from(600)).toEqual({ part: 2, ran: 300, before: 300 });
    expect(from(900)).toEqual({ part: 2, ran: 300, before: 600 });
  });
  it("never loses a second: what ran before and in this part is what was saved", () => {
    for (let saved = 0; saved <= 1000; saved += 1) {
      const { ran, before } = from(saved);
      expect(ran + before).toBe(saved);
    }
  });
});

it("one part begins anew on top of what ran, and so does one whose length was chosen", () => {
  expect(placeInParts(240, [10], 1)).toEqual({ part: 1, ran: 0, before: 240 });
  expect(placeInParts(240, [5, 10], 2)).toEqual({ part: 1, ran: 0, before: 240 });
});

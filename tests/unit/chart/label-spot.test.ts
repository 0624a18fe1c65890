import { describe, expect, it } from "vitest";
import { quietestSpot } from "../../../app/_ui/chart/label-spot";

const box = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 16 });
type Named = { name: string; box: ReturnType<typeof box> };
const spots: readonly [Named, Named] = [
  { name: "left", box: box(0, 40) },
  { name: "right", box: box(120, 40) },
];

describe("quietestSpot", () => {
  it("keeps the first spot while nothing is in its way", () => {
    expect(quietestSpot(spots, [], []).name).toBe("left");
    expect(quietestSpot(spots, [[{ x: 0, y: 90 }]], []).name).toBe("left");
  });

  it("moves away from a line, also where only the stretch between two points runs through", () => {
    const line = [
      { x: 10, y: 0 },
      { x: 60, y: 100 },
    ];
    expect(quietestSpot(spots, [line], []).name).toBe("right");
  });

  it("would rather be crossed by a line than lie over other words", () => {
    const line = [
      { x: 10, y: 48 },
      { x: 90, y: 48 },
    ];
    expect(quietestSpot(spots, [line], [box(150, 30)]).name).toBe("left");
  });
});

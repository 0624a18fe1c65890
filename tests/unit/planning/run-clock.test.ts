import { expect, it } from "vitest";
import { clockAheadOf } from "../../../app/_run/copy";

it("takes the time a page was on its way for what it is, and a clock that is off for what it is", () => {
  const here = 1_800_000_000_000;
  for (const late of [0, 40, 1_500, 19_999]) expect(clockAheadOf(here - late, here)).toBe(0);
  expect(clockAheadOf(here - 3_600_000, here)).toBe(-3_600_000);
  expect(clockAheadOf(here + 120_000, here)).toBe(120_000);
});

import { describe, expect, it } from "vitest";
import type { RunEvent } from "#lib/planning/run-types";
import { lastOtherStep } from "../../../app/_run/other-step";

const step = (deviceId: string, at: number) =>
  ({ id: `${deviceId} ${at}`, deviceId, at, place: 1, kind: "pause" }) as RunEvent;
const sight = (...events: RunEvent[]) => ({ events, own: new Set(["here", "form"]), openedAt: 100 });

describe("a step of another device", () => {
  it("is the last one taken elsewhere while the page was open", () => {
    expect(lastOtherStep(sight(step("there", 120), step("there", 140), step("here", 150)))?.at).toBe(140);
  });

  it("is none that was taken before, which may be one's own before a reload", () => {
    expect(lastOtherStep(sight(step("before the reload", 99), step("before the reload", 100)))).toBeNull();
  });

  it("is none of this page, nor of a plain form", () => {
    expect(lastOtherStep(sight(step("here", 120), step("form", 130)))).toBeNull();
    expect(lastOtherStep(sight())).toBeNull();
  });
});

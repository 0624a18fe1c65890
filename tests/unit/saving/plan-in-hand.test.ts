import { describe, expect, it } from "vitest";
import {
  holdPlan,
  savePlanFirst,
} from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/plan/_components/plan-in-hand";

describe("what stands beside a plan that is being changed", () => {
  it("has it saved first, and waits for nothing where all is saved or no plan is in hand", async () => {
    expect(savePlanFirst("s1")).toBeNull();
    let isDirty = true;
    const letGo = holdPlan("s1", {
      isDirty: () => isDirty,
      flush: async () => {
        isDirty = false;
        return true;
      },
    });
    expect(savePlanFirst("s2")).toBeNull();
    expect(await savePlanFirst("s1")).toBe(true);
    expect(savePlanFirst("s1")).toBeNull();
    isDirty = true;
    letGo();
    expect(savePlanFirst("s1")).toBeNull();
    holdPlan("s1", { isDirty: () => true, flush: async () => false });
    expect(await savePlanFirst("s1")).toBe(false);
  });
});

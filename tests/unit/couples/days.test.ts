import { describe, expect, it } from "vitest";
import { dayIn } from "#lib/couples/days";

describe("the day of an instant where the practice is", () => {
  it("is not the day in UTC late in the evening, and early in the morning further east", () => {
    const at = new Date("2026-11-24T23:30:00Z");
    expect(dayIn(at, "Europe/Berlin")).toBe("2026-11-25");
    expect(dayIn(at, "UTC")).toBe("2026-11-24");
    expect(dayIn(new Date("2026-01-01T03:00:00Z"), "America/New_York")).toBe("2025-12-31");
  });
});

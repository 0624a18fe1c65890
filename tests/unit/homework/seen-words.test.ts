import { describe, expect, it } from "vitest";
import { seenLines } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/wrap-up/_components/seen-words.ts";

const piece = (dueOn: string, waits: { slot: string }[] = []) => ({
  assignmentId: "one",
  title: "Two truths",
  dueOn,
  waits,
});
const seen = (
  last: { A: ReturnType<typeof piece> | null; B: ReturnType<typeof piece> | null },
  isTogether = false,
) =>
  seenLines(
    { opens: "after_days", afterDays: 2 },
    { today: "2026-03-20", dueOn: "2026-03-22", isTogether, last },
  );

describe("what the therapist is told that each will see", () => {
  it("is done around a day after the piece before it, as it is given", () => {
    expect(seen({ A: piece("2026-03-27"), B: piece("2026-03-30") }).dueOn).toBe("2026-04-02");
    expect(seen({ A: null, B: null }).dueOn).toBe("2026-03-22");
  });

  it("names no day that has passed for work of the two together", () => {
    const { lines } = seen({ A: piece("2026-03-01"), B: piece("2026-03-02") }, true);
    expect(lines).toEqual(["A and B do it together, so both find it at once, whatever either has sent."]);
    expect(seen({ A: piece("2026-03-27"), B: null }, true).lines[0]).toMatch(/30 Mar/);
  });

  it("names a last day only where the piece before has opened itself", () => {
    const { lines } = seen({ A: piece("2026-03-27", [{ slot: "A" }]), B: piece("2026-03-27") });
    expect(lines[0]).toContain("was left open for two weeks");
    expect(lines[1]).toContain("at the latest");
  });
});

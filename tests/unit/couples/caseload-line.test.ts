import { describe, expect, it } from "vitest";
import type { CaseloadRow } from "#lib/couples/types";
import { toLine } from "../../../app/(clinician)/couples/_components/caseload-line";

const row: CaseloadRow = {
  id: "0198f5a0-0000-7000-8000-000000000001",
  codeName: "Alder Anchor",
  stage: "early",
  state: "active",
  nextSession: null,
  planStatus: "none",
  homeworkGiven: 0,
  homeworkDone: 0,
  // Half past midnight in Berlin, and the evening before in London and New York.
  lastContactAt: new Date("2026-11-23T23:30:00Z"),
};

describe("a line of the caseload", () => {
  it("tells the last contact by the practice's own day, with and without a next session", () => {
    expect(toLine(row, "Europe/Berlin").lastContact).toBe("24 Nov");
    const nextSession = { id: row.id, startsAt: new Date("2026-11-30T15:00:00Z"), zone: "America/New_York" };
    const line = toLine({ ...row, nextSession }, "Europe/Berlin");
    expect(line.lastContact).toBe("24 Nov");
    expect(line.nextSession).toContain("10:00");
  });
});

import { describe, expect, it } from "vitest";
import {
  agreementLine,
  inForce,
  PARTNER_CARVE_OUT,
  POLICY_KINDS,
  type PolicyVersion,
  stepOf,
} from "#lib/couples/rules-secrets";

const DAY = new Date("2026-11-24T09:00:00Z");
const version = (number: number, change: Partial<PolicyVersion> = {}): PolicyVersion => ({
  version: number,
  kind: "discretion",
  proposedAt: DAY,
  signedAt: { A: null, B: null },
  inForceAt: null,
  ...change,
});

describe("the agreement on secrets", () => {
  it("is said with the safety carve-out in all three, and before any", () => {
    const lines = [null, ...POLICY_KINDS].map(agreementLine);
    expect(new Set(lines).size).toBe(4);
    for (const line of lines) {
      expect(line).toMatch(/^Our agreement/);
      expect(line).toContain(PARTNER_CARVE_OUT);
    }
    expect(lines[0]).toMatch(/not signed yet.*private/);
  });

  it("is the newest that was put in force, whatever was offered since", () => {
    expect(inForce([])).toBeNull();
    expect(inForce([version(2), version(1)])).toBeNull();
    const first = version(1, { inForceAt: DAY });
    const second = version(2, { inForceAt: DAY });
    expect(inForce([version(3), second, first])).toBe(second);
  });

  it("is ready only when both have signed", () => {
    expect(stepOf(undefined)).toBe("none");
    expect(stepOf(version(1, { signedAt: { A: DAY, B: null } }))).toBe("waits");
    expect(stepOf(version(1, { signedAt: { A: null, B: DAY } }))).toBe("waits");
    expect(stepOf(version(1, { signedAt: { A: DAY, B: DAY } }))).toBe("ready");
    expect(stepOf(version(1, { signedAt: { A: DAY, B: DAY }, inForceAt: DAY }))).toBe("in_force");
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { addressIndex, normalAddress } from "#lib/secrets/address-index";

const before = process.env.EVENKEEL_MASTER_KEY;
afterEach(() => {
  process.env.EVENKEEL_MASTER_KEY = before;
});

describe("normalAddress", () => {
  it.each([
    ["Ann@Example.ORG", "ann@example.org"],
    ["  ann@example.org\n", "ann@example.org"],
    ["ａｎｎ@example.org", "ann@example.org"],
  ])("%s is %s", (typed, normal) => {
    expect(normalAddress(typed)).toBe(normal);
  });
});

describe("addressIndex", () => {
  it("is the same for two spellings of one address, and differs for two addresses", () => {
    expect(addressIndex(" Ann@Example.org ").equals(addressIndex("ann@example.org"))).toBe(true);
    expect(addressIndex("ann@example.org").equals(addressIndex("bo@example.org"))).toBe(false);
  });

  it("is 32 bytes nobody can make without the key", () => {
    const here = addressIndex("ann@example.org");
    expect(here).toHaveLength(32);
    process.env.EVENKEEL_MASTER_KEY = Buffer.alloc(32, 9).toString("base64");
    expect(addressIndex("ann@example.org").equals(here)).toBe(false);
  });

  it("stays the same when the master key is rotated", () => {
    const here = addressIndex("ann@example.org");
    process.env.EVENKEEL_MASTER_KEY = `${Buffer.alloc(32, 9).toString("base64")},${before}`;
    expect(addressIndex("ann@example.org").equals(here)).toBe(true);
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { UnsealError } from "#lib/secrets/box";
import {
  COUPLE_SCOPES,
  KeyRing,
  makeDataKey,
  rewrapDataKey,
  slotScope,
  unwrapDataKey,
} from "#lib/secrets/data-keys";

const text = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const before = process.env.EVENKEEL_MASTER_KEY;
afterEach(() => {
  process.env.EVENKEEL_MASTER_KEY = before;
});

const make = () => makeDataKey(newId(), newId(), "shared");

describe("a wrapped data key", () => {
  it("opens with the master key that wrapped it, and holds nothing of the key in clear", () => {
    const { made, row } = make();
    expect(unwrapDataKey(row)).toEqual(made);
    expect(made.key).toHaveLength(32);
    expect(row.wrapped.includes(made.key)).toBe(false);
  });

  it("opens for no other practice, owner, scope or key id", () => {
    const { row } = make();
    for (const moved of [
      { ...row, practiceId: newId() },
      { ...row, ownerId: newId() },
      { ...row, scope: "therapist" },
      { ...row, keyId: newId() },
    ]) {
      expect(() => unwrapDataKey(moved)).toThrow(UnsealError);
    }
  });

  it("does not open when its master key is gone", () => {
    const { row } = make();
    process.env.EVENKEEL_MASTER_KEY = text(8);
    expect(() => unwrapDataKey(row)).toThrow(UnsealError);
    expect(() => rewrapDataKey(row)).toThrow(UnsealError);
  });
});

describe("rewrapDataKey", () => {
  it("wraps the same key under the newest master key; then it is done", () => {
    process.env.EVENKEEL_MASTER_KEY = text(1);
    const { made, row } = make();
    expect(rewrapDataKey(row)).toBeNull();

    process.env.EVENKEEL_MASTER_KEY = `${text(2)},${text(1)}`;
    const next = rewrapDataKey(row);
    expect(next?.wrappedBy).not.toBe(row.wrappedBy);
    const rewrapped = { ...row, wrapped: next?.wrapped ?? Buffer.alloc(0), wrappedBy: next?.wrappedBy ?? "" };
    expect(rewrapDataKey(rewrapped)).toBeNull();

    process.env.EVENKEEL_MASTER_KEY = text(2);
    expect(unwrapDataKey(rewrapped)).toEqual(made);
  });
});

describe("KeyRing", () => {
  it("gives a loaded scope and refuses every other", () => {
    const { made } = make();
    const ring = new KeyRing(new Map([["shared", made]]));
    expect(ring.of("shared")).toBe(made);
    for (const scope of COUPLE_SCOPES.filter((s) => s !== "shared")) {
      expect(() => ring.of(scope)).toThrow(UnsealError);
    }
  });

  it("prints no key", () => {
    const ring = new KeyRing(new Map([["shared", make().made]]));
    expect(JSON.stringify(ring)).toBe("{}");
  });
});

describe("slotScope", () => {
  it("keeps the two partners apart", () => {
    expect(slotScope("partner", "A")).toBe("partner_a");
    expect(slotScope("private", "B")).toBe("private_b");
    expect(slotScope("identity", "A")).toBe("identity_a");
  });
});

import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeToken, readToken, sessionRef } from "#lib/auth/token";
import { idBytes, newId } from "#lib/kernel/ids";

describe("makeToken", () => {
  it("carries the practice and 256 random bits, and keeps a hash that is not the token", () => {
    const practiceId = newId();
    const token = makeToken(practiceId);
    expect(token.text).toMatch(/^[A-Za-z0-9_-]{64}$/);
    const bytes = Buffer.from(token.text, "base64url");
    expect(bytes.subarray(0, 16).equals(idBytes(practiceId))).toBe(true);
    expect(token.hash.equals(createHash("sha256").update(bytes).digest())).toBe(true);
    expect(bytes.includes(token.hash.subarray(0, 8))).toBe(false);
  });

  it("never gives the same token twice", () => {
    const practiceId = newId();
    const made = Array.from({ length: 2000 }, () => makeToken(practiceId).text.slice(-43));
    expect(new Set(made).size).toBe(2000);
  });
});

describe("readToken", () => {
  it("reads what makeToken wrote", () => {
    const token = makeToken(newId());
    expect(readToken(token.text)).toEqual(token);
  });

  it("gives another hash for every other text", () => {
    const { text, hash } = makeToken(newId());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 63 }), fc.constantFrom("A", "b", "_", "-", "0"), (at, letter) => {
        fc.pre(text[at] !== letter);
        const other = readToken(text.slice(0, at) + letter + text.slice(at + 1));
        expect(other?.hash.equals(hash)).toBe(false);
      }),
    );
  });

  it.each([
    ["an empty text", ""],
    ["a short one", "A".repeat(63)],
    ["a long one", "A".repeat(65)],
    ["padding", `${"A".repeat(63)}=`],
    ["the other alphabet", `${"A".repeat(62)}+/`],
    ["a blank", `${"A".repeat(63)} `],
    ["a line end", `${"A".repeat(64)}\n`],
    ["letters of another script", "А".repeat(64)],
    ["an id", newId()],
    ["nothing", null],
    ["no text", 7],
    ["a list", ["A".repeat(64)]],
  ])("refuses %s", (_what, value) => {
    expect(readToken(value)).toBeNull();
  });
});

describe("sessionRef", () => {
  it("groups the lines of one session and cannot be used as one", () => {
    const token = makeToken(newId());
    expect(sessionRef(token)).toMatch(/^[0-9a-f]{16}$/);
    expect(sessionRef(token)).toBe(sessionRef(makeTokenAgain(token.text)));
    expect(token.text).not.toContain(sessionRef(token));
    expect(sessionRef(makeToken(token.practiceId))).not.toBe(sessionRef(token));
  });
});

function makeTokenAgain(text: string) {
  const token = readToken(text);
  if (!token) throw new Error("a token of ours is not read");
  return token;
}

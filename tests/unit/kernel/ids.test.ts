import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatId, idBytes, isId, newId } from "#lib/kernel/ids";

describe("newId", () => {
  it("has the form of a version 7 UUID", () => {
    for (let i = 0; i < 500; i += 1) {
      expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it("carries its millisecond in the first 48 bits, so that ids sort by time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 2 }), (ms) => {
        const [earlier, later] = [newId(ms), newId(ms + 1)];
        expect(idBytes(earlier).readUIntBE(0, 6)).toBe(ms);
        expect(earlier < later).toBe(true);
      }),
    );
  });

  it("never gives the same id twice within one millisecond", () => {
    const now = Date.now();
    expect(new Set(Array.from({ length: 10_000 }, () => newId(now))).size).toBe(10_000);
  });

  it("leaves all 74 random bits random", () => {
    const made = Array.from({ length: 256 }, () => idBytes(newId(0)));
    const random = (byte: number) => (byte === 6 ? 0x0f : byte === 8 ? 0x3f : 0xff);
    for (let byte = 6; byte < 16; byte += 1) {
      const ever = made.reduce((bits, id) => bits | (id[byte] ?? 0), 0);
      const always = made.reduce((bits, id) => bits & (id[byte] ?? 0), 0xff);
      expect((ever ^ always) & random(byte), `byte ${byte}`).toBe(random(byte));
    }
  });
});

describe("isId", () => {
  it("takes what newId makes", () => {
    expect(isId(newId())).toBe(true);
  });

  it.each([
    ["upper case", newId().toUpperCase().replace(/^./, "A")],
    ["no dashes", newId().replaceAll("-", "")],
    ["braces", `{${newId()}}`],
    ["a line end after it", `${newId()}\n`],
    ["a space before it", ` ${newId()}`],
    ["one character short", newId().slice(1)],
    ["a letter that is no hex digit", newId().replace(/.$/, "g")],
    ["an empty text", ""],
    ["SQL", "' or true --"],
    ["null", null],
    ["a number", 7],
    ["a list that holds one", [newId()]],
    ["something that prints as one", { toString: () => newId() }],
  ])("refuses %s", (_what, value) => {
    expect(isId(value)).toBe(false);
  });
});

describe("formatId and idBytes", () => {
  it("turn into each other", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const id = formatId(bytes);
        expect(isId(id)).toBe(true);
        expect(idBytes(id).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });
});

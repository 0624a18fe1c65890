import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  derivedKey,
  formatMasterKeys,
  masterKeyFile,
  masterKeys,
  newMasterKeys,
  parseMasterKeys,
  readMasterKeys,
  withNewWrappingKey,
} from "#lib/secrets/master-key";

const text = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const [one, two, three] = [text(1), text(2), text(3)];
const sentence = /^EVENKEEL_MASTER_KEY .*\.$/;

let folder: string;
const before = process.env.EVENKEEL_MASTER_KEY;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evenkeel-keys-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  process.env.EVENKEEL_MASTER_KEY = before;
});

describe("parseMasterKeys", () => {
  it("reads one key, which is also the fixed one", () => {
    const keys = parseMasterKeys(`${one}\n`);
    expect(keys.wrapping.map((k) => k.key.toString("base64"))).toEqual([one]);
    expect(keys.fixed.toString("base64")).toBe(one);
  });

  it("reads newest first; without `fixed` the oldest is the fixed one", () => {
    const keys = parseMasterKeys(`${two}, ${one}`);
    expect(keys.wrapping.map((k) => k.key.toString("base64"))).toEqual([two, one]);
    expect(keys.fixed.toString("base64")).toBe(one);
    expect(parseMasterKeys(`${two},${one};fixed=${three}`).fixed.toString("base64")).toBe(three);
  });

  it("names a key after its bytes, the same in every process", () => {
    expect(parseMasterKeys(one).wrapping[0]?.id).toBe(parseMasterKeys(`${two},${one}`).wrapping[1]?.id);
    expect(parseMasterKeys(one).wrapping[0]?.id).not.toBe(parseMasterKeys(two).wrapping[0]?.id);
    expect(parseMasterKeys(one).wrapping[0]?.id).not.toContain(Buffer.alloc(4, 1).toString("hex"));
  });

  it("reads base64 without padding and of the URL kind", () => {
    const key = Buffer.alloc(32, 0xfb);
    expect(parseMasterKeys(key.toString("base64url")).fixed.equals(key)).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["blanks", "  \n"],
    ["a word", "secret"],
    ["31 bytes", Buffer.alloc(31, 1).toString("base64")],
    ["33 bytes", Buffer.alloc(33, 1).toString("base64")],
    ["16 bytes", randomBytes(16).toString("base64")],
    ["64 hex digits", randomBytes(32).toString("hex")],
    ["only zeroes", text(0)],
    ["a good key with something that is not base64 in it", `${one.slice(0, 20)}!${one.slice(20)}`],
    ["a good key, twice, without a comma", `${one}${one}`],
    ["an older key missing after its comma", `${one},`],
    ["a bad older key", `${one},secret`],
    ["a bad fixed key", `${one};fixed=secret`],
    ["an empty fixed key", `${one};fixed=`],
    ["a misspelt fixed key", `${two},${one};fixd=${one}`],
    ["a fixed key with a capital", `${two},${one};Fixed=${one}`],
    ["a fixed key with a colon", `${two},${one};fixed:${one}`],
    ["two fixed keys", `${one};fixed=${one};fixed=${two}`],
  ])("refuses %s in one sentence that names the setting and no key", (_what, value) => {
    expect(() => parseMasterKeys(value)).toThrow(sentence);
    try {
      parseMasterKeys(value);
    } catch (error) {
      expect((error as Error).message).not.toContain(one);
      expect((error as Error).message).not.toMatch(/secret/);
    }
  });
});

describe("formatMasterKeys", () => {
  it("writes what parseMasterKeys reads", () => {
    const keys = withNewWrappingKey(withNewWrappingKey(newMasterKeys()));
    expect(parseMasterKeys(formatMasterKeys(keys))).toEqual(keys);
    expect(keys.wrapping).toHaveLength(3);
  });

  it("keeps the fixed key when the last key it came from is dropped", () => {
    const rotated = withNewWrappingKey(parseMasterKeys(one));
    const alone = parseMasterKeys(
      formatMasterKeys({ wrapping: rotated.wrapping.slice(0, 1), fixed: rotated.fixed }),
    );
    expect(alone.fixed.toString("base64")).toBe(one);
    expect(alone.wrapping[0]?.key.toString("base64")).not.toBe(one);
  });
});

describe("withNewWrappingKey", () => {
  it("puts a fresh key in front and changes nothing else", () => {
    const keys = parseMasterKeys(`${two},${one};fixed=${three}`);
    const next = withNewWrappingKey(keys);
    expect(next.wrapping.slice(1)).toEqual(keys.wrapping);
    expect(next.fixed).toEqual(keys.fixed);
    expect(next.wrapping[0]?.key).toHaveLength(32);
    expect(withNewWrappingKey(keys).wrapping[0]?.key).not.toEqual(next.wrapping[0]?.key);
  });
});

describe("readMasterKeys", () => {
  it("reads the setting itself, also one that begins like a path", () => {
    const slashes = Buffer.alloc(32, 0xff).toString("base64");
    expect(slashes.startsWith("/")).toBe(true);
    expect(masterKeyFile(slashes)).toBeNull();
    expect(readMasterKeys(slashes).fixed.toString("base64")).toBe(slashes);
  });

  it("reads a file", () => {
    const file = join(folder, "key");
    writeFileSync(file, `${two},${one}\n`);
    expect(masterKeyFile(file)).toBe(file);
    expect(readMasterKeys(file)).toEqual(parseMasterKeys(`${two},${one}`));
  });

  it("says in one sentence that there is no such file, nor a key", () => {
    for (const value of [
      "/no/such/file",
      "./nothing",
      "secret",
      `${one.slice(0, 30)}`,
      "x".repeat(5000),
      "a\0b",
    ]) {
      expect(() => readMasterKeys(value)).toThrow(sentence);
      expect(() => readMasterKeys(value)).toThrow(/neither 32 random bytes .* nor a file that is there/);
    }
  });

  it("says in one sentence that a file holds no key, or cannot be read", () => {
    const file = join(folder, "key");
    writeFileSync(file, "not a key");
    expect(() => readMasterKeys(file)).toThrow(/must hold 32 random bytes/);
    expect(() => readMasterKeys(folder)).toThrow(
      "EVENKEEL_MASTER_KEY names a file that cannot be read (EISDIR).",
    );
    writeFileSync(file, "");
    expect(() => readMasterKeys(file)).toThrow(sentence);
  });
});

describe("masterKeys", () => {
  it("says what to set when nothing is set", () => {
    process.env.EVENKEEL_MASTER_KEY = "";
    expect(() => masterKeys()).toThrow(sentence);
    delete process.env.EVENKEEL_MASTER_KEY;
    expect(() => masterKeys()).toThrow(sentence);
  });

  it("follows a changed setting", () => {
    process.env.EVENKEEL_MASTER_KEY = one;
    expect(masterKeys().fixed.toString("base64")).toBe(one);
    process.env.EVENKEEL_MASTER_KEY = two;
    expect(masterKeys().fixed.toString("base64")).toBe(two);
  });

  it("follows a file that is replaced while the server is at work", () => {
    const file = join(folder, "key");
    writeFileSync(file, one);
    process.env.EVENKEEL_MASTER_KEY = file;
    const first = masterKeys();
    expect(masterKeys()).toBe(first);
    writeFileSync(`${file}.next`, `${two},${one}`);
    renameSync(`${file}.next`, file);
    expect(masterKeys().wrapping.map((k) => k.key.toString("base64"))).toEqual([two, one]);
    expect(masterKeys().fixed.toString("base64")).toBe(one);
  });

  it("goes on with the keys it has when the file is away for a moment", () => {
    const file = join(folder, "key");
    writeFileSync(file, one);
    chmodSync(file, 0o600);
    process.env.EVENKEEL_MASTER_KEY = file;
    const keys = masterKeys();
    rmSync(file);
    expect(masterKeys()).toBe(keys);
  });
});

describe("derivedKey", () => {
  it("gives 32 bytes that differ by purpose and by fixed key, and by nothing else", () => {
    process.env.EVENKEEL_MASTER_KEY = one;
    const made = (["address index", "session cookie", "release noise", "throttle"] as const).map((p) =>
      derivedKey(p).toString("hex"),
    );
    expect(made.every((hex) => hex.length === 64)).toBe(true);
    expect(new Set([...made, Buffer.from(one, "base64").toString("hex")]).size).toBe(5);
    process.env.EVENKEEL_MASTER_KEY = `${two},${three};fixed=${one}`;
    expect(derivedKey("address index").toString("hex")).toBe(made[0]);
    process.env.EVENKEEL_MASTER_KEY = two;
    expect(derivedKey("address index").toString("hex")).not.toBe(made[0]);
  });

  it("is HKDF-SHA-256 with fixed labels: the known answer must never change", () => {
    process.env.EVENKEEL_MASTER_KEY = one;
    expect(derivedKey("address index").toString("hex")).toBe(
      "691b9ad771cbd3026b1925b81d86210dd234b7c0a63e5d3edc771ebc278a292d",
    );
  });
});

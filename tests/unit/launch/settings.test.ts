import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ensureKeyFile } from "#lib/launch/keys-file";
import { readSettings } from "#lib/launch/settings";
import { masterKeys, readMasterKeys } from "#lib/secrets/master-key";

const KEY = Buffer.alloc(32, 3).toString("base64");
const URL_ = "postgres://evenkeel:pw-canary@db.example.org:5432/evenkeel";
const folder = mkdtempSync(join(tmpdir(), "evenkeel-settings-"));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("readSettings", () => {
  it("starts a laptop with nothing set: own database, demo, port 3000", () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      dataFolder: resolve(".evenkeel"),
      databaseUrl: null,
      ownerDatabaseUrl: null,
      masterKey: null,
      seedDemo: true,
      origin: "http://localhost:3000",
      leaveUrl: "https://www.wikipedia.org/",
    });
  });

  it("takes a server database with its key, and seeds no demo into it unasked", () => {
    const settings = readSettings({ DATABASE_URL: URL_, EVENKEEL_MASTER_KEY: KEY });
    expect(settings).toMatchObject({
      databaseUrl: URL_,
      ownerDatabaseUrl: URL_,
      masterKey: KEY,
      seedDemo: false,
    });
    expect(readSettings({ DATABASE_URL: URL_, EVENKEEL_MASTER_KEY: KEY, EVENKEEL_DEMO: "1" }).seedDemo).toBe(
      true,
    );
    expect(readSettings({ EVENKEEL_DEMO: "0" }).seedDemo).toBe(false);
  });

  it("takes an owner connection of its own, and a key in a file", () => {
    const owner = "postgresql://owner:pw-canary@db.example.org/evenkeel?pgbouncer=true";
    const key = file("key", `${KEY}\n`);
    expect(
      readSettings({ DATABASE_URL: URL_, EVENKEEL_OWNER_DATABASE_URL: owner, EVENKEEL_MASTER_KEY: key }),
    ).toMatchObject({ ownerDatabaseUrl: owner, masterKey: key });
  });

  it("takes a key that begins with a slash, as one in sixty-four does", () => {
    const slash = Buffer.alloc(32, 0xff).toString("base64");
    expect(readSettings({ DATABASE_URL: URL_, EVENKEEL_MASTER_KEY: slash }).masterKey).toBe(slash);
  });

  it("keeps only the origin of an address", () => {
    expect(readSettings({ EVENKEEL_ORIGIN: "https://Practice.Example.org/start?x=1" }).origin).toBe(
      "https://practice.example.org",
    );
    expect(readSettings({ PORT: "8080" }).origin).toBe("http://localhost:8080");
  });

  it("takes mail and leave addresses, and what other parts read by themselves", () => {
    expect(
      readSettings({
        SMTP_URL: "smtps://user:word@mail.example.org:465",
        EVENKEEL_LEAVE_URL: "https://weather.example.org/",
        EVENKEEL_POOL: "40",
        EVENKEEL_LOG: "silent",
        EVENKEEL_TRUST_PROXY: "1",
        EVENKEEL_DIST: ".next-2",
      }),
    ).toMatchObject({ leaveUrl: "https://weather.example.org/" });
  });
});

describe("a setting that cannot be used", () => {
  const server = { DATABASE_URL: URL_, EVENKEEL_MASTER_KEY: KEY };
  it.each([
    ["PORT", { PORT: "" }],
    ["PORT", { PORT: "0" }],
    ["PORT", { PORT: "65536" }],
    ["PORT", { PORT: "3000.5" }],
    ["PORT", { PORT: "-1" }],
    ["PORT", { PORT: "0x10" }],
    ["PORT", { PORT: "1e3" }],
    ["PORT", { PORT: " 3000" }],
    ["PORT", { PORT: "three thousand ".repeat(20) }],
    ["DATABASE_URL", { ...server, DATABASE_URL: "" }],
    ["DATABASE_URL", { ...server, DATABASE_URL: "db.example.org" }],
    ["DATABASE_URL", { ...server, DATABASE_URL: "mysql://user@db.example.org/evenkeel" }],
    ["DATABASE_URL", { ...server, DATABASE_URL: "https://db.example.org/evenkeel" }],
    ["DATABASE_URL", { ...server, DATABASE_URL: "postgres://user@db.example.org" }],
    ["DATABASE_URL", { ...server, DATABASE_URL: "postgres://user@db.example.org/" }],
    ["EVENKEEL_OWNER_DATABASE_URL", { ...server, EVENKEEL_OWNER_DATABASE_URL: "owner" }],
    ["EVENKEEL_OWNER_DATABASE_URL", { ...server, EVENKEEL_OWNER_DATABASE_URL: "postgres://owner@db" }],
    ["EVENKEEL_MASTER_KEY", { DATABASE_URL: URL_ }],
    ["EVENKEEL_MASTER_KEY", { DATABASE_URL: URL_, EVENKEEL_MASTER_KEY: "" }],
    ["EVENKEEL_MASTER_KEY", { ...server, EVENKEEL_MASTER_KEY: "secret" }],
    ["EVENKEEL_MASTER_KEY", { ...server, EVENKEEL_MASTER_KEY: "/no/such/file" }],
    ["EVENKEEL_MASTER_KEY", { ...server, EVENKEEL_MASTER_KEY: "./no-such-file" }],
    ["EVENKEEL_MASTER_KEY", { ...server, EVENKEEL_MASTER_KEY: folder }],
    ["EVENKEEL_MASTER_KEY", { ...server, EVENKEEL_MASTER_KEY: file("bad", "not a key") }],
    ["EVENKEEL_MASTER_KEY", { EVENKEEL_MASTER_KEY: file("empty", "") }],
    ["EVENKEEL_DEMO", { EVENKEEL_DEMO: "yes" }],
    ["EVENKEEL_DEMO", { EVENKEEL_DEMO: "" }],
    ["EVENKEEL_ORIGIN", { EVENKEEL_ORIGIN: "practice.example.org" }],
    ["EVENKEEL_ORIGIN", { EVENKEEL_ORIGIN: "ftp://practice.example.org" }],
    ["EVENKEEL_ORIGIN", { EVENKEEL_ORIGIN: "https://" }],
    ["EVENKEEL_LEAVE_URL", { EVENKEEL_LEAVE_URL: "javascript:alert(1)" }],
    ["EVENKEEL_LEAVE_URL", { EVENKEEL_LEAVE_URL: "wikipedia" }],
    ...["", "0", "-1", "2.5", "ten", "1e3", "501"].map((pool) => ["EVENKEEL_POOL", { EVENKEEL_POOL: pool }]),
    ...["", "loud", "INFO"].map((level) => ["EVENKEEL_LOG", { EVENKEEL_LOG: level }]),
    ...["", "yes", "true"].map((proxy) => ["EVENKEEL_TRUST_PROXY", { EVENKEEL_TRUST_PROXY: proxy }]),
    ...["", "..", ".", "../out", "/tmp/out", "a/b"].map((dist) => ["EVENKEEL_DIST", { EVENKEEL_DIST: dist }]),
    ["SMTP_URL", { SMTP_URL: "mail.example.org" }],
    ["SMTP_URL", { SMTP_URL: "https://mail.example.org" }],
  ] as [string, Record<string, string>][])("%s: one sentence that names it (%j)", (name, env) => {
    let message = "";
    try {
      readSettings(env);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(name);
    expect(message).toMatch(/^[A-Z]/);
    expect(message).not.toContain("\n");
    expect(message.length).toBeLessThan(260);
    for (const secret of [KEY, "pw-canary", "not a key"]) expect(message).not.toContain(secret);
  });

  it("says with a database but no key exactly what to make and where to put it", () => {
    expect(() => readSettings({ DATABASE_URL: URL_ })).toThrow(
      "With DATABASE_URL, the master key must be given too: set EVENKEEL_MASTER_KEY to 32 random bytes in base64 (openssl rand -base64 32), or to a file that holds them.",
    );
  });
});

describe("ensureKeyFile", () => {
  it("makes a key file for its owner alone, and never another over it", () => {
    const made = ensureKeyFile(folder);
    const first = readMasterKeys(made);
    expect(ensureKeyFile(folder)).toBe(made);
    expect(readMasterKeys(made)).toEqual(first);
    process.env.EVENKEEL_MASTER_KEY = made;
    expect(masterKeys()).toEqual(first);
  });

  it("says so when the file is damaged, and leaves it as it is", () => {
    const away = mkdtempSync(join(tmpdir(), "evenkeel-settings-"));
    writeFileSync(join(away, "master-key"), "dam");
    expect(() => ensureKeyFile(away)).toThrow(/^EVENKEEL_MASTER_KEY must hold/);
    rmSync(away, { recursive: true, force: true });
  });
});

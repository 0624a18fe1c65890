import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readMasterKeys } from "#lib/secrets/master-key";
import { runRotateCommand } from "#lib/secrets/rotate-command";
import { cluster, useFreshDatabase, withDatabaseName } from "#tests/support/database";
import { makePractice } from "#tests/support/people";

const text = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const [OLD, NEW] = [text(21), text(22)];
const before = process.env.EVENKEEL_MASTER_KEY;

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let ownerUrl: string;
let folder: string;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evenkeel-rotate-"));
  file = join(folder, "master-key");
  db = await useFreshDatabase();
  ownerUrl = withDatabaseName(cluster().ownerUrl, db.name);
});
beforeEach(() => writeFileSync(file, OLD));
afterEach(async () => {
  await db.owner`delete from data_key`;
  process.env.EVENKEEL_MASTER_KEY = before;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await db.drop();
});

/** Makes a practice whose key is under the master key of the given setting. */
async function practiceUnder(setting: string): Promise<void> {
  process.env.EVENKEEL_MASTER_KEY = setting;
  await makePractice(db.owner);
}

/** What the command prints and ends with, given these settings. */
async function command(env: Record<string, string>, args: string[] = []) {
  const lines: string[] = [];
  const code = await runRotateCommand(args, { ...env }, (line) => lines.push(line));
  return { code, lines };
}

describe("the rotate command", () => {
  it("rotates the keys of a file from a shell, and prints no key", async () => {
    await practiceUnder(OLD);
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["lib/secrets/rotate-command.ts"],
      {
        env: { ...process.env, DATABASE_URL: ownerUrl, EVENKEEL_MASTER_KEY: file },
      },
    );
    expect(stderr).toBe("");
    expect(stdout).toBe(
      [
        "Data keys wrapped under the new master key: 1. Practices: 1.",
        "The key file holds the new master key alone. If other servers have a copy of it, copy it to them now.",
        "",
      ].join("\n"),
    );
    const keys = readMasterKeys(file);
    expect(keys.wrapping).toHaveLength(1);
    const [row] = await db.owner`select wrapped_by from data_key`;
    expect(row?.wrapped_by).toBe(keys.wrapping[0]?.id);
  });

  it("says what to set next when the keys are in the setting, twice, and is then done", async () => {
    await practiceUnder(OLD);
    const first = await command({ DATABASE_URL: ownerUrl, EVENKEEL_MASTER_KEY: OLD });
    expect(first.code).toBe(0);
    expect(first.lines[0]).toMatch(/^Nothing was changed yet\. Set this on every server/);
    const setting = /^EVENKEEL_MASTER_KEY='(.+)'$/.exec(first.lines[1] ?? "")?.[1] ?? "";
    expect(setting).toContain(`,${OLD};fixed=${OLD}`);

    const second = await command({ DATABASE_URL: ownerUrl, EVENKEEL_MASTER_KEY: setting });
    expect(second.lines.slice(0, 2)).toEqual([
      expect.stringMatching(/^Data keys wrapped under the new master key: 1\. Practices: \d+\.$/),
      "The old master key is not needed any more. Set this on every server and start each again:",
    ]);
    const last = /^EVENKEEL_MASTER_KEY='(.+)'$/.exec(second.lines[2] ?? "")?.[1] ?? "";
    expect(last).toBe(`${setting.split(",")[0]};fixed=${OLD}`);
  });

  it("takes the owner's connection where there is one", async () => {
    await practiceUnder(OLD);
    const asked = await command({
      DATABASE_URL: cluster().loginUrl,
      EVENKEEL_OWNER_DATABASE_URL: ownerUrl,
      EVENKEEL_MASTER_KEY: file,
    });
    expect(asked.code).toBe(0);
  });

  it.each([
    ["words it does not know", ["--force"], {}, 2, /^This takes no words\./],
    ["no key", [], { DATABASE_URL: "own" }, 1, /^Set EVENKEEL_MASTER_KEY to what the servers have/],
    [
      "a bad key",
      [],
      { DATABASE_URL: "own", EVENKEEL_MASTER_KEY: "secret" },
      1,
      /^EVENKEEL_MASTER_KEY is neither/,
    ],
    [
      "a bad address",
      [],
      { DATABASE_URL: "nowhere", EVENKEEL_MASTER_KEY: OLD },
      1,
      /^DATABASE_URL is not a URL/,
    ],
    [
      "a database that does not answer",
      [],
      { DATABASE_URL: "postgres://a:b@127.0.0.1:1/x", EVENKEEL_MASTER_KEY: OLD },
      1,
      /^The database cannot be used \(ECONNREFUSED\)\. No key was lost/,
    ],
    [
      "a database without tables",
      [],
      { DATABASE_URL: "bare", EVENKEEL_MASTER_KEY: OLD },
      1,
      /no Evenkeel tables yet/,
    ],
    [
      "a login that is not the owner",
      [],
      { DATABASE_URL: "login", EVENKEEL_MASTER_KEY: OLD },
      1,
      /may not act as the owner/,
    ],
    [
      "no installation at all",
      [],
      { EVENKEEL_DATA: "/no/such/folder" },
      1,
      /^There is no installation in \/no\/such\/folder\./,
    ],
  ] as [string, string[], Record<string, string>, number, RegExp][])(
    "says in one sentence: %s",
    async (_what, args, env, code, sentence) => {
      const urls: Record<string, string> = {
        own: ownerUrl,
        bare: withDatabaseName(cluster().ownerUrl, "template1"),
        login: withDatabaseName(cluster().loginUrl, db.name),
      };
      const given = env.DATABASE_URL
        ? { ...env, DATABASE_URL: urls[env.DATABASE_URL] ?? env.DATABASE_URL }
        : env;
      const asked = await command(given, args);
      expect(asked).toEqual({ code, lines: [expect.stringMatching(sentence)] });
    },
  );

  it("leaves the file alone when there is a key it cannot open", async () => {
    await practiceUnder(NEW);
    const asked = await command({ DATABASE_URL: ownerUrl, EVENKEEL_MASTER_KEY: file });
    expect(asked.code).toBe(1);
    expect(asked.lines).toEqual([expect.stringMatching(/^Data keys \(1\) are wrapped under a master key/)]);
    expect(readFileSync(file, "utf8")).toBe(OLD);
  });
});

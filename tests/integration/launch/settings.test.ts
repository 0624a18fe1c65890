import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { beganAt } from "#lib/launch/hold-folder";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "evenkeel-launch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, "a-file");
writeFileSync(file, "not a folder");
const KEY = Buffer.alloc(32, 5).toString("base64");

type Ended = { code: number | null; out: string; err: string };

/** Starts the product as `npm start` does, with these settings and no others, until it ends. */
function start(settings: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, ["lib/launch/main.ts"], {
    cwd: ROOT,
    env: { NODE_ENV: "production", PATH: process.env.PATH, EVENKEEL_DATA: join(folder, "data"), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  return new Promise((done) => child.once("exit", (code) => done({ code, ...said })));
}

/** A port nothing listens on. */
async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return String(typeof address === "object" && address ? address.port : 0);
}

const cases: [what: string, settings: () => Promise<Record<string, string>>, sentence: RegExp][] = [
  ["a port that is none", async () => ({ PORT: "70000" }), /^PORT must be a whole number from 1 to 65535/],
  ["a log level that is none", async () => ({ EVENKEEL_LOG: "loud" }), /^EVENKEEL_LOG must be one of silent/],
  [
    "a database address that is none",
    async () => ({ DATABASE_URL: "mysql://canary-password@db/evenkeel", EVENKEEL_MASTER_KEY: KEY }),
    /^DATABASE_URL must start with postgres:\/\//,
  ],
  [
    "a database without a master key",
    async () => ({ DATABASE_URL: "postgres://u:canary-password@127.0.0.1:1/evenkeel" }),
    /^With DATABASE_URL, the master key must be given too: set EVENKEEL_MASTER_KEY/,
  ],
  [
    "a database that is not there",
    async () => ({
      PORT: await freePort(),
      DATABASE_URL: `postgres://u:canary-password@127.0.0.1:${await freePort()}/evenkeel`,
      EVENKEEL_MASTER_KEY: KEY,
    }),
    /^The database named by DATABASE_URL cannot be reached \(ECONNREFUSED\)\. Nothing was started\.$/m,
  ],
  [
    "a data folder that another one is at work in",
    async () => {
      const busy = mkdtempSync(join(folder, "busy-"));
      const holder = { pid: process.pid, began: beganAt(process.pid), port: 4321, leaving: false };
      writeFileSync(join(busy, "launcher.json"), JSON.stringify(holder));
      return { PORT: await freePort(), EVENKEEL_DATA: busy };
    },
    /^The data folder \S+ is in use by an Evenkeel that runs on port 4321\. Stop that one first, or set/m,
  ],
  [
    "a data folder where nothing can be made",
    async () => ({ PORT: await freePort(), EVENKEEL_DATA: "/proc/nope" }),
    /^The data folder \/proc\/nope cannot be written\. Set EVENKEEL_DATA to a folder that can\.$/m,
  ],
  [
    "a data folder that cannot be",
    async () => ({ PORT: await freePort(), EVENKEEL_DATA: join(file, "data") }),
    /^The data folder \S+ cannot be written\. Set EVENKEEL_DATA to a folder that can\.$/m,
  ],
];

describe("a start that cannot be", () => {
  it.each(cases)("ends at once with one sentence: %s", async (_what, settings, sentence) => {
    const { code, out, err } = await start(await settings());
    expect(err).toMatch(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).not.toMatch(/canary| at .*:\d+:\d+/);
    expect(out).not.toMatch(/Building|Starting/);
    expect(code).toBe(1);
  });
});

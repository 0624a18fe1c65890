import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "#lib/launch/build";
import { openClient } from "#tests/bench/client";
import { freePort } from "#tests/bench/next-server";

const PATIENCE_MS = 90_000;

/** Milliseconds from `npm start` to the first answer, the build being there: first ever, and again. */
export type WholeStart = { coldMs: number; warmMs: number };

/** Starts the whole product, its own database and sample practice with it, twice in one data folder. */
export async function wholeStart(): Promise<WholeStart> {
  const folder = mkdtempSync(join(tmpdir(), "evenkeel-bench-start-"));
  try {
    const coldMs = await startOnce(folder);
    return { coldMs, warmMs: await startOnce(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const { DATABASE_URL: _url, EVENKEEL_MASTER_KEY: _key, ...env } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, [join(ROOT, "lib/launch/main.ts")], {
    cwd: ROOT,
    env: { ...env, PORT: String(port), EVENKEEL_DATA: folder },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-1000);
  });
  const ended = new Promise<true>((done) => child.once("exit", () => done(true)));
  const client = openClient(port, 1);
  try {
    for (;;) {
      if (await Promise.race([ended, sleep(10).then(() => false)])) {
        throw new Error(`The product ended while starting.\n${complaint}`);
      }
      if (performance.now() - started > PATIENCE_MS) throw new Error("The product did not start in time.");
      const answer = await client.send({ method: "GET", path: "/sign-in" }).catch(() => null);
      if (answer?.status === 200) return performance.now() - started;
    }
  } finally {
    client.close();
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(30_000)]);
  }
}

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "#lib/launch/build";
import { type Ask, openClient } from "#tests/bench/client";

/** A running `next start` and how long it took from spawn to its first good answer. */
export type NextServer = { pid: number; port: number; startMs: number; stop(): Promise<void> };

export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * Starts the build of `folder` as the launcher would and waits until `first` is answered with 200. Used
 * for the product and for the empty app alike, so that the two are started and timed the same way.
 */
export async function startNext(
  folder: string,
  port: number,
  env: Record<string, string>,
  first: Ask,
): Promise<NextServer> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      "--import",
      join(ROOT, "lib/launch/client-address.mjs"),
      join(ROOT, "node_modules/next/dist/bin/next"),
      "start",
      "-p",
      String(port),
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        ...env,
        PORT: String(port),
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
      },
      // The channel is how it notices that we are gone.
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
    },
  );
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-3000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const ended = new Promise<true>((done) => child.once("exit", () => done(true)));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    if (await Promise.race([ended, sleep(8000).then(() => false)])) return;
    child.kill("SIGKILL");
    await ended;
  };
  const client = openClient(port, 1);
  try {
    for (;;) {
      if (performance.now() - started > 45_000) throw new Error(`A server did not answer.\n${output}`);
      const over = await Promise.race([ended, sleep(5).then(() => false)]);
      if (over) throw new Error(`A server ended by itself.\n${output}`);
      const answer = await client.send(first).catch(() => null);
      if (answer?.status === 200) break;
    }
  } catch (error) {
    await stop();
    throw error;
  } finally {
    client.close();
  }
  return { pid: child.pid ?? 0, port, startMs: performance.now() - started, stop };
}

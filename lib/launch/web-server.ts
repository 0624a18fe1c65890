import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "#lib/launch/build";

// A connection that is let go just as the next request is on its way is an error to whoever sent it: longer than the
// minute that proxies keep theirs.
const KEPT_ALIVE_MS = 75_000;

export type WebServer = { process: ChildProcess; exited: Promise<number>; stop(): Promise<void> };

async function isPortFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, () => probe.close(() => done(true)));
  });
}

/** A server whose launcher was killed needs a moment to notice and let go of the port. */
export async function waitForPort(port: number): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await isPortFree(port)) return;
    await sleep(200);
  }
  throw new Error(`Port ${port} is used by another program. Set PORT to a free one.`);
}

/**
 * Starts the web server as one process of its own group and waits until it answers. Its log lines
 * (JSON) pass through; the framework's banner does not.
 */
export async function startWebServer(port: number, env: Record<string, string>): Promise<WebServer> {
  const child = spawn(
    process.execPath,
    [
      "--import",
      join(ROOT, "lib/launch/client-address.mjs"),
      join(ROOT, "node_modules/next/dist/bin/next"),
      "start",
      "-p",
      String(port),
      "--keepAliveTimeout",
      String(KEPT_ALIVE_MS),
    ],
    {
      cwd: ROOT,
      env: { ...process.env, ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
    },
  );
  let early = "";
  const pass = (out: NodeJS.WriteStream) => (chunk: Buffer) => {
    early = (early + chunk.toString()).slice(-4000);
    for (const line of chunk.toString().split("\n")) if (line.startsWith("{")) out.write(`${line}\n`);
  };
  child.stdout?.on("data", pass(process.stdout));
  child.stderr?.on("data", pass(process.stderr));
  const exited = new Promise<number>((done) => child.once("exit", (code) => done(code ?? 1)));
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const ended = await Promise.race([exited, sleep(40).then(() => null)]);
    if (ended !== null) throw new Error(`The web server did not start.\n${early}`);
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`);
      if (response.ok) return { process: child, exited, stop: () => stop(child, exited) };
    } catch {
      // not listening yet
    }
  }
  child.kill("SIGKILL");
  throw new Error(`The web server did not answer within a minute.\n${early}`);
}

/** Asks for an orderly end (requests under way are finished), and insists after 20 seconds. */
async function stop(child: ChildProcess, exited: Promise<number>): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  const ended = await Promise.race([exited, sleep(20_000).then(() => null)]);
  if (ended === null) child.kill("SIGKILL");
}

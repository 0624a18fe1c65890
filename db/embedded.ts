import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries, serverUser } from "#db/embedded-binaries";

/** A running embedded PostgreSQL: where it listens, whether it ended, and how to end it. */
export type EmbeddedServer = {
  port: number;
  pid: number;
  ownerUrl(database: string): string;
  /** True when the server was running already and this process joined it. */
  joined: boolean;
  isOver(): boolean;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  folder: string;
  /** True for throw-away test clusters: no flush to disk. Never for data anybody wants to keep. */
  disposable?: boolean;
  say?: (line: string) => void;
};

const SUPERUSER = "evenkeel_owner";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Pid and port of a server already running on this data folder, for instance after our own kill -9. */
function runningServer(data: string): { pid: number; port: number } | null {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  if (!pid || !port || !isAlive(Number(pid))) return null;
  // A recycled pid belongs to some other program: then the file is only a leftover.
  if (process.platform === "linux") {
    const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, "utf8") : "";
    if (!command.includes("postgres")) return null;
  }
  return { pid: Number(pid), port: Number(port) };
}

/** One folder after the other: the recursive call of this Node never ends where nothing can be made, as in /proc. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder, { mode: 0o755 });
}

/** Makes sure that there is a data folder to write in. Throws Error with one clear sentence when there cannot be. */
export function makeDataFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(`The data folder ${folder} cannot be written. Set EVENKEEL_DATA to a folder that can.`);
  }
}

/**
 * Starts (or joins) the embedded PostgreSQL of `folder`, making the data folder on first use.
 * Listens on loopback with a password only. Recovers by itself after a crash.
 * Throws Error with one clear sentence when the folder cannot be used or the server does not come up.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  const say = options.say ?? (() => {});
  const user = serverUser();
  makeDataFolder(folder);
  const data = join(folder, "pgdata");
  const bin = findBinaries(folder, user?.uid ?? null);
  const passwordFile = join(folder, "database-password");
  if (!existsSync(passwordFile))
    writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const password = readFileSync(passwordFile, "utf8").trim();
  const as = user ? { uid: user.uid, gid: user.gid } : {};

  if (!existsSync(join(data, "PG_VERSION"))) {
    say("Making the database folder");
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
    const pwfile = join(folder, "initial-password");
    writeFileSync(pwfile, password, { mode: 0o600 });
    if (user) {
      chownSync(data, user.uid, user.gid);
      chownSync(pwfile, user.uid, user.gid);
      chmodSync(folder, 0o755);
    }
    try {
      execFileSync(
        join(bin, "initdb"),
        [
          "-D",
          data,
          "-U",
          SUPERUSER,
          "-A",
          "scram-sha-256",
          `--pwfile=${pwfile}`,
          "-E",
          "UTF8",
          "--locale=C.UTF-8",
          ...(options.disposable ? ["--no-sync"] : []),
        ],
        { ...as, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
      );
    } catch (error) {
      rmSync(data, { recursive: true, force: true });
      const detail = String((error as { stderr?: Buffer }).stderr ?? "");
      if (isFull(detail)) {
        throw new Error(
          `There is no space left on the disk of ${folder}. Free some and start again; nothing was written.`,
        );
      }
      throw new Error(
        `The database folder could not be made in ${folder}: ${detail.trim().split("\n").at(-1) ?? "no reason given"}`,
      );
    } finally {
      rmSync(pwfile, { force: true });
    }
  }

  for (let tries = 0; ; tries += 1) {
    const found = runningServer(data);
    if (found) return attach(found.pid, found.port, password, null);
    const outcome = await launch({ bin, data, folder, as, disposable: options.disposable ?? false });
    if ("child" in outcome) return attach(outcome.child.pid ?? 0, outcome.port, password, outcome.child);
    // After a kill -9 the old server's children need a moment to notice and end.
    const passing = /still in use|lock file|already exists|Address already in use/i.test(outcome.log);
    if (isFull(outcome.log) || !passing || tries >= 60) throw new Error(startProblem(folder, outcome.log));
    await sleep(250);
  }
}

function isFull(log: string): boolean {
  return /No space left/i.test(log);
}

function startProblem(folder: string, log: string): string {
  if (isFull(log)) {
    return `There is no space left on the disk of ${folder}. Free some and start again; every saved row is kept.`;
  }
  return `The database in ${folder} did not start: ${log.trim().split("\n").at(-1) ?? "no reason given"}`;
}

const DISPOSABLE = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  // Test files run beside each other, one for each core, and each has connections of its own.
  "max_connections=300",
];

type Launch = {
  bin: string;
  data: string;
  folder: string;
  as: { uid?: number; gid?: number };
  disposable: boolean;
};

/** Starts the server program and waits until it takes connections, or says why it ended. */
async function launch({
  bin,
  data,
  folder,
  as,
  disposable,
}: Launch): Promise<{ child: ChildProcess; port: number } | { log: string }> {
  const port = await steadyPort(folder);
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    // Nothing a person wrote may reach the server's log, not even in an error.
    "log_statement=none",
    "log_parameter_max_length=0",
    "log_parameter_max_length_on_error=0",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "timezone=UTC",
    "max_connections=60",
    ...(disposable ? DISPOSABLE : []),
  ];
  let log = "";
  const child = spawn(join(bin, "postgres"), ["-D", data, ...settings.flatMap((s) => ["-c", s])], {
    ...as,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    // Its own group: Ctrl-C in the terminal reaches us alone, and we stop it in order.
    detached: true,
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  const exited = new Promise<true>((done) => child.once("exit", () => done(true)));
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    if (await Promise.race([exited, sleep(20).then(() => false)])) return { log };
    if (isReady(data, child.pid ?? 0)) {
      child.unref();
      (child.stderr as { unref?: () => void } | null)?.unref?.();
      return { child, port };
    }
  }
  child.kill("SIGQUIT");
  return { log: "it was not ready within a minute" };
}

/** The port of last time when it is free, so that a restarted database is found where it was. */
async function steadyPort(folder: string): Promise<number> {
  const file = join(folder, "database-port");
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const port = (last > 0 && (await canListen(last))) || (await canListen(0));
  writeFileSync(file, String(port));
  return port || 0;
}

/** The port that could be listened on, or 0. */
async function canListen(port: number): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(0));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The first line of postmaster.pid is the server's pid, the eighth says "ready". */
function isReady(data: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

function attach(pid: number, port: number, password: string, child: ChildProcess | null): EmbeddedServer {
  const isOver = () => (child ? child.exitCode !== null || child.signalCode !== null : !isAlive(pid));
  return {
    pid,
    port,
    ownerUrl: (database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    joined: child === null,
    isOver,
    stop: async () => {
      if (isOver()) return;
      process.kill(pid, "SIGINT"); // fast shutdown: rolls back what runs, flushes, exits
      for (let i = 0; i < 800 && !isOver(); i += 1) await sleep(25);
    },
  };
}

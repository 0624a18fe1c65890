import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startEmbedded } from "#db/embedded";

// Programs that fail the way the real ones do on a full disk, run as whoever runs the tests.
const programs = vi.hoisted(() => ({ bin: "" }));
vi.mock("#db/embedded-binaries", () => ({ findBinaries: () => programs.bin, serverUser: () => null }));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evenkeel-full-"));
  programs.bin = join(folder, "bin");
  mkdirSync(programs.bin);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: "initdb" | "postgres", says: string): void {
  const file = join(programs.bin, name);
  writeFileSync(file, `#!/bin/sh\necho '${says}' >&2\nexit 1\n`);
  chmodSync(file, 0o755);
}

const refusal = (data: string) =>
  startEmbedded({ folder: data }).then(
    () => "started",
    (error: Error) => error.message,
  );

describe("a disk with no room", () => {
  it("is named when the database is made, and nothing half made stays behind", async () => {
    program("initdb", "initdb: error: could not write to file: No space left on device");
    const data = join(folder, "data");
    expect(await refusal(data)).toBe(
      `There is no space left on the disk of ${data}. Free some and start again; nothing was written.`,
    );
    expect(existsSync(join(data, "pgdata"))).toBe(false);
    expect(existsSync(join(data, "initial-password"))).toBe(false);
  });

  it("is named when a database that is there cannot start, and its rows are left alone", async () => {
    program("postgres", 'FATAL:  could not write lock file "postmaster.pid": No space left on device');
    const data = join(folder, "data");
    mkdirSync(join(data, "pgdata"), { recursive: true });
    writeFileSync(join(data, "pgdata", "PG_VERSION"), "18\n");
    expect(await refusal(data)).toBe(
      `There is no space left on the disk of ${data}. Free some and start again; every saved row is kept.`,
    );
    expect(existsSync(join(data, "pgdata", "PG_VERSION"))).toBe(true);
  });

  it("is not blamed for anything else: the program's own last line is passed on", async () => {
    program("initdb", "initdb: error: invalid locale name");
    const data = join(folder, "data");
    expect(await refusal(data)).toBe(
      `The database folder could not be made in ${data}: initdb: error: invalid locale name`,
    );
    program("postgres", "FATAL:  the database files are incompatible with this server");
    mkdirSync(join(data, "pgdata"), { recursive: true });
    writeFileSync(join(data, "pgdata", "PG_VERSION"), "14\n");
    expect(await refusal(data)).toBe(
      `The database in ${data} did not start: FATAL:  the database files are incompatible with this server`,
    );
  });
});

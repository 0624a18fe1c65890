// node lib/secrets/rotate-command.ts
// Rotates the master key, of DATABASE_URL and EVENKEEL_MASTER_KEY or else of the data folder.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startEmbedded } from "#db/embedded";
import { readDatabaseUrl } from "#db/url";
import { databaseCode } from "#db/with-actor";
import { type Rotation, rotateMasterKey } from "#lib/secrets/rotate-master-key";

type Env = Record<string, string | undefined>;
type Print = (line: string) => void;

const NOT_OWNER =
  "The connection signs in as somebody who may not act as the owner. Nothing was changed. Use the one that runs the migrations, in EVENKEEL_OWNER_DATABASE_URL.";
const NO_TABLES = "This database has no Evenkeel tables yet. Nothing was changed.";

/** PostgreSQL codes of somebody who is not the owner, and of a database that was never migrated. */
const SENTENCE_OF: Readonly<Record<string, string>> = {
  "42501": NOT_OWNER,
  "22023": NO_TABLES,
  "42P01": NO_TABLES,
};

function problemOf(error: unknown): string {
  const code = databaseCode(error);
  const fromFile = error instanceof Error && "syscall" in error && "path" in error;
  if (code === null || fromFile) return error instanceof Error ? error.message : String(error);
  return (
    SENTENCE_OF[code] ??
    `The database cannot be used (${code}). No key was lost; start again when it is back.`
  );
}

function say(rotation: Rotation, print: Print): void {
  const wrapped = `${rotation.keys} data keys of ${rotation.practices} practices were wrapped under the new master key.`;
  if (rotation.inFile) {
    print(wrapped);
    print(
      "The key file holds the new master key alone. If other servers have a copy of it, copy it to them now.",
    );
    return;
  }
  if (rotation.practices === 0) {
    print(
      "Nothing was changed yet. First set this on every server and start it again, then run this once more:",
    );
  } else {
    print(wrapped);
    print("The old master key is not needed any more. Set this on every server and start it again:");
  }
  print(`EVENKEEL_MASTER_KEY='${rotation.next ?? ""}'`);
}

/** The owner's connection and the key of a server database. Throws Error with one clear sentence. */
function serverUrl(env: Env): string {
  const name = env.EVENKEEL_OWNER_DATABASE_URL ? "EVENKEEL_OWNER_DATABASE_URL" : "DATABASE_URL";
  const read = readDatabaseUrl(env[name] ?? "");
  if ("problem" in read) throw new Error(read.problem.replaceAll("DATABASE_URL", name));
  if (!env.EVENKEEL_MASTER_KEY) {
    throw new Error(
      "Set EVENKEEL_MASTER_KEY to what the servers use: the keys, or the file that holds them.",
    );
  }
  return read.url;
}

/** Rotates the keys of an installation with a database of its own, joining it or starting it for this. */
async function rotateInFolder(folder: string, print: Print): Promise<void> {
  if (!existsSync(join(folder, "master-key")) || !existsSync(join(folder, "pgdata"))) {
    throw new Error(
      `There is no installation in ${folder}. Set EVENKEEL_DATA to its data folder, or DATABASE_URL to its database.`,
    );
  }
  const pidFile = join(folder, "pgdata", "postmaster.pid");
  const before = existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8").split("\n")[0]) : 0;
  const server = await startEmbedded({ folder });
  try {
    say(await rotateMasterKey(server.ownerUrl("evenkeel")), print);
  } finally {
    if (server.pid !== before) await server.stop();
  }
}

/** Rotates the master key and prints what it did, or one sentence. Returns the exit code. */
export async function runRotateCommand(args: readonly string[], env: Env, print: Print): Promise<number> {
  if (args.length > 0) {
    print(
      "This takes no words: set DATABASE_URL and EVENKEEL_MASTER_KEY, then node lib/secrets/rotate-command.ts",
    );
    return 2;
  }
  try {
    if (env.DATABASE_URL || env.EVENKEEL_OWNER_DATABASE_URL) {
      const url = serverUrl(env);
      process.env.EVENKEEL_MASTER_KEY = env.EVENKEEL_MASTER_KEY;
      say(await rotateMasterKey(url), print);
    } else {
      const folder = resolve(env.EVENKEEL_DATA || ".evenkeel");
      process.env.EVENKEEL_MASTER_KEY = env.EVENKEEL_MASTER_KEY || join(folder, "master-key");
      await rotateInFolder(folder, print);
    }
    return 0;
  } catch (error) {
    print(problemOf(error));
    return 1;
  }
}

if (import.meta.main) {
  process.exitCode = await runRotateCommand(process.argv.slice(2), process.env, (line: string) =>
    process.stdout.write(`${line}\n`),
  );
}

// node lib/secrets/rotate-command.ts
// Rotates the master key of this installation: the one of DATABASE_URL, or the data folder's own.
import { onInstallation } from "#db/installation";
import { readDatabaseUrl } from "#db/url";
import { databaseCode } from "#db/with-actor";
import { type Rotation, rotateMasterKey } from "#lib/secrets/rotate-master-key";

type Env = Record<string, string | undefined>;
type Print = (line: string) => void;

const USAGE = "This takes no words. Set DATABASE_URL and EVENKEEL_MASTER_KEY as the servers have them.";
const NO_KEY =
  "Set EVENKEEL_MASTER_KEY to what the servers have: the keys, or the file that holds them. Nothing was changed.";
const NOT_OWNER =
  "The connection signs in as somebody who may not act as the owner. Nothing was changed. Use the one that runs the migrations, in EVENKEEL_OWNER_DATABASE_URL.";
const NO_TABLES = "This database has no Evenkeel tables yet. Nothing was changed.";

/** PostgreSQL codes of somebody who is not the owner, and of a database that was never migrated. */
const SENTENCE_OF: Readonly<Record<string, string>> = {
  "42501": NOT_OWNER,
  "22023": NO_TABLES,
  "42P01": NO_TABLES,
};

/** The sentence for whatever went wrong. */
function problemOf(error: unknown): string {
  const code = databaseCode(error);
  const isOfFile = error instanceof Error && "syscall" in error && "path" in error;
  if (code === null || isOfFile) return error instanceof Error ? error.message : String(error);
  return (
    SENTENCE_OF[code] ??
    `The database cannot be used (${code}). No key was lost; start again when it is back.`
  );
}

/** What was done, and what is left to do by hand. */
function linesOf(rotation: Rotation): string[] {
  const set = `EVENKEEL_MASTER_KEY='${rotation.next ?? ""}'`;
  if (!rotation.inFile && rotation.practices === 0) {
    return [
      "Nothing was changed yet. Set this on every server, start each again, and then run this once more:",
      set,
    ];
  }
  const wrapped = `Data keys wrapped under the new master key: ${rotation.keys}. Practices: ${rotation.practices}.`;
  return rotation.inFile
    ? [
        wrapped,
        "The key file holds the new master key alone. If other servers have a copy of it, copy it to them now.",
      ]
    : [
        wrapped,
        "The old master key is not needed any more. Set this on every server and start each again:",
        set,
      ];
}

async function rotate(ownerUrl: string, env: Env): Promise<Rotation> {
  const read = readDatabaseUrl(ownerUrl);
  if ("problem" in read) throw new Error(read.problem);
  if (!env.EVENKEEL_MASTER_KEY) throw new Error(NO_KEY);
  process.env.EVENKEEL_MASTER_KEY = env.EVENKEEL_MASTER_KEY;
  return rotateMasterKey(read.url);
}

/** Rotates the master key and prints what it did, or one sentence. Returns the exit code. */
export async function runRotateCommand(args: readonly string[], env: Env, print: Print): Promise<number> {
  if (args.length > 0) {
    print(USAGE);
    return 2;
  }
  try {
    const rotation = await onInstallation(env, (ownerUrl) => rotate(ownerUrl, env));
    for (const line of linesOf(rotation)) print(line);
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

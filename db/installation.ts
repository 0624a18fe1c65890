import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { startEmbedded } from "#db/embedded";

/** Database of the embedded server. */
export const DATABASE = "evenkeel";

type Env = Record<string, string | undefined>;

/** The folder an installation without DATABASE_URL keeps its data in. */
export function dataFolder(env: Env): string {
  return resolve(env.EVENKEEL_DATA || ".evenkeel");
}

/**
 * Runs a command's work on this installation: on the database of DATABASE_URL, or on the embedded one,
 * which is joined when it runs and otherwise started for as long as this takes. Hands over the owner's
 * address and leaves EVENKEEL_MASTER_KEY set. Throws Error with one sentence when there is nothing yet.
 */
export async function onInstallation<T>(env: Env, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const given = env.EVENKEEL_OWNER_DATABASE_URL ?? env.DATABASE_URL;
  if (given) return work(given);
  const folder = dataFolder(env);
  if (!existsSync(join(folder, "master-key")) || !existsSync(join(folder, "pgdata"))) {
    throw new Error(
      `There is no installation in ${folder}. Run npm start once, or set EVENKEEL_DATA to its data folder or DATABASE_URL to its database.`,
    );
  }
  env.EVENKEEL_MASTER_KEY ??= join(folder, "master-key");
  const server = await startEmbedded({ folder });
  try {
    return await work(server.ownerUrl(DATABASE));
  } finally {
    if (!server.joined) await server.stop();
  }
}

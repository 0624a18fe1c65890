import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbedded } from "#db/embedded";
import { prepareLogin } from "#db/migrate";
import { bringUpToDate } from "#lib/launch/bring-up-to-date";

const LOGIN = "evenkeel_bench";

/** A PostgreSQL of our own in a temporary folder, flushing to disk as the product's does. */
export type Cluster = {
  pid: number;
  version: string;
  ownerUrl(database: string): string;
  /** For the product's server: may become any audience, owns nothing. */
  loginUrl(database: string): string;
  /** Copies a database to which nobody is connected. */
  copy(from: string, to: string): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the cluster with one migrated, empty database of the given name. */
export async function startCluster(database: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "evenkeel-bench-database-"));
  const server = await startEmbedded({ folder }).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const admin = postgres(server.ownerUrl("postgres"), { max: 1, onnotice: () => {} });
  const password = randomBytes(18).toString("base64url");
  const stop = async () => {
    await admin.end({ timeout: 2 });
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await admin.unsafe(`create database ${database}`);
    await bringUpToDate(server.ownerUrl(database));
    await prepareLogin(server.ownerUrl(database), LOGIN, password);
    const [found] = await admin<{ server_version: string }[]>`show server_version`;
    return {
      pid: server.pid,
      version: found?.server_version.split(" ")[0] ?? "unknown",
      ownerUrl: server.ownerUrl,
      loginUrl: (name) => {
        const url = new URL(server.ownerUrl(name));
        url.username = LOGIN;
        url.password = password;
        return url.toString();
      },
      copy: async (from, to) => {
        await admin.unsafe(`create database ${to} template ${from} strategy file_copy`);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

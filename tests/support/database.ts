import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { closeDatabase } from "#db/with-actor";

/** Where the run's cluster is; set by the global setup. */
export type Cluster = { ownerUrl: string; loginUrl: string; template: string };

export function cluster(): Cluster {
  const text = process.env.EVENKEEL_TEST_CLUSTER;
  if (!text) throw new Error("No test cluster. Run the integration project, which starts one.");
  return JSON.parse(text) as Cluster;
}

export function withDatabaseName(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

/** A database copied from the migrated template, used by this process until `drop`. */
export async function useFreshDatabase(): Promise<{
  name: string;
  owner: postgres.Sql;
  drop(): Promise<void>;
}> {
  const { ownerUrl, loginUrl, template } = cluster();
  const name = `t_${process.pid}_${randomBytes(4).toString("hex")}`;
  const admin = postgres(withDatabaseName(ownerUrl, "postgres"), { max: 1, onnotice: () => {} });
  // Copying needs the template idle and one copy at a time.
  for (let tries = 0; ; tries += 1) {
    try {
      await admin.unsafe(`create database ${name} template ${template} strategy file_copy`);
      break;
    } catch (error) {
      if (tries > 40) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  await closeDatabase();
  process.env.DATABASE_URL = withDatabaseName(loginUrl, name);
  const owner = postgres(withDatabaseName(ownerUrl, name), { max: 2, onnotice: () => {} });
  return {
    name,
    owner,
    drop: async () => {
      await closeDatabase();
      await owner.end({ timeout: 2 });
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end({ timeout: 2 });
    },
  };
}

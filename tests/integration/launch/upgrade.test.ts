import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { cluster, withDatabaseName } from "#tests/support/database";
import { asPractice } from "#tests/support/people";

const FOLDER = new URL("../../../drizzle/", import.meta.url).pathname;
/** The last migration before sessions kept their wall time. */
const BEFORE = 28;
const name = `upgrade_${process.pid}`;
const older = mkdtempSync(join(tmpdir(), "evenkeel-older-"));
const admin = postgres(withDatabaseName(cluster().ownerUrl, "postgres"), { max: 1, onnotice: () => {} });
let owner: postgres.Sql;

/** As the product does it: as the owner of the tables, whom forced row-level security binds. */
async function bringUp(folder: string): Promise<void> {
  const client = postgres(withDatabaseName(cluster().ownerUrl, name), {
    max: 1,
    prepare: false,
    onnotice: () => {},
  });
  await client`set role app_owner`;
  await migrate(drizzle(client), { migrationsFolder: folder });
  await client.end({ timeout: 5 });
}

beforeAll(async () => {
  cpSync(FOLDER, older, { recursive: true });
  const journal = join(older, "meta/_journal.json");
  const kept = JSON.parse(readFileSync(journal, "utf8")) as { entries: { idx: number }[] };
  writeFileSync(
    journal,
    JSON.stringify({ ...kept, entries: kept.entries.filter(({ idx }) => idx <= BEFORE) }),
  );
  await admin.unsafe(`create database ${name}`);
  owner = postgres(withDatabaseName(cluster().ownerUrl, name), { max: 1, onnotice: () => {} });
  await owner.unsafe(readFileSync(join(FOLDER, "roles.sql"), "utf8"));
  await bringUp(older);
});
afterAll(async () => {
  await owner.end({ timeout: 2 });
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end({ timeout: 2 });
  rmSync(older, { recursive: true, force: true });
});

it("brings a database up that holds sessions already, and reads their wall time off the instant", async () => {
  const [practiceId, clinicianId, coupleId] = [newId(), newId(), newId()];
  await asPractice(owner, practiceId, async (tx) => {
    await tx`insert into practice (id, name, time_zone) values (${practiceId}, 'Older', 'Europe/Berlin')`;
    await tx`insert into member (practice_id, id, role, name_sealed, email_sealed)
      values (${practiceId}, ${clinicianId}, 'clinician', '', '')`;
    await tx`insert into couple (practice_id, id, code_name, clinician_id)
      values (${practiceId}, ${coupleId}, 'Older Couple', ${clinicianId})`;
    await tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes) values
      (${practiceId}, ${newId()}, ${coupleId}, 1, '2026-10-24T13:00:00Z', 'Europe/Berlin', 50),
      (${practiceId}, ${newId()}, ${coupleId}, 2, '2026-10-31T14:00:00Z', 'Europe/Berlin', 50)`;
  });
  await bringUp(FOLDER);
  const rows = await asPractice(
    owner,
    practiceId,
    (tx) => tx`select local_date::text as day, local_time::text as time from session order by number`,
  );
  expect([...rows]).toEqual([
    { day: "2026-10-24", time: "15:00:00" },
    { day: "2026-10-31", time: "15:00:00" },
  ]);
});

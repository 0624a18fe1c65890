import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareQueues, startScheduler } from "#lib/jobs/scheduler";
import { cluster, useFreshDatabase, withDatabaseName } from "#tests/support/database";
import { auditOf, makePractice } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let ownerUrl: string;
let loginUrl: string;
let login: string;

beforeAll(async () => {
  db = await useFreshDatabase();
  ownerUrl = withDatabaseName(cluster().ownerUrl, db.name);
  loginUrl = withDatabaseName(cluster().loginUrl, db.name);
  login = new URL(loginUrl).username;
  // Two instances that start at once on an empty database.
  await Promise.all([prepareQueues(ownerUrl, login), prepareQueues(ownerUrl, login)]);
});
afterAll(() => db.drop());

async function until(what: () => Promise<boolean>, seconds: number): Promise<void> {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; ) {
    if (await what()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("It did not happen in time.");
}

describe("the scheduler", () => {
  it("has its queues and timetable, in UTC, also when prepared again and again", async () => {
    await prepareQueues(ownerUrl, login);
    const rows = await db.owner`select name, cron, timezone from pgboss.schedule order by name`;
    expect(rows.map(({ name, cron, timezone }) => [name, cron, timezone])).toEqual([
      ["clear-kept", "10 4 * * *", "UTC"],
      ["deliver-mail", "* * * * *", "UTC"],
      ["freeze-milestones", "10 2 * * *", "UTC"],
      ["release-quarter", "10 3 * * *", "UTC"],
    ]);
  });

  it("runs a job on a login that owns nothing, and stops", async () => {
    const [owned] = await db.owner`
      select count(*)::int as n from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = ${login}`;
    expect(owned?.n).toBe(0);
    const practiceId = await makePractice(db.owner);
    const scheduler = await startScheduler({ url: loginUrl, pollSeconds: 0.5 });
    try {
      const sender = new PgBoss({
        connectionString: ownerUrl,
        schema: "pgboss",
        supervise: false,
        schedule: false,
      });
      await sender.start();
      await sender.send("freeze-milestones");
      await sender.stop({ graceful: false });
      await until(
        async () => (await auditOf(db.owner, practiceId)).some((row) => row.purpose === "freeze milestones"),
        15,
      );
      await until(async () => {
        const [job] = await db.owner`select state from pgboss.job where name = 'freeze-milestones'`;
        return job?.state === "completed";
      }, 15);
      const listening = await db.owner`select 1 from pg_stat_activity
        where datname = ${db.name} and usename = ${login} and query ilike 'listen%'`;
      expect(listening).toHaveLength(0);
    } finally {
      await scheduler.stop();
    }
  });

  it("keeps nothing of a failed run's statement in the queue", async () => {
    const practiceId = await makePractice(db.owner);
    await db.owner`update practice set time_zone = 'Canary/Zone' where id = ${practiceId}`;
    await db.owner`revoke select on practice from app_job`;
    const scheduler = await startScheduler({ url: loginUrl, pollSeconds: 0.5 });
    try {
      const sender = new PgBoss({
        connectionString: ownerUrl,
        schema: "pgboss",
        supervise: false,
        schedule: false,
      });
      await sender.start();
      await sender.send("release-quarter", null, { retryLimit: 0 });
      await sender.stop({ graceful: false });
      let output = "";
      await until(async () => {
        const [job] = await db.owner`
          select state, output::text from pgboss.job where name = 'release-quarter' and state = 'failed'`;
        output = String(job?.output ?? "");
        return job !== undefined;
      }, 15);
      expect(output).toContain("The run did not finish");
      expect(output).not.toMatch(/select|practice_id|Canary/);
    } finally {
      await scheduler.stop();
      await db.owner`grant select on practice to app_job`;
    }
  });

  it("gives the audiences nothing in the queue's schema", async () => {
    const client = postgres(loginUrl, { max: 1, onnotice: () => {} });
    try {
      for (const role of [
        "app_clinician",
        "app_partner",
        "app_supervisor",
        "app_admin",
        "app_job",
        "app_door",
      ]) {
        const reading = client.begin(async (tx) => {
          await tx`select set_config('role', ${role}, true)`;
          return tx`select 1 from pgboss.job`;
        });
        await expect(reading, role).rejects.toMatchObject({ code: "42501" });
      }
    } finally {
      await client.end({ timeout: 2 });
    }
  });
});

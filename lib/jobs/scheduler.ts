import { type Job, PgBoss, type QueueOptions, type ScheduleOptions } from "pg-boss";
import postgres from "postgres";
import { readDatabaseUrl } from "#db/url";
import { deliverMail } from "#lib/jobs/deliver-mail";
import { runClearing } from "#lib/jobs/run-clearing";
import { runMilestones } from "#lib/jobs/run-milestones";
import { runReleases } from "#lib/jobs/run-releases";
import { log } from "#lib/kernel/log";

const SCHEMA = "pgboss";
// Any fixed number: every instance that starts asks for the same lock.
const GRANT_LOCK = 7_204_412;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** What runs by the clock, in UTC. Jobs carry no data, so there is nothing personal in a queue. */
type Clockwork = {
  name: string;
  cron: string;
  queue: QueueOptions;
  schedule: ScheduleOptions;
  run: (today: string) => Promise<void>;
};

const CLOCKWORK: readonly Clockwork[] = [
  {
    name: "freeze-milestones",
    cron: "10 2 * * *",
    queue: { expireInSeconds: HOUR, retryLimit: 3, retryDelay: 300, retryBackoff: true },
    schedule: { missed: "once" },
    run: runMilestones,
  },
  {
    name: "release-quarter",
    cron: "10 3 * * *",
    queue: { expireInSeconds: HOUR, retryLimit: 3, retryDelay: 300, retryBackoff: true },
    schedule: { missed: "once" },
    run: runReleases,
  },
  {
    name: "clear-kept",
    cron: "10 4 * * *",
    queue: { expireInSeconds: HOUR, retryLimit: 3, retryDelay: 300, retryBackoff: true },
    schedule: { missed: "once" },
    run: () => runClearing(),
  },
  {
    name: "deliver-mail",
    cron: "* * * * *",
    queue: { expireInSeconds: 300, retryLimit: 0, deleteAfterSeconds: DAY },
    schedule: {},
    run: () => deliverMail(),
  },
];

function connection(url: string): string {
  const read = readDatabaseUrl(url);
  if ("problem" in read) throw new Error(read.problem);
  return read.url;
}

/** Errors of the queue itself are logged; without a listener the first one would end the process. */
function withLog(boss: PgBoss): PgBoss {
  boss.on("error", (error) => log.error({ error }, "the job queue reported an error"));
  boss.on("warning", ({ message }) => log.warn({ warning: message }, "the job queue reported a warning"));
  return boss;
}

/**
 * Brings the queue's schema, queues and timetable up to date as the database owner, and lets `login` use them and
 * nothing else there. Safe to run at every start, and from several instances at once.
 */
export async function prepareQueues(ownerUrl: string, login: string): Promise<void> {
  const url = connection(ownerUrl);
  const boss = withLog(
    new PgBoss({ connectionString: url, schema: SCHEMA, max: 1, supervise: false, schedule: false }),
  );
  await boss.start();
  try {
    for (const { name, cron, queue, schedule } of CLOCKWORK) {
      // "exclusive": one run waits or works, however many instances there are.
      await boss.createQueue(name, { ...queue, policy: "exclusive" });
      await boss.schedule(name, cron, null, { ...schedule, tz: "UTC" });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await grantQueues(url, login);
}

async function grantQueues(url: string, login: string): Promise<void> {
  const client = postgres(url, { max: 1, prepare: false, onnotice: () => {} });
  try {
    await client.begin(async (tx) => {
      // Two instances that grant at once would trip over the same catalogue row.
      await tx`select pg_advisory_xact_lock(${GRANT_LOCK})`;
      await tx`grant usage on schema ${tx(SCHEMA)} to ${tx(login)}`;
      await tx`grant select, insert, update, delete on all tables in schema ${tx(SCHEMA)} to ${tx(login)}`;
      await tx`grant execute on all functions in schema ${tx(SCHEMA)} to ${tx(login)}`;
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * Works through the queues until `stop`, on a login that owns nothing: no migration, no LISTEN, only polling, so it
 * runs behind a pooler in transaction mode. The runs themselves use the process's own pool.
 */
export async function startScheduler(options: {
  url: string;
  pollSeconds?: number;
}): Promise<{ stop(): Promise<void> }> {
  const boss = withLog(
    new PgBoss({
      connectionString: connection(options.url),
      schema: SCHEMA,
      max: 2,
      migrate: false,
      createSchema: false,
      useListenNotify: false,
      reindex: false,
      monitorVacuum: false,
    }),
  );
  await boss.start();
  const pollingIntervalSeconds = options.pollSeconds ?? 5;
  for (const { name, run } of CLOCKWORK) {
    await boss.work(name, { pollingIntervalSeconds }, (jobs: Job[]) => runLogged(name, run, jobs));
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 20_000 }) };
}

/** The queue keeps the message of a failed run, so it gets one that can hold nothing of a statement or a person. */
async function runLogged(name: string, run: Clockwork["run"], jobs: readonly Job[]): Promise<void> {
  const started = Date.now();
  try {
    await run(new Date(started).toISOString().slice(0, 10));
  } catch (error) {
    log.error({ run: name, jobs: jobs.length, error }, "a run did not finish");
    throw new Error("The run did not finish. The server's log says where.");
  }
  log.debug({ run: name, milliseconds: Date.now() - started }, "a run finished");
}

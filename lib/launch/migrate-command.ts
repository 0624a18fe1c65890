import { readDatabaseUrl } from "#db/url";
import { prepareQueues } from "#lib/jobs/scheduler";
import { bringUpToDate } from "#lib/launch/bring-up-to-date";
import { step, stopWith } from "./prepare.mjs";

/** `npm run db:migrate`: brings the database of DATABASE_URL up to date, under the migration lock. */
try {
  const raw = process.env.EVENKEEL_OWNER_DATABASE_URL ?? process.env.DATABASE_URL ?? "";
  const read = readDatabaseUrl(raw);
  if ("problem" in read) throw new Error(read.problem);
  const login = new URL(process.env.DATABASE_URL ?? raw).username;
  await step("Bringing the database up to date", async () => {
    await bringUpToDate(read.url);
    await prepareQueues(read.url, decodeURIComponent(login));
  });
} catch (error) {
  stopWith(error);
}

// node lib/jobs/release-command.ts --date 2026-10-14
// Freezes and releases as of a date, for every practice. What it prints is the same whatever was waiting.
import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { onInstallation } from "#db/installation";
import { closeDatabase, databaseCode } from "#db/with-actor";
import { runMilestones } from "#lib/jobs/run-milestones";
import { runReleases } from "#lib/jobs/run-releases";
import { describeError } from "#lib/kernel/log";
import { masterKeys } from "#lib/secrets/master-key";

const USAGE = "Give the date of the run, not later than today, as in --date 2026-10-14";

/** The date asked for, or null when there is none that a run can be as of. */
function dateAsked(args: readonly string[], today: string): string | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { date: { type: "string" } }, strict: true });
    const date = values.date ?? "";
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date > today) return null;
    return Temporal.PlainDate.from(date, { overflow: "reject" }).toString();
  } catch {
    return null; // an unknown word or a day no calendar has: the same one sentence
  }
}

async function main(): Promise<number> {
  const date = dateAsked(process.argv.slice(2), new Date().toISOString().slice(0, 10));
  if (date === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  let isReady = false;
  try {
    await onInstallation(process.env, async (ownerUrl) => {
      process.env.DATABASE_URL ??= ownerUrl;
      masterKeys(); // its sentence says what is missing, before anything is read
      isReady = true;
      try {
        await runMilestones(date);
        process.stdout.write(`Milestones as of ${date}: done\n`);
        await runReleases(date);
        process.stdout.write(`Release as of ${date}: done\n`);
      } finally {
        await closeDatabase();
      }
    });
    return 0;
  } catch (error) {
    const cause = !isReady && error instanceof Error && databaseCode(error) === null ? error.message : null;
    process.stderr.write(
      `${cause ?? `The run did not finish (${describeError(error).kind}). It can be started again.`}\n`,
    );
    return 1;
  }
}

process.exitCode = await main();

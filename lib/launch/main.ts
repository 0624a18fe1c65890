import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type EmbeddedServer, makeDataFolder, startEmbedded } from "#db/embedded";
import { DATABASE } from "#db/installation";
import { prepareLogin } from "#db/migrate";
import { readDatabaseUrl } from "#db/url";
import { seedDemo } from "#lib/demo/seed-demo";
import { DEMO_SIGN_INS } from "#lib/demo/sign-ins";
import { prepareQueues, startScheduler } from "#lib/jobs/scheduler";
import { bringUpToDate } from "#lib/launch/bring-up-to-date";
import { build, isBuilt, sourceStamp } from "#lib/launch/build";
import { firstAdminLink } from "#lib/launch/first-admin-link";
import { type HeldFolder, holdFolder } from "#lib/launch/hold-folder";
import { ensureKeyFile } from "#lib/launch/keys-file";
import { LOGIN, NO_SAMPLE } from "#lib/launch/names";
import { practicesIn } from "#lib/launch/practices-in";
import { readSettings, type Settings } from "#lib/launch/settings";
import { startWebServer, waitForPort } from "#lib/launch/web-server";
import { step, stopWith } from "./prepare.mjs";

type Ready = { ownerUrl: string; url: string; embedded: EmbeddedServer | null };

/** Starts or joins the embedded server and makes its database and login. */
async function prepareEmbedded(settings: Settings): Promise<Ready> {
  const embedded = await step("Starting the database", () => startEmbedded({ folder: settings.dataFolder }));
  const admin = postgres(embedded.ownerUrl("postgres"), { max: 1, onnotice: () => {} });
  try {
    const [found] = await admin`select 1 from pg_database where datname = ${DATABASE}`;
    if (!found) await admin.unsafe(`create database ${DATABASE}`);
  } finally {
    await admin.end({ timeout: 5 });
  }
  const ownerUrl = embedded.ownerUrl(DATABASE);
  // The data folder's own secret, so that a restart keeps the login of a server still running.
  const password = readFileSync(`${settings.dataFolder}/database-password`, "utf8").trim();
  const url = new URL(ownerUrl);
  url.username = LOGIN;
  url.password = password;
  return { ownerUrl, url: url.toString(), embedded };
}

/** Where the rows will be, asked before anything that takes time. Throws Error with one clear sentence. */
async function checkPlace(settings: Settings): Promise<void> {
  if (!settings.ownerDatabaseUrl) return makeDataFolder(settings.dataFolder);
  const read = readDatabaseUrl(settings.ownerDatabaseUrl);
  if ("problem" in read) throw new Error(read.problem);
  const probe = postgres(read.url, { max: 1, prepare: false, connect_timeout: 10, onnotice: () => {} });
  try {
    await probe`select 1`;
  } catch (error) {
    const code = (error as { code?: string }).code ?? "no answer";
    throw new Error(`The database named by DATABASE_URL cannot be reached (${code}). Nothing was started.`);
  } finally {
    await probe.end({ timeout: 2 });
  }
}

async function prepareDatabase(settings: Settings): Promise<Ready> {
  if (!settings.databaseUrl || !settings.ownerDatabaseUrl) return prepareEmbedded(settings);
  const read = readDatabaseUrl(settings.ownerDatabaseUrl);
  if ("problem" in read) throw new Error(read.problem);
  return { ownerUrl: read.url, url: settings.databaseUrl, embedded: null };
}

function sayHello(settings: Settings, demo: boolean, link: string | null): void {
  const lines = ["", `Evenkeel is ready: ${settings.origin}`, ""];
  if (demo) {
    lines.push("Demo sign-ins (sample practice, fictional people):");
    for (const s of DEMO_SIGN_INS) lines.push(`  ${s.what.padEnd(22)} ${s.email.padEnd(26)} ${s.passphrase}`);
    lines.push("");
  }
  if (link)
    lines.push("Make the practice and its first admin with this one-time link (72 hours):", `  ${link}`, "");
  lines.push("Stop with Ctrl-C.", "");
  process.stdout.write(lines.join("\n"));
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  await waitForPort(settings.port);
  let ending = false;
  let held: HeldFolder | null = null;
  const stops: (() => Promise<void>)[] = [];
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    held?.leave();
    process.stdout.write("\nFinishing what is under way ...\n");
    for (const stop of stops.reverse())
      await stop().catch((error) => process.stderr.write(`${String(error)}\n`));
    held?.release();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));

  try {
    await checkPlace(settings);
    if (!settings.ownerDatabaseUrl) held = await holdFolder(settings.dataFolder, settings.port);
    const stamp = sourceStamp();
    if (!isBuilt(stamp)) await step("Building the app (first start only)", () => build(stamp));
    const ready = await prepareDatabase(settings);
    if (ready.embedded) stops.push(() => ready.embedded?.stop() ?? Promise.resolve());
    process.env.EVENKEEL_MASTER_KEY = settings.masterKey ?? ensureKeyFile(settings.dataFolder);

    await step("Bringing the database up to date", async () => {
      await bringUpToDate(ready.ownerUrl);
      if (ready.embedded) await prepareLogin(ready.ownerUrl, LOGIN, new URL(ready.url).password);
      await prepareQueues(ready.ownerUrl, decodeURIComponent(new URL(ready.url).username));
    });
    const sample = settings.seedDemo && !(ready.embedded && existsSync(join(settings.dataFolder, NO_SAMPLE)));
    const found = await practicesIn(ready.ownerUrl);
    if (sample && !found.any) {
      await step("Writing the sample practice", () => seedDemo(ready.ownerUrl, new Date()));
    }
    const link = sample ? null : await firstAdminLink(ready.ownerUrl, settings.origin);

    const env = {
      PORT: String(settings.port),
      DATABASE_URL: ready.url,
      EVENKEEL_MASTER_KEY: process.env.EVENKEEL_MASTER_KEY,
      ...(process.env.EVENKEEL_ORIGIN ? { EVENKEEL_ORIGIN: settings.origin } : {}),
      EVENKEEL_LEAVE_URL: settings.leaveUrl,
      EVENKEEL_BUILD: stamp,
      NEXTAUTH_URL: settings.origin,
    };
    const web = await step("Starting the server", () => startWebServer(settings.port, env));
    stops.push(web.stop);
    process.env.DATABASE_URL = ready.url;
    const scheduler = await startScheduler({ url: ready.url });
    stops.push(() => scheduler.stop());
    sayHello(settings, sample && (found.sample || !found.any), link);

    void web.exited.then((code: number) => {
      if (!ending) {
        process.stderr.write("The web server ended by itself.\n");
        void end(code || 1);
      }
    });
    if (ready.embedded) await keepDatabase(settings, ready.embedded, () => ending, stops);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await end(1);
  }
}

/** A database that was killed is started again on the same port; committed rows are all there. */
async function keepDatabase(
  settings: Settings,
  first: EmbeddedServer,
  isEnding: () => boolean,
  stops: (() => Promise<void>)[],
): Promise<void> {
  let server = first;
  stops.unshift(() => server.stop());
  while (!isEnding()) {
    await sleep(500);
    if (isEnding() || !server.isOver()) continue;
    process.stderr.write("The database ended unexpectedly. Starting it again.\n");
    server = await startEmbedded({ folder: settings.dataFolder });
  }
}

main().catch(stopWith);

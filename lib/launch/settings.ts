import { resolve } from "node:path";
import { readDatabaseUrl } from "#db/url";
import { isLogLevel, LOG_LEVELS } from "#lib/kernel/log";
import { readMasterKeys } from "#lib/secrets/master-key";

/** Everything `npm start` reads from the environment, checked. */
export type Settings = {
  port: number;
  dataFolder: string;
  /** Null: start the embedded database. */
  databaseUrl: string | null;
  /** For migrations and queues; the same as `databaseUrl` unless set apart. */
  ownerDatabaseUrl: string | null;
  masterKey: string | null;
  seedDemo: boolean;
  origin: string;
  leaveUrl: string;
};

type Env = Record<string, string | undefined>;

function url(env: Env, name: string, protocols: string[], example: string): string | null {
  const text = env[name];
  if (!text) return null;
  try {
    if (protocols.includes(new URL(text).protocol)) return text;
  } catch {
    // falls through to the sentence below
  }
  throw new Error(`${name} is not an address we can use. It looks like ${example}`);
}

function database(env: Env, name: string): string | null {
  const text = env[name];
  if (text === undefined) return null;
  const read = readDatabaseUrl(text);
  if ("problem" in read) throw new Error(read.problem.replaceAll("DATABASE_URL", name));
  return text;
}

const MOST_CONNECTIONS = 500;

/** Settings that other parts read by themselves: here they are only checked, so that a slip is named at once. */
function checkOnly(env: Env): void {
  url(env, "SMTP_URL", ["smtp:", "smtps:"], "smtps://user:password@mail.example.org:465");
  const { EVENKEEL_POOL: pool, EVENKEEL_LOG: level, EVENKEEL_TRUST_PROXY: proxy, EVENKEEL_DIST: dist } = env;
  if (pool !== undefined && !(/^[1-9]\d*$/.test(pool) && Number(pool) <= MOST_CONNECTIONS))
    throw new Error(`EVENKEEL_POOL must be a whole number of connections from 1 to ${MOST_CONNECTIONS}.`);
  if (level !== undefined && !isLogLevel(level))
    throw new Error(`EVENKEEL_LOG must be one of ${LOG_LEVELS.join(", ")}.`);
  if (proxy !== undefined && proxy !== "0" && proxy !== "1")
    throw new Error("EVENKEEL_TRUST_PROXY must be 0, or 1 behind a proxy of your own.");
  if (dist !== undefined && !/^(?!\.{1,2}$)[A-Za-z0-9._-]+$/.test(dist))
    throw new Error("EVENKEEL_DIST must be the name of one folder inside the checkout, such as .next.");
}

/** Reads and checks the settings. Throws Error with one clear sentence naming the setting. */
export function readSettings(env: Env): Settings {
  const portText = env.PORT ?? "3000";
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port < 1 || port > 65_535) {
    throw new Error(`PORT must be a whole number from 1 to 65535, and it is "${portText.slice(0, 40)}".`);
  }
  const databaseUrl = database(env, "DATABASE_URL");
  const masterKey = env.EVENKEEL_MASTER_KEY || null;
  if (databaseUrl && !masterKey) {
    throw new Error(
      "With DATABASE_URL, the master key must be given too: set EVENKEEL_MASTER_KEY to 32 random bytes in base64 (openssl rand -base64 32), or to a file that holds them.",
    );
  }
  if (masterKey) readMasterKeys(masterKey);
  const demo = env.EVENKEEL_DEMO;
  if (demo !== undefined && demo !== "0" && demo !== "1") throw new Error("EVENKEEL_DEMO must be 0 or 1.");
  checkOnly(env);
  const origin = url(env, "EVENKEEL_ORIGIN", ["http:", "https:"], "https://evenkeel.example.org");
  return {
    port,
    dataFolder: resolve(env.EVENKEEL_DATA || ".evenkeel"),
    databaseUrl,
    ownerDatabaseUrl: database(env, "EVENKEEL_OWNER_DATABASE_URL") ?? databaseUrl,
    masterKey,
    seedDemo: databaseUrl ? demo === "1" : demo !== "0",
    origin: origin ? new URL(origin).origin : `http://localhost:${port}`,
    leaveUrl:
      url(env, "EVENKEEL_LEAVE_URL", ["http:", "https:"], "https://www.wikipedia.org/") ??
      "https://www.wikipedia.org/",
  };
}

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbedded } from "#db/embedded";
import { prepareLogin } from "#db/migrate";
import { bringUpToDate } from "#lib/launch/bring-up-to-date";

/**
 * One throw-away cluster per run, or the server named by EVENKEEL_TEST_DATABASE_URL (a superuser on a
 * PostgreSQL 15 or newer). Migrated once into a template; every test file copies it.
 */
export default async function setup() {
  const template = `tpl_${randomBytes(4).toString("hex")}`;
  const given = process.env.EVENKEEL_TEST_DATABASE_URL;
  const folder = given ? null : mkdtempSync(join(tmpdir(), "evenkeel-test-"));
  const server = folder ? await startEmbedded({ folder, disposable: true }) : null;
  const ownerUrl = given ?? server?.ownerUrl("postgres") ?? "";
  const admin = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${template}`);
  const at = (name: string) => {
    const url = new URL(ownerUrl);
    url.pathname = `/${name}`;
    return url;
  };
  await bringUpToDate(at(template).toString());
  const password = randomBytes(12).toString("hex");
  await prepareLogin(at(template).toString(), "evenkeel_test", password);
  // A pooler in front of the same server, as EVENKEEL_TEST_POOL_URL=postgres://127.0.0.1:6432/x?pgbouncer=true
  const login = new URL(process.env.EVENKEEL_TEST_POOL_URL ?? at("postgres"));
  login.username = "evenkeel_test";
  login.password = password;
  process.env.EVENKEEL_TEST_CLUSTER = JSON.stringify({ ownerUrl, loginUrl: login.toString(), template });
  return async () => {
    await admin.unsafe(`drop database if exists ${template} with (force)`);
    await admin.end({ timeout: 2 });
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}

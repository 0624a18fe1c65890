import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder, onInstallation } from "#db/installation";
import { runDemoCommand } from "#lib/demo/command";
import { NO_SAMPLE } from "#lib/launch/names";
import { stopWith } from "./prepare.mjs";

/**
 * `npm run demo:remove` and `db:seed`, on the database of DATABASE_URL or the embedded one. A sample
 * practice removed from the embedded one does not come back with the next start.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const isEmbedded = !process.env.EVENKEEL_OWNER_DATABASE_URL && !process.env.DATABASE_URL;
  const code = await onInstallation(process.env, (ownerUrl) => runDemoCommand(args, ownerUrl, print));
  process.exitCode = code;
  if (code !== 0 || !isEmbedded) return;
  const marker = join(dataFolder(process.env), NO_SAMPLE);
  if (args[0] === "remove") writeFileSync(marker, "");
  else rmSync(marker, { force: true });
}

main().catch(stopWith);

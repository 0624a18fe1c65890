import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatMasterKeys, newMasterKeys, parseMasterKeys } from "#lib/secrets/master-key";

/** The master key file of a laptop installation, made on first use, readable by its owner alone. */
export function ensureKeyFile(folder: string): string {
  const file = join(folder, "master-key");
  if (!existsSync(file))
    writeFileSync(file, `${formatMasterKeys(newMasterKeys())}\n`, { mode: 0o600, flag: "wx" });
  parseMasterKeys(readFileSync(file, "utf8"));
  return file;
}

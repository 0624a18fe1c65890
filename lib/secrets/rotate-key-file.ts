import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { formatMasterKeys, type MasterKeys, parseMasterKeys } from "#lib/secrets/master-key";

/**
 * Changes the keys in a file as one step: whoever reads it sees the old keys or the new ones, also after a
 * power cut. Owner and mode stay. Returns the keys now in the file. Throws Error with one clear sentence,
 * the file then being as it was.
 */
export function changeKeyFile(path: string, change: (keys: MasterKeys) => MasterKeys): MasterKeys {
  const file = realpathSync(path);
  const next = `${file}.next`;
  const made = openExclusive(next);
  try {
    const before = parseMasterKeys(readFileSync(file, "utf8"));
    const after = change(before);
    if (after === before) {
      closeSync(made);
      rmSync(next);
      return before;
    }
    const { mode, uid, gid } = statSync(file);
    writeFileSync(made, `${formatMasterKeys(after)}\n`);
    fchmodSync(made, mode & 0o777);
    if (process.getuid?.() === 0) fchownSync(made, uid, gid);
    fsyncSync(made);
    closeSync(made);
    renameSync(next, file);
    flushFolder(dirname(file));
    return after;
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}

/** The file beside the key file is also the lock: two rotations at once would each drop the other's key. */
function openExclusive(next: string): number {
  try {
    return openSync(next, "wx", 0o600);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "no reason given";
    throw new Error(
      code === "EEXIST"
        ? `Another rotation is at work. If none is, delete ${next} and start again.`
        : `The key file cannot be changed where it is (${code}).`,
    );
  }
}

function flushFolder(folder: string): void {
  if (process.platform === "win32") return; // folders cannot be opened there
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import {
  formatMasterKeys,
  type MasterKeys,
  masterKeyFile,
  masterKeys,
  withNewWrappingKey,
} from "#lib/secrets/master-key";
import {
  asOwner,
  countStrangers,
  type Rewrapped,
  rewrapDataKeys,
  waitForWriters,
} from "#lib/secrets/rotate-data-keys";
import { changeKeyFile } from "#lib/secrets/rotate-key-file";

/** A key row a server has just read must be opened before its master key goes; this is more than enough. */
const READERS_MS = 2000;

export type Rotation = Rewrapped & {
  /** The keys are in a file, and the old ones are gone from it. */
  inFile: boolean;
  /** What EVENKEEL_MASTER_KEY has to be set to next, where the keys are not in a file. */
  next: string | null;
};

/** The keys with only the newest one left to wrap with. What never rotates stays. */
function withoutOld(keys: MasterKeys): MasterKeys {
  return { wrapping: keys.wrapping.slice(0, 1), fixed: keys.fixed };
}

/**
 * Rotates the master key of `EVENKEEL_MASTER_KEY`, with the servers at work. Keys in a file: adds a new one
 * in front, wraps every data key under it, and drops the old ones; a rotation that was cut off is finished.
 * Keys in the setting itself: with one key, only says what to set; with several, wraps every data key under
 * the first and says what to set. Throws Error with one clear sentence; no data key is ever lost by it.
 */
export async function rotateMasterKey(ownerUrl: string, readersMs = READERS_MS): Promise<Rotation> {
  return asOwner(ownerUrl, async (owner) => {
    const strangers = await countStrangers(owner);
    if (strangers > 0) {
      throw new Error(
        `Data keys (${strangers}) are wrapped under a master key that EVENKEEL_MASTER_KEY does not hold. Put it behind the present one, after a comma, and start again.`,
      );
    }
    const rewrap = async () => {
      await waitForWriters(owner);
      return rewrapDataKeys(owner);
    };
    const file = masterKeyFile(process.env.EVENKEEL_MASTER_KEY ?? "");
    if (file === null) {
      const keys = masterKeys();
      if (keys.wrapping.length === 1) {
        return { practices: 0, keys: 0, inFile: false, next: formatMasterKeys(withNewWrappingKey(keys)) };
      }
      return { ...(await rewrap()), inFile: false, next: formatMasterKeys(withoutOld(keys)) };
    }
    const [newest] = changeKeyFile(file, (keys) =>
      keys.wrapping.length > 1 ? keys : withNewWrappingKey(keys),
    ).wrapping;
    const first = await rewrap();
    await sleep(readersMs);
    const second = await rewrap();
    changeKeyFile(file, (keys) => {
      if (keys.wrapping[0]?.id !== newest?.id) {
        throw new Error("The key file was changed meanwhile. Its keys were kept; start again.");
      }
      return withoutOld(keys);
    });
    return { practices: second.practices, keys: first.keys + second.keys, inFile: true, next: null };
  });
}

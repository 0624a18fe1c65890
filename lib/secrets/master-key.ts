import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { formatId } from "#lib/kernel/ids";
import type { DataKey } from "#lib/secrets/box";

/**
 * The keys that live outside the database. `wrapping[0]` wraps new data keys, later ones only open
 * old ones until the rotation command has re-wrapped everything. `fixed` never rotates: the look-up
 * hashes, the session cookie and the release noise are derived from it.
 */
export type MasterKeys = { readonly wrapping: readonly DataKey[]; readonly fixed: Buffer };

const FORM =
  "EVENKEEL_MASTER_KEY must hold 32 random bytes in base64 (make one with: openssl rand -base64 32), or name a file that does.";

function readKey(text: string): Buffer {
  // The decoder skips what is not base64, so a damaged key would pass as another one.
  const key = Buffer.from(/^[A-Za-z0-9+/_-]{43}=?$/.test(text.trim()) ? text.trim() : "", "base64");
  if (key.length !== 32 || key.equals(Buffer.alloc(32))) throw new Error(FORM);
  return key;
}

/** The id of a wrapping key: derived from the key, so that a row says which key opens it. */
function wrappingKey(key: Buffer): DataKey {
  const digest = createHash("sha256").update("evenkeel wrapping key id").update(key).digest();
  return { id: formatId(digest.subarray(0, 16)), key };
}

/**
 * Reads `new[,older...][;fixed=key]`, each key 32 bytes in base64. Without `fixed`, the oldest key is
 * also the fixed one. Throws Error with one clear sentence.
 */
export function parseMasterKeys(text: string): MasterKeys {
  const [ring = "", ...options] = text.trim().split(";");
  const keys = ring.split(",").map(readKey);
  const fixedText = options.map((o) => o.trim()).filter((o) => o !== "");
  const oldest = keys.at(-1);
  // A misspelt `fixed` would silently change every look-up hash.
  if (!oldest || fixedText.length > 1 || !fixedText.every((o) => o.startsWith("fixed=")))
    throw new Error(FORM);
  return { wrapping: keys.map(wrappingKey), fixed: fixedText[0] ? readKey(fixedText[0].slice(6)) : oldest };
}

/** The text form that `parseMasterKeys` reads. */
export function formatMasterKeys(keys: MasterKeys): string {
  return `${keys.wrapping.map((k) => k.key.toString("base64")).join(",")};fixed=${keys.fixed.toString("base64")}`;
}

/** Fresh keys for a new installation. */
export function newMasterKeys(): MasterKeys {
  const key = randomBytes(32);
  return { wrapping: [wrappingKey(key)], fixed: key };
}

/** The same keys with a fresh one in front. */
export function withNewWrappingKey(keys: MasterKeys): MasterKeys {
  return { wrapping: [wrappingKey(randomBytes(32)), ...keys.wrapping], fixed: keys.fixed };
}

/** The file a setting names; null when the setting holds the keys themselves. */
export function masterKeyFile(setting: string): string | null {
  try {
    parseMasterKeys(setting);
    return null;
  } catch {
    return setting; // not keys, so the name of a file, if anything
  }
}

/** Reads the keys of a setting: the keys, or a file that holds them. Throws Error with one clear sentence. */
export function readMasterKeys(setting: string): MasterKeys {
  const file = masterKeyFile(setting);
  return parseMasterKeys(file === null ? setting : readKeyFile(file));
}

const NO_SUCH_FILE = ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"];

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "no reason given";
    if (!NO_SUCH_FILE.includes(code)) {
      throw new Error(`EVENKEEL_MASTER_KEY names a file that cannot be read (${code}).`);
    }
    throw new Error(
      "EVENKEEL_MASTER_KEY is neither 32 random bytes in base64 (make one with: openssl rand -base64 32) nor a file that is there.",
    );
  }
}

/** Changes whenever the file does; null while there is none. */
function stampOf(file: string): string | null {
  try {
    const found = statSync(file);
    return `${found.ino}.${found.mtimeMs}.${found.size}`;
  } catch {
    return null; // gone for a moment, or for good: the keys already read stay in use
  }
}

type Loaded = { from: string; file: string | null; stamp: string | null; keys: MasterKeys };
let loaded: Loaded | null = null;

/**
 * The process's keys from `EVENKEEL_MASTER_KEY`. A file is read again when it was changed, so that a
 * server at work follows a rotation. Throws Error with one clear sentence when absent or not usable.
 */
export function masterKeys(): MasterKeys {
  const setting = process.env.EVENKEEL_MASTER_KEY ?? "";
  if (!setting) throw new Error(FORM);
  const known = loaded?.from === setting ? loaded : null;
  const file = known ? known.file : masterKeyFile(setting);
  const stamp = file === null ? null : stampOf(file);
  if (known && (stamp === null || stamp === known.stamp)) return known.keys;
  loaded = { from: setting, file, stamp, keys: readMasterKeys(setting) };
  return loaded.keys;
}

export type DerivedPurpose =
  | "address index"
  | "session cookie"
  | "release noise"
  | "throttle"
  | "check-in not sent yet";

const derived = new WeakMap<MasterKeys, Map<DerivedPurpose, Buffer>>();

/** 32 bytes for one purpose, derived from the fixed key (HKDF-SHA-256). Same keys, same bytes, always. */
export function derivedKey(purpose: DerivedPurpose): Buffer {
  const keys = masterKeys();
  const known = derived.get(keys) ?? new Map<DerivedPurpose, Buffer>();
  derived.set(keys, known);
  const key = known.get(purpose) ?? Buffer.from(hkdfSync("sha256", keys.fixed, "evenkeel", purpose, 32));
  known.set(purpose, key);
  return key;
}

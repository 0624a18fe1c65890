import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
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
  const key = Buffer.from(text.trim(), "base64");
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
  const fixedText = options.map((o) => o.trim()).find((o) => o.startsWith("fixed="));
  const oldest = keys.at(-1);
  if (!oldest) throw new Error(FORM);
  return { wrapping: keys.map(wrappingKey), fixed: fixedText ? readKey(fixedText.slice(6)) : oldest };
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

let loaded: { from: string; keys: MasterKeys } | null = null;

/** The process's keys from `EVENKEEL_MASTER_KEY` (the keys, or a file that holds them). Throws when absent. */
export function masterKeys(): MasterKeys {
  const setting = process.env.EVENKEEL_MASTER_KEY ?? "";
  if (loaded?.from === setting) return loaded.keys;
  if (!setting) throw new Error(FORM);
  const keys = parseMasterKeys(
    existsSync(/*turbopackIgnore: true*/ setting)
      ? readFileSync(/*turbopackIgnore: true*/ setting, "utf8")
      : setting,
  );
  loaded = { from: setting, keys };
  return keys;
}

export type DerivedPurpose = "address index" | "session cookie" | "release noise" | "throttle";

/** 32 bytes for one purpose, derived from the fixed key (HKDF-SHA-256). Same keys, same bytes, always. */
export function derivedKey(purpose: DerivedPurpose): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKeys().fixed, "evenkeel", purpose, 32));
}

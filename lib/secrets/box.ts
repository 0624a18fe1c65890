import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";
import { formatId, type Id, idBytes } from "#lib/kernel/ids";

/** 32 secret bytes of AES-256-GCM and the id that ciphertexts carry. */
export type DataKey = { readonly id: Id; readonly key: Buffer };

/**
 * Where a sealed value lives. It is bound to the ciphertext, so a value that was moved to another row,
 * swapped between columns or rolled back to an older version does not open (security paper, 3.2).
 */
export type Place = {
  practiceId: Id;
  ownerId: Id;
  scope: string;
  table: string;
  column: string;
  rowId: Id;
  rowVersion: number;
};

// Given bare bytes, every cipher first asks whether they are a key object, at thrice the price of its work.
const keyObject = (dataKey: DataKey) => createSecretKey(dataKey.key);

const FORMAT = 0x01;
const IV = 12;
const TAG = 16;
const HEAD = 1 + 16 + IV;

/** The value was not sealed under this key for this place, or was changed since. */
export class UnsealError extends Error {
  constructor() {
    super("A sealed value does not open here.");
    this.name = "UnsealError";
  }
}

function aad(place: Place): Buffer {
  return Buffer.from(
    `v1|${place.practiceId}|${place.ownerId}|${place.scope}|${place.table}|${place.column}|${place.rowId}|${place.rowVersion}`,
  );
}

/** Seals UTF-8 text: format byte, key id (16), IV (12), ciphertext, tag (16). */
export function seal(dataKey: DataKey, place: Place, text: string): Buffer {
  return sealBytes(dataKey, aad(place), Buffer.from(text, "utf8"));
}

/** Opens what `seal` made. Throws UnsealError for a wrong key, place, or any changed byte. */
export function unseal(dataKey: DataKey, place: Place, sealed: Buffer): string {
  return unsealBytes(dataKey, aad(place), sealed).toString("utf8");
}

/** As `seal`, for bytes with ready-made associated data. */
export function sealBytes(dataKey: DataKey, associated: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", keyObject(dataKey), iv, { authTagLength: TAG });
  cipher.setAAD(associated);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([FORMAT]), idBytes(dataKey.id), iv, body, cipher.getAuthTag()]);
}

/** As `unseal`, for bytes. */
export function unsealBytes(dataKey: DataKey, associated: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < HEAD + TAG || sealed[0] !== FORMAT) throw new UnsealError();
  if (formatId(sealed.subarray(1, 17)) !== dataKey.id) throw new UnsealError();
  const decipher = createDecipheriv("aes-256-gcm", keyObject(dataKey), sealed.subarray(17, HEAD), {
    authTagLength: TAG,
  });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new UnsealError();
  }
}

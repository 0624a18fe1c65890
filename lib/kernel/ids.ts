import { randomBytes } from "node:crypto";

/** A UUID in its lower-case text form. */
export type Id = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a well-formed lower-case UUID; ids are checked with this before any query sees them. */
export function isId(value: unknown): value is Id {
  return typeof value === "string" && UUID.test(value);
}

/**
 * A UUIDv7: 48 bits of Unix milliseconds, then 74 random bits (RFC 9562). Made in the app, so that no
 * sequence or server function is needed and keys sort by time.
 */
export function newId(now: number = Date.now()): Id {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return formatId(bytes);
}

/** The text form of 16 bytes. */
export function formatId(bytes: Uint8Array): Id {
  const hex = Buffer.from(bytes).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The 16 bytes of a UUID. */
export function idBytes(id: Id): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

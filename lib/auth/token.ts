import { createHash, randomBytes } from "node:crypto";
import { formatId, type Id, idBytes } from "#lib/kernel/ids";

/**
 * An opaque token of a session or invitation: the practice it belongs to (so that its row is found by
 * a tenant key) and 256 random bits. Only its SHA-256 is stored.
 */
export type Token = { text: string; practiceId: Id; hash: Buffer };

const LENGTH = 16 + 32;

function hashOf(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

export function makeToken(practiceId: Id): Token {
  const bytes = Buffer.concat([idBytes(practiceId), randomBytes(32)]);
  return { text: bytes.toString("base64url"), practiceId, hash: hashOf(bytes) };
}

/** Null for anything that is not of the form `makeToken` gives. */
export function readToken(text: unknown): Token | null {
  if (typeof text !== "string" || !/^[A-Za-z0-9_-]{64}$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length !== LENGTH) return null;
  return { text, practiceId: formatId(bytes.subarray(0, 16)), hash: hashOf(bytes) };
}

/** What the audit trail keeps of a session: enough to group its lines, not enough to use it. */
export function sessionRef(token: Token): string {
  return token.hash.toString("hex").slice(0, 16);
}

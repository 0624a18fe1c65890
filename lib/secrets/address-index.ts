import { createHmac } from "node:crypto";
import { derivedKey } from "#lib/secrets/master-key";

/** The form in which two spellings of one address are the same. */
export function normalAddress(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

/** Keyed hash by which a sign-in or invitation finds an address without storing it in clear. */
export function addressIndex(email: string): Buffer {
  return createHmac("sha256", derivedKey("address index")).update(normalAddress(email)).digest();
}

import { type DataKey, sealBytes, UnsealError, unsealBytes } from "#lib/secrets/box";
import { derivedKey } from "#lib/secrets/master-key";

const PLACE = Buffer.from("session cookie");
const key = (): DataKey => ({
  id: "00000000-0000-0000-0000-000000000000",
  key: derivedKey("session cookie"),
});

/** The text of a session cookie: the opaque token and the moment it ends, sealed. `maxAge` is in seconds. */
export function sealCookie(token: string, maxAge: number): string {
  const ends = Date.now() + maxAge * 1000;
  return sealBytes(key(), PLACE, Buffer.from(`${ends} ${token}`)).toString("base64url");
}

/** The token in a cookie; null when it was not sealed by us, was changed since, or has ended. */
export function openCookie(text: string): string | null {
  try {
    const [ends, token] = unsealBytes(key(), PLACE, Buffer.from(text, "base64url")).toString().split(" ");
    return token && Number(ends) > Date.now() ? token : null;
  } catch (error) {
    if (error instanceof UnsealError) return null;
    throw error;
  }
}

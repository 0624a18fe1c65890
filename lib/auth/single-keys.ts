import { cookies } from "next/headers";
import { isSecureSite } from "#lib/auth/options";

const COOKIE = "single-keys";
const A_YEAR = 365 * 24 * 3600;

/** Whether this reader wants single keys on staff pages; on until turned off (WCAG 2.1.4). */
export async function wantsSingleKeys(): Promise<boolean> {
  return (await cookies()).get(COOKIE)?.value !== "off";
}

/** Keeps the reader's choice in their browser for a year: one plain word, nothing else. */
export async function keepSingleKeys(on: boolean): Promise<void> {
  const options = {
    httpOnly: true,
    sameSite: "lax" as const,
    path: "/",
    secure: isSecureSite(),
    maxAge: A_YEAR,
  };
  (await cookies()).set(COOKIE, on ? "on" : "off", options);
}

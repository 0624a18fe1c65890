import { cookies } from "next/headers";

/** A word that a page of ours left in this browser for itself, such as how it is looked at; null where there is none. */
export async function plainCookie(name: string): Promise<string | null> {
  return (await cookies()).get(name)?.value ?? null;
}

/** The addresses this installation is reached under. The first is the canonical one. */
export function ownOrigins(env: Record<string, string | undefined> = process.env): string[] {
  const set = env.EVENKEEL_ORIGIN;
  if (set) return [new URL(set).origin];
  const port = env.PORT ?? "3000";
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
}

/**
 * True when a mutation comes from one of our own pages. A missing or `null` Origin, a foreign one, or a
 * cross-site fetch is refused before any work (security paper, SEC-21).
 */
export function isOwnOrigin(headers: { get(name: string): string | null }, own: readonly string[]): boolean {
  const origin = headers.get("origin");
  if (origin === null || !own.includes(origin)) return false;
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin";
}

/** A path on this site and nothing else: the only thing a "next" parameter may hold (SEC-23). */
export function safePath(value: unknown): `/${string}` | null {
  if (typeof value !== "string" || value.length > 300) return null;
  if (!/^\/(?![/\\])[\w\-./?=&]*$/.test(value)) return null;
  // "/.//host" becomes "//host" once somebody tidies the path; what is encoded, once somebody decodes it.
  if (/\.\.|\/\/|\/\.\//.test(value)) return null;
  return value as `/${string}`;
}

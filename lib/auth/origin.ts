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

/** Reads the two switches our connection string may carry and hands the rest to the driver. */
export function readDatabaseUrl(raw: string): { url: string; prepare: boolean } | { problem: string } {
  let parsed: URL;
  try {
    parsed = new URL(raw);
  } catch {
    return { problem: "DATABASE_URL is not a URL. It looks like postgres://user:password@host:5432/name" };
  }
  if (parsed.protocol !== "postgres:" && parsed.protocol !== "postgresql:") {
    return { problem: "DATABASE_URL must start with postgres:// or postgresql://" };
  }
  if (parsed.pathname.length < 2) {
    return { problem: "DATABASE_URL names no database. Add its name after the host, as in /evenkeel" };
  }
  const pooled = parsed.searchParams.get("pgbouncer") === "true";
  parsed.searchParams.delete("pgbouncer");
  return { url: parsed.toString(), prepare: !pooled };
}

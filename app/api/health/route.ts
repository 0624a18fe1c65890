import { isDatabaseUp } from "#lib/auth/health";

/** Ready when the records can be reached; a balancer and the launcher ask this. */
export async function GET(): Promise<Response> {
  const up = await isDatabaseUp();
  return Response.json(
    { status: up ? "ok" : "unavailable" },
    { status: up ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

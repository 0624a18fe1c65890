import { readRoute } from "#lib/auth/read-route";
import { listCodeNames } from "#lib/couples/list-code-names";

/** The clinician's couples by code name, for the palette. */
export const GET = readRoute("clinician", async (actor) => ({ couples: await listCodeNames(actor) }));

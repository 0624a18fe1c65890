import { notFound } from "next/navigation";
import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import type { LineKind } from "#lib/formulation/types";

/**
 * Nothing is read: the page is the same whatever somebody sent or shared. Null after a plain form was sent signed out.
 */
export async function loadKind(kind: string): Promise<LineKind | null> {
  if (await isSentSignedOut()) return null;
  await requireActor("partner");
  if (kind === "check-in") return "check_in";
  if (kind === "questions") return "rating";
  notFound();
}

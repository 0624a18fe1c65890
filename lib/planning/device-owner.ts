import { createHash } from "node:crypto";
import type { ActorOf } from "#lib/access/actor";

/** Whose queue a device keeps: another member or practice has another one. Says nothing about either. */
export function deviceOwner(actor: ActorOf<"clinician">): string {
  return createHash("sha256")
    .update(`run queue ${actor.practiceId} ${actor.userId}`)
    .digest("hex")
    .slice(0, 32);
}

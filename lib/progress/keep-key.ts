import { createHmac } from "node:crypto";
import type { ActorOf } from "#lib/access/actor";
import { derivedKey } from "#lib/secrets/master-key";

/**
 * The key under which a partner's own page keeps the answers of a check-in that is not sent yet: 32 bytes in
 * base64. It is told to that partner's signed-in page alone and never stored, so what a shared phone keeps can
 * be read by nobody else, and by nobody once they are signed out.
 */
export function keepKey(actor: ActorOf<"partner">, week: string): string {
  const of = `${actor.practiceId} ${actor.userId} ${week}`;
  return createHmac("sha256", derivedKey("check-in not sent yet")).update(of).digest("base64");
}

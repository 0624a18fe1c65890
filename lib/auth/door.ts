import { type ActorOf, mintActor } from "#lib/access/actor";
import { type Id, newId } from "#lib/kernel/ids";

/** No practice: for look-ups in the global tables before anybody is known. */
export const NO_PRACTICE: Id = "00000000-0000-0000-0000-000000000000";

/** The actor of somebody who is not signed in yet: may sign in, accept an invitation, nothing else. */
export function doorActor(practiceId: Id = NO_PRACTICE, requestId: string = newId()): ActorOf<"door"> {
  return mintActor({ role: "door", userId: null, practiceId, requestId, sessionRef: null });
}

import { type ActorOf, mintActor } from "#lib/access/actor";
import type { Id } from "#lib/kernel/ids";

/** Stands where no practice is meant: row-level security then shows the list of practices and nothing else. */
const NO_PRACTICE: Id = "00000000-0000-0000-0000-000000000000";

/** The actor of a run inside one practice. Nobody is signed in; `requestId` ties a run's rows and log lines together. */
export function jobActor(practiceId: Id, requestId: string): ActorOf<"job"> {
  return mintActor({ role: "job", practiceId, userId: null, requestId, sessionRef: null });
}

/** The actor that lists practices. */
export function listingActor(requestId: string): ActorOf<"job"> {
  return jobActor(NO_PRACTICE, requestId);
}

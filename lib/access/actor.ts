import type { Id } from "#lib/kernel/ids";

export type Role = "clinician" | "supervisor" | "admin" | "partner" | "job" | "door";
export type Slot = "A" | "B";

/** Present in the type only: an actor cannot be written down, it has to be minted. */
declare const minted: unique symbol;
type Minted = { readonly [minted]: true };

type Common = {
  readonly practiceId: Id;
  readonly requestId: string;
  /** A short hash of the session token for the audit trail; null where no session exists. */
  readonly sessionRef: string | null;
};

/** The facts from which an actor of a role is minted. */
export type ActorFacts<R extends Role> = Common &
  (R extends "partner"
    ? { readonly role: "partner"; readonly userId: Id; readonly coupleId: Id; readonly slot: Slot }
    : R extends "door" | "job"
      ? { readonly role: R; readonly userId: null }
      : { readonly role: R; readonly userId: Id });

/** Who is asking, proven. Every verb and query takes one first and authorizes with it. */
export type ActorOf<R extends Role> = R extends Role ? ActorFacts<R> & Minted : never;
export type Actor = ActorOf<Role>;

/**
 * Turns proven facts into an actor. Only `lib/auth` (from a live session), the door, the job runner and
 * the tests may call this; an architecture test holds the list.
 */
export function mintActor<R extends Role>(facts: ActorFacts<R>): ActorOf<R> {
  return facts as unknown as ActorOf<R>;
}

import type postgres from "postgres";
import type { Id } from "#lib/kernel/ids";
import type { World } from "#tests/support/people";

export type Given = { owner: postgres.Sql; world: World };
type Ids = Readonly<Record<string, Id>>;

/** A call that is ready to be made: by any actor, with its own ids or with others in their place. */
export type Prepared = { ids: Ids; run(actor: never, ids: Ids): Promise<unknown> };

/** `never` stands for any actor: the whole point is to hand a verb somebody it is not for. */
export function call<I extends Ids>(ids: I, run: (actor: never, ids: I) => Promise<unknown>): Prepared {
  return { ids, run: (actor, swapped) => run(actor, { ...ids, ...swapped }) };
}

export const none = (run: (actor: never) => Promise<unknown>) => async () => call({}, run);

export const ofCouple =
  (run: (actor: never, ids: { coupleId: Id }) => Promise<unknown>) =>
  async ({ world }: Given) =>
    call({ coupleId: world.coupleId }, run);
